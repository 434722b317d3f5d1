import { randomUUID } from 'node:crypto';
import { type Auth, openAuth } from './accounts/auth';
import { migrate } from './database/migrate';
import { type BeforeStatement, type Database, type DatabasePlace, openDatabase } from './database/open-database';
import { fileKeyStore, type KeyStore, openKeys, type ServerKeys, tableKeyStore } from './keys';
import type { Log } from './log';

/** All that a route needs; nothing in it remembers a request, so several processes on one PostgreSQL are as one. */
export interface Server {
  readonly database: Database;
  readonly keys: ServerKeys;
  readonly auth: Auth;
  /** As browsers write it; undefined: the host they ask for, over http. */
  readonly origin: string | undefined;
  readonly appVersion: string;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  readonly newId: () => string;
  /** True from the moment the process was asked to end: balancers look at /api/ready. */
  ending: boolean;
}

export interface ServerOptions {
  readonly place: DatabasePlace;
  /** Absent: in memory (tests) or in the database. */
  readonly dataFolder?: string;
  readonly origin?: string | undefined;
  readonly appVersion: string;
  readonly log: Log;
  readonly nowMs?: () => number;
  readonly newId?: () => string;
  readonly before?: BeforeStatement;
}

/** Opens the storage, brings its tables up to date, makes the keys. @throws when the storage cannot be reached */
export async function openServer(options: ServerOptions): Promise<Server> {
  const { place, origin, appVersion, log, nowMs = Date.now, newId = randomUUID } = options;
  const database = await openDatabase(place, options.before);
  try {
    await migrate(database);
    const keys = await openKeys(keyStore(database, options));
    const auth = openAuth({ database, keys, origin });
    return { database, keys, auth, origin, appVersion, log, nowMs, newId, ending: false };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function keyStore(database: Database, { place, dataFolder }: ServerOptions): KeyStore {
  return place.kind === 'sqlite' ? fileKeyStore(dataFolder ?? place.folder) : tableKeyStore(database);
}

export const nowIso = (server: Pick<Server, 'nowMs'>): string => new Date(server.nowMs()).toISOString();
