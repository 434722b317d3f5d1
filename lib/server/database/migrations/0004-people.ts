import type { Kysely } from 'kysely';

/** People can be removed: their row stays, since models and the audit log name them. */
export async function people(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('user').addColumn('removedAt', 'text').execute();
}
