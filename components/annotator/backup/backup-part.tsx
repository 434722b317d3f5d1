'use client';

import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { formatBytes } from '@/components/ui/format';
import { ProgressBar } from '@/components/ui/progress-bar';
import { saveFile } from '@/components/ui/save-file';
import { panels } from '@/lib/messages/annotate-panels';
import { workErrorMessage } from '@/lib/messages/errors';
import { MakeBackupDialog } from './make-backup-dialog';
import { RestoreButton } from './restore-button';
import { useBackup } from './use-backup';

const { backup: words } = panels;

/** In the storage menu: all that is kept as one file, and back. */
export function BackupPart() {
  const making = useBackup();
  const [asking, setAsking] = useState(false);
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
        <RestoreButton onAsk={forget} />
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
    </section>
  );
}
