'use client';

import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { onDemand, useNeeded } from '@/components/ui/on-demand';
import { dismissFault, type Fault, useFaults } from '@/lib/client/faults';
import { useDataGone, useStorageWatch } from '@/lib/client/storage-faults';
import { faults as words } from '@/lib/messages/faults';

const restore = onDemand(() => import('@/components/annotator/backup/restore-button'));

/** What befell this tab, until it is reloaded or somebody has read it. */
export function FaultNotices() {
  useStorageWatch();
  const faults = useFaults();
  return (
    <>
      <DataGoneNotice />
      {faults.map((fault) => (
        <FaultNotice key={fault} fault={fault} />
      ))}
    </>
  );
}

function FaultNotice({ fault }: { readonly fault: Fault }) {
  if (fault === 'worker-crashed') {
    return (
      <Notice
        tone="warning"
        announce
        title={words.workerCrashed.title}
        actions={
          <Button size="small" onClick={() => dismissFault(fault)}>
            {words.understood}
          </Button>
        }
      >
        {words.workerCrashed.body}
      </Notice>
    );
  }
  const { title, body } = fault === 'newer-data' ? words.newerData : words.storageClosed;
  return (
    <Notice
      tone="critical"
      announce
      title={title}
      actions={
        <Button size="small" variant="primary" icon={RotateCw} onClick={() => window.location.reload()}>
          {words.reload}
        </Button>
      }
    >
      {body}
    </Notice>
  );
}

function DataGoneNotice() {
  const { gone, forget } = useDataGone();
  const [restoring, setRestoring] = useState(false);
  const loaded = useNeeded(restore, gone);
  // What is restored ends the loss; its dialog still has to say so.
  if (!gone && !restoring) return null;
  return (
    <Notice
      tone="critical"
      announce
      title={words.dataGone.title}
      actions={
        <>
          {loaded && <loaded.RestoreButton label={words.dataGone.restore} variant="primary" onBusy={setRestoring} />}
          <Button size="small" onClick={forget}>
            {words.dataGone.forget}
          </Button>
        </>
      }
    >
      {words.dataGone.body}
    </Notice>
  );
}
