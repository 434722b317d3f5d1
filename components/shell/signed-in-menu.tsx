'use client';

import { ChevronDown, FolderInput, Lock, LogOut, TriangleAlert, User, Users } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { formatDateTime } from '@/components/ui/format';
import { Menu, MenuCaption, MenuItem, MenuRule } from '@/components/ui/menu';
import { lockNow } from '@/lib/client/lock';
import {
  hasRole,
  type SessionState,
  trustKey,
  usePinnedKeyId,
  useSession,
  useSignOut,
} from '@/lib/client/registry/session';
import { mainRole } from '@/lib/domain/landing';
import { lock } from '@/lib/messages/lock';
import { ROLE_NAMES, session as words } from '@/lib/messages/session';
import { shell } from '@/lib/messages/shell';

interface SignedInMenuProps {
  readonly guarded: boolean;
}

/** Once the session is known: the server is asked for it, or this browser tells of it where there is no network. */
export function SignedInMenu(props: SignedInMenuProps) {
  const session = useSession();
  return session && <MenuOf {...props} session={session} />;
}

function MenuOf({ session, guarded }: SignedInMenuProps & { readonly session: NonNullable<SessionState> }) {
  const signOut = useSignOut();
  const pinned = usePinnedKeyId();
  const router = useRouter();
  const { person, signedInAt, expiresAt, offline, signingKey } = session;
  const keyChanged = pinned != null && pinned !== signingKey.keyId;
  const roles = person.roles.map((role) => ROLE_NAMES[role]);
  return (
    <Menu
      trigger={
        <button type="button" className="top-state">
          {keyChanged ? <TriangleAlert aria-hidden /> : <User aria-hidden />}
          <span className="top-person">
            <span className="top-detail">{ROLE_NAMES[mainRole(person.roles)]} </span>
            <b>{person.name}</b>
          </span>
          <ChevronDown aria-hidden />
        </button>
      }
    >
      <MenuCaption>{words.menuTitle}</MenuCaption>
      <MenuCaption>
        {person.email}
        <br />
        {roles.join(', ')}
        <br />
        {words.signedInAt(formatDateTime(signedInAt))}.{' '}
        {offline ? words.offline : words.until(formatDateTime(expiresAt))}
      </MenuCaption>
      <MenuRule />
      {keyChanged && (
        <>
          <MenuCaption>
            <b>{words.key.title}.</b> {words.key.body(signingKey.keyId)}
          </MenuCaption>
          <MenuItem icon={TriangleAlert} onSelect={() => void trustKey(session)}>
            {words.key.trust}
          </MenuItem>
          <MenuRule />
        </>
      )}
      <MenuItem icon={FolderInput} onSelect={() => router.push('/shared')}>
        {shell.pages.shared}
      </MenuItem>
      {hasRole(session, 'reviewer') && (
        <MenuItem icon={Users} onSelect={() => router.push('/people')}>
          {words.people}
        </MenuItem>
      )}
      {guarded && (
        <MenuItem icon={Lock} onSelect={lockNow}>
          {lock.lockNow}
        </MenuItem>
      )}
      <MenuItem icon={LogOut} onSelect={() => void signOut()}>
        {words.signOut}
      </MenuItem>
    </Menu>
  );
}
