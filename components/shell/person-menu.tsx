'use client';

import { LogIn } from 'lucide-react';
import { onDemand, useNeeded } from '@/components/ui/on-demand';
import { PageLink } from '@/components/ui/page-link';
import { isGuarded, useKnownSignIn, useWays } from '@/lib/client/at-start';
import { shell } from '@/lib/messages/shell';

const signedInMenu = onDemand(() => import('./signed-in-menu'));
const lockButton = onDemand(() => import('./lock-button'));

/** Who is signed in, in which roles; signing out. Signed out: the way to sign in. */
export function PersonMenu() {
  const signedIn = useKnownSignIn();
  const guarded = isGuarded(useWays());
  const menu = useNeeded(signedInMenu, signedIn === true);
  const lock = useNeeded(lockButton, signedIn === false && guarded);
  if (signedIn === undefined) return null;
  if (signedIn) return menu && <menu.SignedInMenu guarded={guarded} />;
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
