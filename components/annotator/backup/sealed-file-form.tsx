'use client';

import { LockOpen } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { panels } from '@/lib/messages/annotate-panels';

const { backup: words } = panels;

/** Asks for the passphrase of an encrypted backup. */
export function SealedFileForm({
  wrong,
  onOpen,
}: {
  /** The one given before does not open it. */
  readonly wrong: boolean;
  readonly onOpen: (passphrase: string) => void;
}) {
  const [passphrase, setPassphrase] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase !== '') onOpen(passphrase);
  };
  return (
    <form className="grid gap-4" onSubmit={submit} noValidate>
      <p>{words.sealed}</p>
      <Field label={words.passphrase} error={wrong ? words.refused['wrong-passphrase'] : undefined}>
        <TextInput type="password" autoComplete="off" value={passphrase} onChange={setPassphrase} />
      </Field>
      <div>
        <Button type="submit" variant="primary" icon={LockOpen}>
          {words.openSealed}
        </Button>
      </div>
    </form>
  );
}
