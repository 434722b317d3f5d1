import { ROLES, type Role } from '../../domain/person';
import type { Session } from '../../schemas/registry/accounts';
import { SESSION_TIMES } from '../../schemas/registry/limits';
import type { Server } from '../server';
import { readSite } from '../site';

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
 */
export async function findSignedIn(server: Server, headers: Headers): Promise<SignedIn | undefined> {
  if (!headers.has('cookie')) return undefined;
  const found = await server.auth.api.getSession({ headers });
  if (!found) return undefined;
  const { user, session } = found;
  const [signedInMs, workedMs] = [session.createdAt.getTime(), session.updatedAt.getTime()];
  const now = server.nowMs();
  const ended = now >= signedInMs + SESSION_TIMES.longest * 1000 || now >= workedMs + SESSION_TIMES.idle * 1000;
  if (ended) {
    await server.database.db.deleteFrom('session').where('id', '=', session.id).execute();
    return undefined;
  }
  const { id, name, email } = user;
  return { id, name, email, roles: rolesOf(user.roles), session: { id: session.id, signedInMs, workedMs } };
}

export function isRecentSignIn({ session }: SignedIn, nowMs: number): boolean {
  return nowMs - session.signedInMs <= SESSION_TIMES.recentSignIn * 1000;
}

/** The person works: the idle minutes begin anew. */
export async function keepSession(server: Server, person: SignedIn): Promise<Session> {
  const workedMs = server.nowMs();
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
