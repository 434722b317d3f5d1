'use client';
import { useEffect } from 'react';
import { whySessionEnds } from '@/lib/domain/session-end';
import { useQueryClient } from '../queries';
import { lastActiveMs, noteActivity, onActivity } from './activity';
import { forgetServer, keepSession, onTabsTold, useSession, useSignOut } from './session';

const LOOK_EVERY_MS = 15_000;
const KEEP_EVERY_MS = 60_000;

/** Ends the session after 15 minutes without work, in every tab, and prolongs it on the server while there is some. */
export function useSessionWatch(): void {
  const client = useQueryClient();
  const session = useSession();
  const signOut = useSignOut();
  useEffect(() => onTabsTold(() => forgetServer(client)), [client]);
  const expiresAt = session?.expiresAt;
  useEffect(() => {
    if (expiresAt === undefined) return;
    let keptAt = Date.now();
    const look = () => {
      if (whySessionEnds({ lastActiveMs: lastActiveMs(), expiresAtMs: Date.parse(expiresAt) }, Date.now()))
        void signOut();
    };
    const stop = onActivity(() => {
      // Back after a pause that was too long: the pause counts, not the key that ended it.
      look();
      noteActivity();
      if (Date.now() - keptAt < KEEP_EVERY_MS) return;
      keptAt = Date.now();
      void keepSession();
    });
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [expiresAt, signOut]);
}
