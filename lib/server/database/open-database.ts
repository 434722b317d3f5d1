import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Dialect, type Driver, Kysely, PostgresDialect } from 'kysely';
import { openPool } from './postgres-pool';
import { ImmediateSqliteDialect, keepingStatements } from './sqlite-dialect';
import type { Tables } from './tables';

export type StorageKind = 'sqlite' | 'postgres';

export interface Database {
  readonly kind: StorageKind;
  readonly db: Kysely<Tables>;
  readonly close: () => Promise<void>;
}

export type DatabasePlace =
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'sqlite'; readonly folder: string }
  | { readonly kind: 'memory' };

/** Called before each statement; throwing stands for a process that dies there. For tests. */
export type BeforeStatement = (sql: string) => void;

/** Opens, and makes the SQLite file when there is none; the tables come with migrate(). Drivers are loaded here, when needed. */
export async function openDatabase(place: DatabasePlace, before?: BeforeStatement): Promise<Database> {
  const dialect =
    place.kind === 'postgres' ? new PostgresDialect({ pool: await openPool(place.url) }) : await sqliteDialect(place);
  const db = new Kysely<Tables>({ dialect: before ? watched(dialect, before) : dialect });
  return { kind: place.kind === 'postgres' ? 'postgres' : 'sqlite', db, close: () => db.destroy() };
}

async function sqliteDialect(place: { kind: 'sqlite'; folder: string } | { kind: 'memory' }): Promise<Dialect> {
  const { default: Libsql } = await import('libsql');
  if (place.kind === 'memory') {
    const memory = new Libsql(':memory:');
    memory.pragma('foreign_keys = ON');
    return new ImmediateSqliteDialect({ database: keepingStatements(memory) });
  }
  mkdirSync(place.folder, { recursive: true, mode: 0o700 });
  const file = join(place.folder, 'behealthy.sqlite');
  const database = new Libsql(file);
  // Accounts stand in it: nobody else on this machine reads it.
  chmodSync(file, 0o600);
  database.pragma('busy_timeout = 10000');
  database.pragma('journal_mode = WAL');
  // What was acknowledged is on the disk, also after a power cut.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  return new ImmediateSqliteDialect({ database: keepingStatements(database) });
}

function watched(dialect: Dialect, before: BeforeStatement): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => {
      const driver: Driver = dialect.createDriver();
      const acquire = driver.acquireConnection.bind(driver);
      const seen = new WeakSet<object>();
      driver.acquireConnection = async () => {
        const connection = await acquire();
        if (seen.has(connection)) return connection;
        seen.add(connection);
        const execute = connection.executeQuery.bind(connection);
        connection.executeQuery = async (query) => {
          // Undoing is what the storage does by itself when a process dies.
          if (query.sql !== 'rollback') before(query.sql);
          return execute(query);
        };
        return connection;
      };
      return driver;
    },
  };
}
