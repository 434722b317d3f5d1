'use client';

import { UserPlus } from 'lucide-react';
import { type FormEvent, useState, useSyncExternalStore } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { TextInput } from '@/components/ui/text-input';
import type { CallErrorCode } from '@/lib/client/registry/call';
import { acceptInvitation, setUp } from '@/lib/client/registry/people';
import { callErrorMessage } from '@/lib/messages/registry-errors';
import { session as words } from '@/lib/messages/session';

const PASSWORD_MIN = 12;

interface Link {
  readonly kind: 'setup' | 'invite';
  readonly token: string;
}

/** The token stands in the fragment: it is never part of a request, and so of no log. */
function linkIn(hash: string): Link | undefined {
  const [, kind, token] = /^#(setup|invite)=([A-Za-z0-9_-]{43})$/u.exec(hash) ?? [];
  return token === undefined ? undefined : { kind: kind === 'setup' ? 'setup' : 'invite', token };
}

function onHashChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** Joining a site by a link: the first person sets it up, the others were invited. */
export function JoinPage() {
  const hash = useSyncExternalStore<string | undefined>(
    onHashChange,
    () => window.location.hash,
    () => undefined,
  );
  const [done, setDone] = useState(false);
  if (hash === undefined) return <Skeleton className="page-body" lines={5} />;
  const link = linkIn(hash);
  if (done) {
    return (
      <div className="account-page">
        <h2>{words.join.title}</h2>
        <Notice
          tone="ok"
          title={words.join.done}
          announce
          actions={
            <ButtonLink href="/sign-in" variant="primary">
              {words.signIn}
            </ButtonLink>
          }
        >
          {words.join.doneBody}
        </Notice>
      </div>
    );
  }
  if (!link) {
    return (
      <div className="account-page">
        <h2>{words.join.title}</h2>
        <Notice tone="warning" title={words.join.noToken.what}>
          {words.join.noToken.next}
        </Notice>
      </div>
    );
  }
  const setup = link.kind === 'setup';
  return (
    <div className="account-page">
      <h2>{setup ? words.join.setupTitle : words.join.title}</h2>
      <p className="text-fg-2">{setup ? words.join.setupBody : words.join.inviteBody}</p>
      <JoinForm link={link} onDone={() => setDone(true)} />
      <p className="text-caption text-fg-2">{words.promise}</p>
    </div>
  );
}

function JoinForm({ link, onDone }: { readonly link: Link; readonly onDone: () => void }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<CallErrorCode>();
  const setup = link.kind === 'setup';
  const missing = (value: string) => (asked && value.trim() === '' ? words.missing : undefined);
  const short = password.length < PASSWORD_MIN;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === '' || short || (setup && email.trim() === '')) return;
    setBusy(true);
    setCode(undefined);
    const body = { token: link.token, name: name.trim(), password };
    const outcome = setup ? await setUp({ ...body, email: email.trim() }) : await acceptInvitation(body);
    setBusy(false);
    if (outcome.ok) onDone();
    else setCode(outcome.error.code);
  };
  const message = code && callErrorMessage(code);
  return (
    <form className="grid gap-4" onSubmit={(event) => void submit(event)} noValidate>
      <Field label={words.name} hint={words.nameHint} error={missing(name)}>
        <TextInput name="name" autoComplete="name" value={name} onChange={setName} maxLength={120} />
      </Field>
      {setup && (
        <Field label={words.email} error={missing(email)}>
          <TextInput type="email" name="email" autoComplete="username" value={email} onChange={setEmail} />
        </Field>
      )}
      <Field label={words.password} hint={words.passwordHint} error={asked && short ? words.passwordShort : undefined}>
        <TextInput
          type="password"
          name="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          maxLength={128}
        />
      </Field>
      {message && (
        <Notice tone="critical" title={message.what} announce>
          {message.next}
        </Notice>
      )}
      <div>
        <Button type="submit" variant="primary" icon={UserPlus} busy={busy}>
          {setup ? words.join.setupSubmit : words.join.submit}
        </Button>
      </div>
    </form>
  );
}
