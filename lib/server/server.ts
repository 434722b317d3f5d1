import { randomUUID } from 'node:crypto';
import { type Auth, openAuth } from './accounts/auth';
import { migrate } from './database/migrate';
import { type BeforeStatement, type Database, type DatabasePlace, openDatabase } from './database/open-database';
import { newToken } from './hash';
import { fileKeyStore, type KeyStore, openKeys, type ServerKeys, tableKeyStore } from './keys';
import type { Log } from './log';
import { RequestCounts } from './monitoring/request-counts';

/**
 * All that a route needs; nothing in it remembers a request but counts for metrics, which decide nothing, so several
 * processes on one PostgreSQL are as one.
 */
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
  /** Who shows it may read /api/metrics. */
  readonly metricsToken: string;
  /** Webhooks may lead to this machine, also by http. */
  readonly webhookLoopback: boolean;
  readonly requestCounts: RequestCounts;
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
  /** Absent: one is made at the first start and kept with the other keys. */
  readonly metricsToken?: string | undefined;
  readonly webhookLoopback?: boolean;
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
    const store = keyStore(database, options);
    const keys = await openKeys(store);
    const metricsToken = options.metricsToken ?? (await store.keep('metrics-token', newToken));
    const auth = openAuth({ database, keys, origin });
    const { webhookLoopback = false } = options;
    const about = { origin, appVersion, log, nowMs, newId, metricsToken, webhookLoopback };
    return { database, keys, auth, ...about, requestCounts: new RequestCounts(), ending: false };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function keyStore(database: Database, { place, dataFolder }: ServerOptions): KeyStore {
  return place.kind === 'sqlite' ? fileKeyStore(dataFolder ?? place.folder) : tableKeyStore(database);
}

export const nowIso = (server: Pick<Server, 'nowMs'>): string => new Date(server.nowMs()).toISOString();
