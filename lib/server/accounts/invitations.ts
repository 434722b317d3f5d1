import { ROLES } from '../../domain/person';
import { fail, ok, type Result } from '../../domain/result';
import type { Invitation, invitationBodySchema, invitationMadeSchema } from '../../schemas/registry/accounts';
import type { RegistryError } from '../../schemas/registry/errors';
import { SESSION_TIMES } from '../../schemas/registry/limits';
import type { z } from '../../schemas/zod';
import { write } from '../database/write';
import { newToken, sha256Hex } from '../hash';
import { nowIso, type Server } from '../server';
import { rolesOf, type SignedIn } from './session';

const later = (at: string, seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString();

/**
 * A link for the first person while there is nobody: printed in the terminal, told nowhere else.
 * @returns its token; undefined: somebody is there. Each start makes a new one and ends the one before.
 */
export async function firstStartToken(server: Server): Promise<string | undefined> {
  const token = newToken();
  const made = await write(server, async ({ tx, at }) => {
    if (await tx.selectFrom('user').select('id').executeTakeFirst()) return ok(false);
    await tx.deleteFrom('joinLinks').where('kind', '=', 'setup').execute();
    const link = { id: server.newId(), kind: 'setup' as const, tokenHash: sha256Hex(token), roles: ROLES.join(',') };
    const times = { createdAt: at, expiresAt: later(at, SESSION_TIMES.invitation), acceptedAt: null };
    await tx
      .insertInto('joinLinks')
      .values({ ...link, ...times, email: null, byPersonId: null })
      .execute();
    return ok(true);
  });
  return made.ok && made.value ? token : undefined;
}

export async function invite(
  server: Server,
  by: SignedIn,
  { email: written, roles }: z.infer<typeof invitationBodySchema>,
): Promise<Result<z.infer<typeof invitationMadeSchema>, RegistryError>> {
  const email = written.toLowerCase();
  const token = newToken();
  const id = server.newId();
  return write(server, async ({ tx, at, note }) => {
    // Who was removed may be invited again.
    const taken = await tx
      .selectFrom('user')
      .select('id')
      .where('email', '=', email)
      .where('removedAt', 'is', null)
      .executeTakeFirst();
    if (taken) return fail({ code: 'person-exists' });
    // A second invitation takes the place of the first: one open link a person.
    await tx.deleteFrom('joinLinks').where('email', '=', email).where('acceptedAt', 'is', null).execute();
    const expiresAt = later(at, SESSION_TIMES.invitation);
    const link = { id, kind: 'invite' as const, tokenHash: sha256Hex(token), email, roles: roles.join(',') };
    await tx
      .insertInto('joinLinks')
      .values({ ...link, byPersonId: by.id, createdAt: at, expiresAt, acceptedAt: null })
      .execute();
    await note({ personId: by.id, action: 'invited', subject: id, detail: { roles: link.roles } });
    return ok({ id, token, expiresAt });
  });
}

export async function listInvitations(server: Server): Promise<Invitation[]> {
  const now = nowIso(server);
  const rows = await server.database.db
    .selectFrom('joinLinks')
    .innerJoin('user', 'user.id', 'joinLinks.byPersonId')
    .selectAll('joinLinks')
    .select('user.name as byName')
    .where('kind', '=', 'invite')
    .orderBy('joinLinks.createdAt', 'desc')
    .limit(500)
    .execute();
  return rows.map(({ id, email, roles, byPersonId, byName, createdAt, expiresAt, acceptedAt }) => ({
    id,
    email: email ?? '',
    roles: rolesOf(roles),
    by: { id: byPersonId ?? '', name: byName },
    createdAt,
    expiresAt,
    state: acceptedAt ? 'accepted' : expiresAt > now ? 'open' : 'expired',
  }));
}

/** An invitation that was accepted is history and stays. */
export async function withdrawInvitation(
  server: Server,
  by: SignedIn,
  id: string,
): Promise<Result<undefined, RegistryError>> {
  return write(server, async ({ tx, note }) => {
    const gone = await tx
      .deleteFrom('joinLinks')
      .where('id', '=', id)
      .where('kind', '=', 'invite')
      .where('acceptedAt', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!gone) return fail({ code: 'not-found' });
    await note({ personId: by.id, action: 'invitation-withdrawn', subject: id, detail: {} });
    return ok(undefined);
  });
}
