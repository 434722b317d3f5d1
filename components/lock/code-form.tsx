'use client';

import { type FormEvent, useState } from 'react';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { isRecoveryCode, unlockByCode } from '@/lib/client/protection';
import { lock as words } from '@/lib/messages/lock';
import { NewPassphraseFields, useNewPassphrase } from './new-passphrase';
import { UnlockFoot } from './unlock-foot';

/** The printed code, and a passphrase in place of the lost one. */
export function CodeForm({ waitUntilMs }: { readonly waitUntilMs: number }) {
  const [code, setCode] = useState('');
  const [state, setState] = useState<'idle' | 'odd' | 'busy' | 'wrong'>('idle');
  const fields = useNewPassphrase();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const whole = isRecoveryCode(code);
    if (!fields.check() || !whole) return setState(whole ? 'idle' : 'odd');
    setState('busy');
    const outcome = await unlockByCode(code, fields.value);
    setState(outcome === 'wrong' ? 'wrong' : 'idle');
  };
  return (
    <form className="grid gap-4" onSubmit={(event) => void submit(event)} noValidate>
      <Field label={words.code} hint={words.codeHint} error={state === 'odd' ? words.codeOdd : undefined}>
        <TextInput name="code" autoComplete="off" spellCheck={false} value={code} onChange={setCode} />
      </Field>
      <NewPassphraseFields fields={fields} />
      <UnlockFoot
        busy={state === 'busy'}
        wrong={state === 'wrong' ? words.wrongCode : undefined}
        waitUntilMs={waitUntilMs}
      />
    </form>
  );
}
