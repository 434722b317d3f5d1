'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Segmented } from '@/components/ui/segmented';
import { TextInput } from '@/components/ui/text-input';
import {
  choosePassphrase,
  newRecoveryCode,
  openBySignIn,
  type Proof,
  type ProtectionOutcome,
  removeProtection,
} from '@/lib/client/protection';
import { lock } from '@/lib/messages/lock';
import { NewPassphraseFields, useNewPassphrase } from './new-passphrase';

const { protection: words } = lock;

export type ProtectionChange = 'set' | 'renew' | 'remove' | 'sign-in' | 'remove-sign-in';

const TEXTS: Readonly<Record<ProtectionChange, () => string>> = {
  set: () => words.forgotten,
  renew: () => words.renewText,
  remove: () => words.removeText,
  'sign-in': () => words.signInText,
  'remove-sign-in': () => words.removeText,
};

/** One change, shown to be wanted by the passphrase or the recovery code once there is one. */
export function ProtectionForm({
  change,
  guarded,
  hasPassphrase,
  person,
  onDone,
}: {
  readonly change: ProtectionChange;
  readonly guarded: boolean;
  readonly hasPassphrase: boolean;
  readonly person: { readonly id: string } | undefined;
  /** @param code a recovery code that was made */
  readonly onDone: (code: string | undefined) => void;
}) {
  const [by, setBy] = useState<'passphrase' | 'recovery'>(hasPassphrase ? 'passphrase' : 'recovery');
  const [proofText, setProofText] = useState('');
  const [state, setState] = useState<'idle' | 'missing' | 'busy' | 'wrong' | 'unreachable'>('idle');
  const fields = useNewPassphrase();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (change === 'set' && !fields.check()) return setState('idle');
    if (guarded && proofText === '') return setState('missing');
    setState('busy');
    const proof: Proof = !guarded
      ? { kind: 'device' }
      : by === 'passphrase'
        ? { kind: by, passphrase: proofText }
        : { kind: by, code: proofText };
    const outcome = await carriedOut(change, proof, fields.value, person?.id);
    if (outcome?.kind === 'changed') onDone(outcome.code);
    else setState(outcome ? 'wrong' : 'unreachable');
  };
  return (
    <form className="grid gap-4" onSubmit={(event) => void submit(event)} noValidate>
      <p>{TEXTS[change]()}</p>
      {guarded && hasPassphrase && (
        <Segmented
          className="justify-self-start"
          label={lock.waysLabel}
          value={by}
          onChange={setBy}
          options={(['passphrase', 'recovery'] as const).map((value) => ({ value, label: lock.ways[value] }))}
        />
      )}
      {guarded && (
        <Field
          label={by === 'passphrase' ? words.current : lock.code}
          error={state === 'missing' ? lock.missing : undefined}
        >
          <TextInput
            type={by === 'passphrase' ? 'password' : 'text'}
            autoComplete={by === 'passphrase' ? 'current-password' : 'off'}
            value={proofText}
            onChange={setProofText}
          />
        </Field>
      )}
      {change === 'set' && <NewPassphraseFields fields={fields} />}
      {state === 'busy' && <p className="text-caption text-fg-2">{words.working}</p>}
      {state === 'wrong' && (
        <Notice tone="critical" title={by === 'passphrase' ? lock.wrongPassphrase.what : lock.wrongCode.what} announce>
          {by === 'passphrase' ? lock.wrongPassphrase.next : lock.wrongCode.next}
        </Notice>
      )}
      {state === 'unreachable' && <Notice tone="critical" title={words.signInFailed} announce />}
      <div>
        <Button type="submit" variant="primary" busy={state === 'busy'}>
          {BUTTONS[change](guarded)}
        </Button>
      </div>
    </form>
  );
}

const BUTTONS: Readonly<Record<ProtectionChange, (guarded: boolean) => string>> = {
  set: (guarded) => (guarded ? words.change : words.set),
  renew: () => words.renew,
  remove: () => words.remove,
  'sign-in': () => words.signIn,
  'remove-sign-in': () => words.signInRemove,
};

/** @returns undefined: the server did not answer */
async function carriedOut(
  change: ProtectionChange,
  proof: Proof,
  passphrase: string,
  personId: string | undefined,
): Promise<ProtectionOutcome | undefined> {
  switch (change) {
    case 'set':
      return choosePassphrase(proof, passphrase);
    case 'renew':
      return newRecoveryCode(proof);
    case 'remove':
      return removeProtection(proof, 'passphrase');
    case 'remove-sign-in':
      return removeProtection(proof, 'sign-in');
    case 'sign-in':
      return personId === undefined ? undefined : openBySignIn(proof, personId);
  }
}
