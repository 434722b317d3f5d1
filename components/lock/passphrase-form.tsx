'use client';

import { LockOpen } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { TextInput } from '@/components/ui/text-input';
import { unlockByPassphrase } from '@/lib/client/protection';
import { lock as words } from '@/lib/messages/lock';
import { useSecondsLeft } from './use-seconds-left';

export function PassphraseForm({ waitUntilMs }: { readonly waitUntilMs: number }) {
  const [passphrase, setPassphrase] = useState('');
  const [state, setState] = useState<'idle' | 'missing' | 'busy' | 'wrong'>('idle');
  const wait = useSecondsLeft(waitUntilMs);
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
      {state === 'wrong' && (
        <Notice tone="critical" title={words.wrongPassphrase.what} announce>
          {words.wrongPassphrase.next} {wait > 0 && words.tooSoon(wait)}
        </Notice>
      )}
      <div>
        <Button type="submit" variant="primary" icon={LockOpen} busy={state === 'busy'} disabled={wait > 0}>
          {words.unlock}
        </Button>
      </div>
    </form>
  );
}
