'use client';
import type { QueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { Role } from '@/lib/domain/person';
import { fail, ok, type Result } from '@/lib/domain/result';
import { whySessionEnds } from '@/lib/domain/session-end';
import type { Session } from '@/lib/schemas/registry/accounts';
import { database } from '@/lib/store/database';
import { waysOf } from '@/lib/store/sealing/vault-rows';
import { DexieSiteStore } from '@/lib/store/site-store';
import { useLive } from '../live';
import { useQuery, useQueryClient } from '../queries';
import { lastActiveMs, noteActivity } from './activity';
import { type CallError, callRegistry } from './call';
import { registryKeys } from './keys';
import { notifySync } from './notify';

export type { Role, Session };

/** Who is signed in; null: nobody; undefined: not known yet. */
export type SessionState =
  | (Session & { /** Told by this browser, since the server cannot be reached. */ readonly offline: boolean })
  | null;

const store = () => new DexieSiteStore(database());
const TABS_CHANNEL = 'behealthy.session';

/** Nothing is asked of the server while nobody signed in here: the app is whole without one. */
async function readSession(): Promise<SessionState> {
  const known = await store().session();
  if (!known) return null;
  if (whySessionEnds({ lastActiveMs: lastActiveMs(), expiresAtMs: Date.parse(known.expiresAt) }, Date.now())) {
    await endSession();
    return null;
  }
  const asked = await callRegistry('GET', '/api/session', 'sessionSchema');
  if (asked.ok) {
    await store().putSession(asked.value.value);
    return { ...asked.value.value, offline: false };
  }
  if (asked.error.code !== 'not-signed-in') return { ...known, offline: true };
  await store().putSession(undefined);
  return null;
}

const never = () => () => undefined;

export function useSession(): SessionState | undefined {
  // Pages wake up piece by piece: when a late piece does, others may know the session already, its HTML does not.
  const awake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const { data } = useQuery({
    queryKey: registryKeys.session,
    queryFn: readSession,
    networkMode: 'always',
    staleTime: 60_000,
    refetchOnReconnect: 'always',
    retry: false,
  });
  return awake ? data : undefined;
}

export function hasRole(session: SessionState | undefined, role: Role): boolean {
  return session?.person.roles.includes(role) ?? false;
}

export type SignInError =
  | CallError
  | { readonly code: 'key-changed'; readonly keyId: string }
  /** Signed in, but the data of this browser does not open by this person's sign-in. */
  | { readonly code: 'not-released' };

/**
 * Signs in, pins the site's key where none is, and lets what waited go out.
 * @returns the session; `key-changed` comes beside a session that stands: models signed by the new key are not taken
 */
export async function signIn(
  email: string,
  password: string,
  /** Opens the stored data for this person: nothing can be stored before. @returns whether it did */
  release?: (session: Session) => Promise<boolean>,
): Promise<Result<Session, SignInError>> {
  const signed = await callRegistry('POST', '/api/auth/sign-in/email', undefined, { body: { email, password } });
  // Whatever is wrong with it, the answer is the same: nobody learns which addresses exist.
  if (!signed.ok) return signed.error.code === 'not-signed-in' ? fail({ code: 'wrong-sign-in' }) : signed;
  const asked = await callRegistry('GET', '/api/session', 'sessionSchema');
  if (!asked.ok) return asked;
  const session = asked.value.value;
  noteActivity();
  if (release && !(await release(session))) return fail({ code: 'not-released' });
  await store().putSession(session);
  const pinned = await store().pin(session.signingKey);
  notifySync('signed-in');
  return pinned.keyId === session.signingKey.keyId
    ? ok(session)
    : fail({ code: 'key-changed', keyId: session.signingKey.keyId });
}

/** Ends the session here and in every tab; work that was not sent stays. The server may be out of reach: then it ends there by itself. */
async function endSession(): Promise<void> {
  await store().putSession(undefined);
  tellTabs();
  await callRegistry('POST', '/api/auth/sign-out', undefined);
}

export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    await endSession();
    forgetServer(client);
    // What a sign-in opened, its end closes.
    if (waysOf(await database().vault.get('data-key')).includes('sign-in')) database().ring.lockEverywhere();
  }, [client]);
}

/** Says that somebody works here: the server's 15 minutes begin anew. */
export async function keepSession(): Promise<void> {
  const kept = await callRegistry('POST', '/api/session', 'sessionSchema');
  if (kept.ok) await store().putSession(kept.value.value);
}

/** The key this browser goes by; the site's may have changed since. */
export function usePinnedKeyId(): string | null | undefined {
  return useLive(async () => (await store().pinnedKey())?.keyId ?? null, []);
}

/** A person's word that the site's new key is right. */
export async function trustKey(session: Session): Promise<void> {
  await store().pin(session.signingKey, { replace: true });
}

/** After signing in or out: what was known of the server is asked for anew. */
export function forgetServer(client: QueryClient): void {
  client.removeQueries({ queryKey: registryKeys.all, predicate: ({ queryKey }) => queryKey[1] !== 'session' });
  void client.invalidateQueries({ queryKey: registryKeys.session });
}

export function tellTabs(): void {
  const channel = new BroadcastChannel(TABS_CHANNEL);
  channel.postMessage('changed');
  channel.close();
}

/** @returns to stop listening */
export function onTabsTold(listener: () => void): () => void {
  const channel = new BroadcastChannel(TABS_CHANNEL);
  channel.onmessage = listener;
  return () => channel.close();
}
