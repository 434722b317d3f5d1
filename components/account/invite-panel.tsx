'use client';

import { Check, Copy, Link2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/section';
import { TextInput } from '@/components/ui/text-input';
import { useInvite } from '@/lib/client/registry/people';
import { ROLES, type Role } from '@/lib/domain/person';
import { people, ROLE_DOES, ROLE_NAMES, session as words } from '@/lib/messages/session';
import { CallProblem } from './call-problem';
import { SignInAgain } from './sign-in-again';
import { useWithSignIn } from './use-with-sign-in';

/** Makes a link by which one person joins. */
export function InvitePanel() {
  const invite = useInvite();
  const { run, dialog } = useWithSignIn();
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>(['clinician']);
  const [asked, setAsked] = useState(false);
  const [copied, setCopied] = useState(false);
  const [made, setMade] = useState<{ email: string; link: string }>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    const address = email.trim();
    if (address === '' || roles.length === 0) return;
    run(async () => {
      const { token } = await invite.mutateAsync({ email: address, roles: [...roles] });
      setMade({ email: address, link: `${window.location.origin}/join#invite=${token}` });
      setCopied(false);
      setEmail('');
      setAsked(false);
    });
  };
  return (
    <Panel title={people.inviteTitle} note={people.inviteNote}>
      <form className="grid gap-4" onSubmit={submit} noValidate>
        <Field
          label={words.email}
          error={asked && email.trim() === '' ? words.missing : undefined}
          className="max-w-96"
        >
          <TextInput type="email" name="invited" autoComplete="off" value={email} onChange={setEmail} />
        </Field>
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-medium text-caption text-fg-2">{people.roles}</legend>
          {ROLES.map((role) => (
            <Checkbox
              key={role}
              checked={roles.includes(role)}
              onChange={(on) => setRoles(on ? [...roles, role] : roles.filter((each) => each !== role))}
              label={
                <>
                  {ROLE_NAMES[role]} <span className="text-fg-2">{ROLE_DOES[role]}</span>
                </>
              }
            />
          ))}
          {asked && roles.length === 0 && <p className="form-error">{people.noRole}</p>}
        </fieldset>
        <div>
          <Button type="submit" variant="primary" icon={Link2} busy={invite.isPending}>
            {people.make}
          </Button>
        </div>
        <CallProblem error={invite.error} />
      </form>
      {made && (
        <Notice className="mt-4" tone="ok" title={people.linkMade(made.email)} announce>
          <p>{people.linkNote}</p>
          <p className="mt-1 break-all font-mono text-caption" data-testid="invitation-link">
            {made.link}
          </p>
          <p className="mt-1">
            <Button
              size="small"
              icon={copied ? Check : Copy}
              onClick={() => void navigator.clipboard.writeText(made.link).then(() => setCopied(true))}
            >
              {copied ? people.copied : people.copy}
            </Button>
          </p>
        </Notice>
      )}
      <SignInAgain {...dialog} />
    </Panel>
  );
}
