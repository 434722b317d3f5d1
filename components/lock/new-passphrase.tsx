'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { PASSPHRASE_LENGTH_MIN } from '@/lib/client/protection';
import { lock } from '@/lib/messages/lock';

const { protection: words } = lock;

export interface NewPassphrase {
  readonly value: string;
  readonly again: string;
  /** After the first try to send it: what is wrong is said. */
  readonly asked: boolean;
  readonly setValue: (value: string) => void;
  readonly setAgain: (value: string) => void;
  /** @returns whether it can be taken */
  readonly check: () => boolean;
}

export function useNewPassphrase(): NewPassphrase {
  const [value, setValue] = useState('');
  const [again, setAgain] = useState('');
  const [asked, setAsked] = useState(false);
  const check = () => {
    setAsked(true);
    return value.length >= PASSPHRASE_LENGTH_MIN && value === again;
  };
  return { value, again, asked, setValue, setAgain, check };
}

/** Twice, since nobody can reset it. */
export function NewPassphraseFields({
  fields: { value, again, asked, setValue, setAgain },
  label = words.first,
  hint = words.firstHint,
  labelAgain = words.again,
}: {
  readonly fields: NewPassphrase;
  readonly label?: string;
  readonly hint?: string;
  readonly labelAgain?: string;
}) {
  return (
    <>
      <Field label={label} hint={hint} error={asked && value.length < PASSPHRASE_LENGTH_MIN ? words.short : undefined}>
        <TextInput type="password" autoComplete="new-password" value={value} onChange={setValue} />
      </Field>
      <Field label={labelAgain} error={asked && value !== again ? words.differ : undefined}>
        <TextInput type="password" autoComplete="new-password" value={again} onChange={setAgain} />
      </Field>
    </>
  );
}
