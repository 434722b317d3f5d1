import { hashPassword } from 'better-auth/crypto';
import { fail, ok, type Result } from '../../domain/result';
import type { acceptBodySchema, SetupBody } from '../../schemas/registry/accounts';
import type { RegistryError } from '../../schemas/registry/errors';
import type { z } from '../../schemas/zod';
import { type Writing, write } from '../database/write';
import { sha256Hex } from '../hash';
import type { Server } from '../server';

type AcceptBody = z.infer<typeof acceptBodySchema>;
type Joined = Result<{ personId: string }, RegistryError>;

/** The first person, by the link of the terminal; holds every role. */
export async function setUp(server: Server, body: SetupBody): Promise<Joined> {
  // Slow on purpose, and so before the transaction.
  const password = await hashPassword(body.password);
  return write(server, async (writing) => {
    if (await writing.tx.selectFrom('user').select('id').executeTakeFirst()) return fail({ code: 'set-up-done' });
    const link = await takeLink(writing, body.token, 'setup');
    if (!link) return fail({ code: 'link-invalid' });
    const personId = await addPerson(server, writing, { ...body, email: body.email, password, roles: link.roles });
    await writing.note({ personId, action: 'set-up', subject: personId, detail: { roles: link.roles } });
    return ok({ personId });
  });
}

/** Joins by an invitation. A link that was used, ended, withdrawn or never made gets one answer. */
export async function acceptInvitation(server: Server, body: AcceptBody): Promise<Joined> {
  const password = await hashPassword(body.password);
  return write(server, async (writing) => {
    const link = await takeLink(writing, body.token, 'invite');
    if (!link?.email) return fail({ code: 'link-invalid' });
    const known = await writing.tx
      .selectFrom('user')
      .select(['id', 'removedAt'])
      .where('email', '=', link.email)
      .executeTakeFirst();
    if (known && known.removedAt === null) return fail({ code: 'person-exists' });
    const joining = { name: body.name, password, roles: link.roles };
    const personId = known
      ? await takeBack(server, writing, known.id, joining)
      : await addPerson(server, writing, { ...joining, email: link.email });
    const detail = { roles: link.roles, invitation: link.id, again: known !== undefined };
    await writing.note({ personId, action: 'joined', subject: personId, detail });
    return ok({ personId });
  });
}

async function takeLink({ tx, at }: Writing, token: string, kind: 'setup' | 'invite') {
  const link = await tx
    .selectFrom('joinLinks')
    .selectAll()
    .where('tokenHash', '=', sha256Hex(token))
    .where('kind', '=', kind)
    .where('acceptedAt', 'is', null)
    .where('expiresAt', '>', at)
    .executeTakeFirst();
  if (link) await tx.updateTable('joinLinks').set({ acceptedAt: at }).where('id', '=', link.id).execute();
  return link;
}

async function addPerson(
  server: Server,
  { tx, at }: Writing,
  { name, email, password, roles }: { name: string; email: string; password: string; roles: string },
): Promise<string> {
  const id = server.newId();
  const times = { createdAt: at, updatedAt: at };
  const emailVerified = server.database.kind === 'postgres' ? false : 0;
  // better-auth looks for the address in lower case.
  const person = { id, name, email: email.toLowerCase(), emailVerified, image: null, roles, ...times };
  await tx.insertInto('user').values(person).execute();
  await addPassword(server, { tx, at }, id, password);
  return id;
}

/** Somebody who was removed: the same person as before, with the roles of the invitation. */
async function takeBack(
  server: Server,
  writing: Writing,
  id: string,
  { name, password, roles }: { name: string; password: string; roles: string },
): Promise<string> {
  const { tx, at } = writing;
  const back = { name, roles, removedAt: null, updatedAt: at };
  await tx.updateTable('user').set(back).where('id', '=', id).execute();
  // Of a sign-in that was under way when the person was removed.
  await tx.deleteFrom('session').where('userId', '=', id).execute();
  await addPassword(server, writing, id, password);
  return id;
}

async function addPassword(server: Server, { tx, at }: Pick<Writing, 'tx' | 'at'>, userId: string, password: string) {
  const times = { createdAt: at, updatedAt: at };
  const account = { id: server.newId(), accountId: userId, providerId: 'credential', userId, password, ...times };
  await tx.insertInto('account').values(account).execute();
}
