'use client';

import { FileDown } from 'lucide-react';
import type { FormEvent } from 'react';
import { NewPassphraseFields, useNewPassphrase } from '@/components/lock/new-passphrase';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { panels } from '@/lib/messages/annotate-panels';

const { backup: words } = panels;

/** A backup leaves this browser: it is encrypted, always. */
export function MakeBackupDialog({
  onClose,
  onMake,
}: {
  readonly onClose: () => void;
  readonly onMake: (passphrase: string) => void;
}) {
  const fields = useNewPassphrase();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fields.check()) onMake(fields.value);
  };
  return (
    <Dialog
      open
      width="small"
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={words.make}
      description={words.makeText}
    >
      <form className="grid gap-4" onSubmit={submit} noValidate>
        <NewPassphraseFields fields={fields} label={words.passphrase} hint={words.passphraseHint} />
        <div>
          <Button type="submit" variant="primary" icon={FileDown}>
            {words.makeNow}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
