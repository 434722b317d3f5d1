'use client';

import { type FormEvent, useState } from 'react';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { unlockByPassphrase } from '@/lib/client/protection';
import { lock as words } from '@/lib/messages/lock';
import { UnlockFoot } from './unlock-foot';

export function PassphraseForm({ waitUntilMs }: { readonly waitUntilMs: number }) {
  const [passphrase, setPassphrase] = useState('');
  const [state, setState] = useState<'idle' | 'missing' | 'busy' | 'wrong'>('idle');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (passphrase === '') return setState('missing');
    setState('busy');
    const outcome = await unlockByPassphrase(passphrase);
    // Open: the app takes this screen's place.
    setState(outcome === 'wrong' ? 'wrong' : 'idle');
  };
  return (
    <form className="grid gap-4" onSubmit={(event) => void submit(event)} noValidate>
      <Field label={words.passphrase} error={state === 'missing' ? words.missing : undefined}>
        <TextInput
          type="password"
          name="passphrase"
          autoComplete="current-password"
          autoFocus
          value={passphrase}
          onChange={setPassphrase}
        />
      </Field>
      <UnlockFoot
        busy={state === 'busy'}
        wrong={state === 'wrong' ? words.wrongPassphrase : undefined}
        waitUntilMs={waitUntilMs}
      />
    </form>
  );
}
