'use client';

import { LogOut } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { formatDateTime } from '@/components/ui/format';
import { useQueryParam } from '@/components/ui/query-param';
import { useQueryClient } from '@/lib/client/queries';
import { forgetServer, tellTabs, useSession, useSignOut } from '@/lib/client/registry/session';
import { landingPath } from '@/lib/domain/landing';
import { session as words } from '@/lib/messages/session';
import { shell } from '@/lib/messages/shell';
import { CredentialsForm } from './credentials-form';

/** Signing in; afterwards each role is taken to its own page, or back to where sharing asked for it. */
export function SignInPage() {
  const session = useSession();
  const client = useQueryClient();
  const router = useRouter();
  const signOut = useSignOut();
  const [next] = useQueryParam('next');
  if (session) {
    return (
      <div className="account-page">
        <h2>{words.signedIn(session.person.name)}</h2>
        <p className="text-fg-2">{session.offline ? words.offline : words.until(formatDateTime(session.expiresAt))}</p>
        <div>
          <Button icon={LogOut} onClick={() => void signOut()}>
            {words.signOut}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="account-page">
      <h2>{words.title}</h2>
      <p className="text-fg-2">{shell.signInWhy}</p>
      <CredentialsForm
        onSignedIn={(signedIn) => {
          tellTabs();
          forgetServer(client);
          // Only pages of this app: an address from a link could lead elsewhere.
          const back = next !== undefined && /^\/[a-z-]+(?:\?[\w=&-]*)?$/u.test(next) ? next : undefined;
          router.push(back ?? landingPath(signedIn?.person.roles ?? []));
        }}
      />
      <p className="text-caption text-fg-2">{words.noAccount}</p>
      <p className="text-caption text-fg-2">{words.promise}</p>
    </div>
  );
}
