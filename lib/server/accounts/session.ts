import { ROLES, type Role } from '../../domain/person';
import type { Session } from '../../schemas/registry/accounts';
import { SESSION_TIMES } from '../../schemas/registry/limits';
import type { Server } from '../server';
import { readSite } from '../site';
import { sessionCookieName } from './auth';
import { sessionToken } from './session-cookie';

/** Somebody whose session stands. */
export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly session: { readonly id: string; readonly signedInMs: number; readonly workedMs: number };
}

export const rolesOf = (joined: string): Role[] => ROLES.filter((role) => joined.split(',').includes(role));

/**
 * Whose session the request's cookie names; undefined: nobody's, or it ended: after 12 hours, or 15 minutes without
 * work. Only keepSession() counts as work: browsers poll by themselves, and send what waited, with nobody there.
 * Every request asks the storage: a session that ended in one process has ended in all.
 */
export async function findSignedIn(server: Server, headers: Headers): Promise<SignedIn | undefined> {
  const token = sessionToken(headers, sessionCookieName(server.origin), server.keys.cookieSecret);
  if (token === undefined) return undefined;
  const { db } = server.database;
  const found = await db
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.userId')
    .select(['session.id as sessionId', 'session.createdAt', 'session.updatedAt'])
    .select(['user.id', 'user.name', 'user.email', 'user.roles'])
    .where('session.token', '=', token)
    // Somebody removed while a sign-in was under way has a session that opens nothing.
    .where('user.removedAt', 'is', null)
    .executeTakeFirst();
  if (!found) return undefined;
  const { sessionId, id, name, email } = found;
  const signedInMs = new Date(found.createdAt).getTime();
  const workedMs = new Date(found.updatedAt).getTime();
  const now = server.nowMs();
  const ended = now >= signedInMs + SESSION_TIMES.longest * 1000 || now >= workedMs + SESSION_TIMES.idle * 1000;
  if (ended) {
    await db.deleteFrom('session').where('id', '=', sessionId).execute();
    return undefined;
  }
  return { id, name, email, roles: rolesOf(found.roles), session: { id: sessionId, signedInMs, workedMs } };
}

export function isRecentSignIn({ session }: SignedIn, nowMs: number): boolean {
  return nowMs - session.signedInMs <= SESSION_TIMES.recentSignIn * 1000;
}

/** Browsers of a person who works in many tabs say so from each. */
const KEPT_AT_MOST_EVERY_MS = 60_000;

/** The person works: the idle minutes begin anew, written at most once a minute. */
export async function keepSession(server: Server, person: SignedIn): Promise<Session> {
  const workedMs = server.nowMs();
  if (workedMs - person.session.workedMs < KEPT_AT_MOST_EVERY_MS) return describeSession(server, person);
  await server.database.db
    .updateTable('session')
    .set({ updatedAt: new Date(workedMs).toISOString() })
    .where('id', '=', person.session.id)
    .execute();
  return describeSession(server, { ...person, session: { ...person.session, workedMs } });
}

export async function describeSession(server: Server, person: SignedIn): Promise<Session> {
  const { id, name, email, roles, session } = person;
  const expiresMs = session.signedInMs + SESSION_TIMES.longest * 1000;
  const iso = (ms: number) => new Date(ms).toISOString();
  const { shares } = await readSite(server.database.db);
  return {
    person: { id, name, email, roles: [...roles] },
    signedInAt: iso(session.signedInMs),
    idleUntil: iso(Math.min(session.workedMs + SESSION_TIMES.idle * 1000, expiresMs)),
    expiresAt: iso(expiresMs),
    signingKey: server.keys.signingKey,
    site: { shares },
  };
}
