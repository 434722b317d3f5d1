'use client';

import { ArchiveRestore, FileDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { formatBytes } from '@/components/ui/format';
import { ProgressBar } from '@/components/ui/progress-bar';
import { saveFile } from '@/components/ui/save-file';
import { panels } from '@/lib/messages/annotate-panels';
import { workErrorMessage } from '@/lib/messages/errors';
import { MakeBackupDialog } from './make-backup-dialog';
import { RestoreDialog } from './restore-dialog';
import { useBackup } from './use-backup';

const { backup: words } = panels;

/** In the storage menu: all that is kept as one file, and back. */
export function BackupPart() {
  const making = useBackup();
  const restoring = useBackup();
  const [asking, setAsking] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { state, forget } = making;
  useEffect(() => {
    if (state.step === 'made') saveFile(state.name, state.file, state.file.type);
  }, [state]);
  return (
    <section className="grid gap-2 border-line border-t pt-3" aria-label={words.title}>
      <p className="font-semibold">{words.title}</p>
      <p className="text-caption text-fg-2">{words.text}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" icon={FileDown} busy={state.step === 'making'} onClick={() => setAsking(true)}>
          {words.make}
        </Button>
        <Button
          size="small"
          icon={ArchiveRestore}
          onClick={() => {
            forget();
            input.current?.click();
          }}
        >
          {words.choose}
        </Button>
      </div>
      {asking && (
        <MakeBackupDialog
          onClose={() => setAsking(false)}
          onMake={(passphrase) => {
            setAsking(false);
            making.make(passphrase);
          }}
        />
      )}
      {state.step === 'making' && (
        <ProgressBar label={words.making} value={state.done} total={state.total} onCancel={making.cancel} />
      )}
      <p className="text-caption empty:hidden" role="status">
        {state.step === 'made' && words.made(formatBytes(state.file.size))}
        {state.step === 'cancelled' && words.cancelled}
        {state.step === 'failed' && `${workErrorMessage(state.code).what} ${workErrorMessage(state.code).next}`}
      </p>
      <input
        ref={input}
        type="file"
        accept=".gz,.backup"
        className="sr-only"
        tabIndex={-1}
        aria-label={words.choose}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file chosen again must count as a change.
          event.target.value = '';
          if (file) restoring.check(file);
        }}
      />
      {restoring.state.step !== 'idle' && <RestoreDialog work={restoring} />}
    </section>
  );
}
