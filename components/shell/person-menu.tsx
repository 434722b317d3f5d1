'use client';

import { LogIn } from 'lucide-react';
import { onDemand, useNeeded } from '@/components/ui/on-demand';
import { PageLink } from '@/components/ui/page-link';
import { isGuarded, useWays } from '@/lib/client/lock';
import { useSession } from '@/lib/client/registry/session';
import { shell } from '@/lib/messages/shell';

const signedIn = onDemand(() => import('./signed-in-menu'));
const lockButton = onDemand(() => import('./lock-button'));

/** Who is signed in, in which roles; signing out. Signed out: the way to sign in. */
export function PersonMenu() {
  const session = useSession();
  const guarded = isGuarded(useWays());
  const menu = useNeeded(signedIn, session != null);
  const lock = useNeeded(lockButton, session === null && guarded);
  if (session === undefined) return null;
  if (session !== null) return menu && <menu.SignedInMenu session={session} guarded={guarded} />;
  return (
    <>
      {guarded && lock && <lock.LockButton />}
      <PageLink href="/sign-in" className="top-state" title={shell.signInWhy}>
        <LogIn aria-hidden />
        <span>{shell.pages.signIn}</span>
      </PageLink>
    </>
  );
}
