import { Migrator } from 'kysely';
import { accounts } from './migrations/0001-accounts';
import { registry } from './migrations/0002-registry';
import { monitoring } from './migrations/0003-monitoring';
import { people } from './migrations/0004-people';
import type { Database } from './open-database';

/** In their order; a migration that was released is never changed. */
const MIGRATIONS = {
  '0001-accounts': accounts,
  '0002-registry': registry,
  '0003-monitoring': monitoring,
  '0004-people': people,
};
type Steps = Record<string, { up: (db: import('kysely').Kysely<unknown>) => Promise<void> }>;

/** Brings the tables to this version, whole or not at all; several processes may start at once. */
export async function migrate(database: Database): Promise<void> {
  const { error } = await migrator(database).migrateToLatest();
  if (error) throw error;
}

/** False: the tables are older than this version of the app, or newer, or there are none. */
export async function isMigrated(database: Database): Promise<boolean> {
  const steps = await migrator(database).getMigrations();
  return steps.length > 0 && steps.every(({ executedAt }) => executedAt !== undefined);
}

function migrator({ db, kind }: Database): Migrator {
  const provider = {
    getMigrations: async (): Promise<Steps> =>
      Object.fromEntries(
        Object.entries(MIGRATIONS).map(([name, step]) => [
          name,
          { up: (on) => step(on, kind) } satisfies Steps[string],
        ]),
      ),
  };
  return new Migrator({ db, provider });
}
