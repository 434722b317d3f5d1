import type { Kysely } from 'kysely';
import { fail, ok, type Result } from '../../domain/result';
import type { AuditAction } from '../../schemas/registry/audit';
import type { RegistryError } from '../../schemas/registry/errors';
import type { SignedIn } from '../accounts/session';
import type { AuditDetail } from '../audit/append';
import type { Row, Tables } from '../database/tables';
import { type Writing, write } from '../database/write';
import type { Server } from '../server';

export type SettingsName = Row<'monitoringSettings'>['name'];

export interface Standing<T> {
  /** 0: nobody has changed them. */
  readonly revision: number;
  readonly settings: T;
}

export async function readSettings<T>(db: Kysely<Tables>, name: SettingsName, first: T): Promise<Standing<T>> {
  const row = await db.selectFrom('monitoringSettings').selectAll().where('name', '=', name).executeTakeFirst();
  return row ? { revision: row.revision, settings: JSON.parse(row.settings) } : { revision: 0, settings: first };
}

/**
 * Puts settings in the place of those that the person saw, with a row of the audit log.
 * @param run what else changes with them, in the same transaction
 */
export async function changeSettings<T>(
  server: Server,
  by: SignedIn,
  name: SettingsName,
  seen: number,
  settings: T,
  audit: { readonly action: AuditAction; readonly detail: AuditDetail },
  run: (writing: Writing) => Promise<Result<void, RegistryError>> = async () => ok(undefined),
): Promise<Result<Standing<T>, RegistryError>> {
  return write(server, async (writing) => {
    const { tx, note } = writing;
    const { revision } = await readSettings(tx, name, settings);
    if (revision !== seen) return fail({ code: 'revision-differs', revision });
    const done = await run(writing);
    if (!done.ok) return done;
    const row = { revision: revision + 1, settings: JSON.stringify(settings) };
    await tx
      .insertInto('monitoringSettings')
      .values({ name, ...row })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute();
    const detail = { ...audit.detail, revision: row.revision };
    await note({ personId: by.id, action: audit.action, subject: name, detail });
    return ok({ revision: row.revision, settings });
  });
}
