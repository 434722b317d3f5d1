import { whyNotRemove } from '../../domain/person';
import { fail, ok, type Result } from '../../domain/result';
import type { SitePerson } from '../../schemas/registry/accounts';
import type { RegistryError } from '../../schemas/registry/errors';
import { write } from '../database/write';
import type { Server } from '../server';
import { rolesOf, type SignedIn } from './session';

/** Everybody who ever joined, in the order in which they did. */
export async function listPeople({ database: { db } }: Server): Promise<SitePerson[]> {
  const rows = await db
    .selectFrom('user')
    .select(['id', 'name', 'email', 'roles', 'createdAt', 'removedAt'])
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return rows.map(({ roles, createdAt, ...row }) => ({
    ...row,
    roles: rolesOf(roles),
    joinedAt: new Date(createdAt).toISOString(),
  }));
}

/**
 * Ends what a person may do here, at once: sessions, password and open invitations of theirs go. What they shared and
 * decided keeps their name, and the log its rows. A new invitation lets them in again, as the same person.
 */
export async function removePerson(
  server: Server,
  by: SignedIn,
  id: string,
): Promise<Result<undefined, RegistryError>> {
  return write(server, async ({ tx, at, note }) => {
    const rows = await tx.selectFrom('user').select(['id', 'email', 'roles']).where('removedAt', 'is', null).execute();
    const target = rows.find((row) => row.id === id);
    if (!target) return fail({ code: 'not-found' });
    const people = rows.map((row) => ({ id: row.id, roles: rolesOf(row.roles) }));
    const refusal = whyNotRemove(people, id, by.id);
    if (refusal) return fail({ code: refusal });
    await tx.updateTable('user').set({ removedAt: at }).where('id', '=', id).execute();
    await tx.deleteFrom('session').where('userId', '=', id).execute();
    await tx.deleteFrom('account').where('userId', '=', id).execute();
    await note({ personId: by.id, action: 'person-removed', subject: id, detail: { roles: target.roles } });
    return ok(undefined);
  });
}
