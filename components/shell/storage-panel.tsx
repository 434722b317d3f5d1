'use client';

import { Check, HardDrive, MonitorDown, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { BackupPart } from '@/components/annotator/backup/backup-part';
import { ProtectionPart } from '@/components/lock/protection-part';
import { Button } from '@/components/ui/button';
import { formatBytes } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import { StatePill } from '@/components/ui/state-pill';
import { useInstall, useOfflineState } from '@/lib/client/offline';
import { isNearlyFull, requestPersistence, useStorageState } from '@/lib/client/storage';
import { faults } from '@/lib/messages/faults';
import { shell } from '@/lib/messages/shell';

/** What the storage menu says and offers. */
export function StoragePanel() {
  const state = useStorageState();
  const offline = shell.offline.states[useOfflineState()];
  const install = useInstall();
  const full = isNearlyFull(state);
  const [answer, setAnswer] = useState<boolean>();
  const ask = async () => setAnswer(await requestPersistence());
  return (
    <>
      <p className="font-semibold">{shell.storage.menuTitle}</p>
      <p className="tabular-nums">
        {state === undefined
          ? shell.storage.unknown
          : shell.storage.used(formatBytes(state.usedBytes), formatBytes(state.quotaBytes))}
      </p>
      {state !== undefined && full && (
        <Notice tone="warning" title={faults.nearlyFull.title}>
          {faults.nearlyFull.body(formatBytes(state.usedBytes), formatBytes(state.quotaBytes))}
        </Notice>
      )}
      {state !== undefined && (
        <p className="[&>.state]:whitespace-normal">
          <StatePill tone={state.persisted ? 'ok' : 'warning'} icon={state.persisted ? Check : TriangleAlert}>
            {state.persisted ? shell.storage.persisted : shell.storage.notPersisted}
          </StatePill>
        </p>
      )}
      {state?.persisted === false && (
        <Button icon={HardDrive} onClick={() => void ask()}>
          {shell.storage.ask}
        </Button>
      )}
      <p className="text-caption text-fg-2 empty:hidden" role="status">
        {answer === undefined ? '' : answer ? shell.storage.granted : shell.storage.refused}
      </p>
      {offline !== '' && <p className="text-caption text-fg-2">{offline}</p>}
      {install && (
        <Button icon={MonitorDown} onClick={() => void install()}>
          {shell.offline.install}
        </Button>
      )}
      <ProtectionPart />
      <BackupPart />
    </>
  );
}
