'use client';

import { ArchiveRestore } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { formatDateTime } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { RestorePlan } from '@/lib/client/backup';
import { panels } from '@/lib/messages/annotate-panels';
import { workErrorMessage } from '@/lib/messages/errors';
import { SealedFileForm } from './sealed-file-form';
import type { BackupWork } from './use-backup';

const { backup: words } = panels;

/** What a backup file would add, before it adds anything. */
export function RestoreDialog({ work: { state, check, restore, cancel, forget } }: { readonly work: BackupWork }) {
  const busy = state.step === 'checking' || state.step === 'restoring';
  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next) forget();
      }}
      title={words.restoreTitle}
      description={words.restoreText}
      footer={
        state.step === 'checked' ? (
          <>
            <Button onClick={forget}>{panels.cancel}</Button>
            <Button variant="primary" icon={ArchiveRestore} disabled={state.plan.add === 0} onClick={restore}>
              {words.restore}
            </Button>
          </>
        ) : (
          !busy && <Button onClick={forget}>{panels.close}</Button>
        )
      }
    >
      <div className="grid gap-3">
        {busy && (
          <ProgressBar
            label={state.step === 'checking' ? words.checking : words.restoring}
            value={state.done}
            total={state.total}
            onCancel={cancel}
          />
        )}
        {state.step === 'sealed' && (
          <SealedFileForm wrong={state.wrong} onOpen={(passphrase) => check(state.file, passphrase)} />
        )}
        {state.step === 'checked' && <PlanWords plan={state.plan} />}
        {state.step === 'restored' && <Notice tone="ok" title={words.restored(state.added)} announce />}
        {state.step === 'cancelled' && <Notice tone="info" title={words.cancelled} announce />}
        {state.step === 'busy' && <Notice tone="warning" title={words.busy} announce />}
        {state.step === 'refused' && <Notice tone="critical" title={words.refused[state.code]} announce />}
        {state.step === 'failed' && (
          <Notice tone="critical" title={workErrorMessage(state.code).what} announce>
            {workErrorMessage(state.code).next}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}

function PlanWords({ plan }: { readonly plan: RestorePlan }) {
  const named = Object.entries(plan.tables).flatMap(([table, count]) => {
    const say = words.tables[table];
    return say && count && count.add > 0 ? [say(count.add)] : [];
  });
  return (
    <>
      <p className="font-semibold">{words.of(formatDateTime(plan.header.createdAt))}</p>
      <p>{words.adds(plan.add)}</p>
      {named.length > 0 && (
        <ul className="ml-4 list-disc">
          {named.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {plan.differ > 0 && <p>{words.differ(plan.differ)}</p>}
    </>
  );
}
