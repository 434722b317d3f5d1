'use client';

import { LogIn } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { TextInput } from '@/components/ui/text-input';
import { type Session, type SignInError, signIn } from '@/lib/client/registry/session';
import { lock } from '@/lib/messages/lock';
import { callErrorMessage } from '@/lib/messages/registry-errors';
import { session as words } from '@/lib/messages/session';

/** E-mail and password. */
export function CredentialsForm({
  email: given = '',
  sign = signIn,
  onSignedIn,
}: {
  /** Of the person who signs in again. */
  readonly email?: string;
  /** What signs in: on the lock screen it opens the stored data as well. */
  readonly sign?: (email: string, password: string) => ReturnType<typeof signIn>;
  /** Session undefined: signed in, but the site signs with a key that is not trusted here. */
  readonly onSignedIn: (session: Session | undefined) => void;
}) {
  const [email, setEmail] = useState(given);
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<SignInError>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (email.trim() === '' || password === '') return;
    setBusy(true);
    setError(undefined);
    const outcome = await sign(email.trim(), password);
    setBusy(false);
    if (outcome.ok) onSignedIn(outcome.value);
    else if (outcome.error.code === 'key-changed') onSignedIn(undefined);
    else setError(outcome.error);
  };
  const message = error && messageOf(error);
  return (
    <form className="grid gap-4" onSubmit={(event) => void submit(event)} noValidate>
      <Field label={words.email} error={asked && email.trim() === '' ? words.missing : undefined}>
        <TextInput
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          readOnly={given !== ''}
        />
      </Field>
      <Field label={words.password} error={asked && password === '' ? words.missing : undefined}>
        <TextInput
          type="password"
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
      </Field>
      {message && (
        <Notice tone="critical" title={message.what} announce>
          {message.next}
        </Notice>
      )}
      <div>
        <Button type="submit" variant="primary" icon={LogIn} busy={busy}>
          {words.signIn}
        </Button>
      </div>
    </form>
  );
}

function messageOf(error: SignInError) {
  if (error.code === 'key-changed') return undefined;
  return error.code === 'not-released' ? lock.notReleased : callErrorMessage(error.code);
}
