import type { Pool, PoolClient } from 'pg';
import { sha256Hex } from '../hash';

/** Of one process; a query is over in milliseconds, so ten requests at once are many. */
const CONNECTIONS_MAX = 10;

/**
 * Connections that stay for a minute and keep what they prepared: opening one, and planning a query, cost more than most
 * queries of ours.
 */
export async function openPool(connectionString: string): Promise<Pool> {
  const { Client, Pool } = (await import('pg')).default;
  class PreparingClient extends Client {
    constructor(config: ConstructorParameters<typeof Client>[0]) {
      super(config);
      const query = this.query.bind(this) as (config: object) => Promise<unknown>;
      const prepared = (text: string, values: unknown[]) =>
        query(isPrepared(text) ? { name: nameOf(text), text, values } : { text, values });
      this.query = prepared as PoolClient['query'];
    }
  }
  const pool = new Pool({
    Client: PreparingClient as unknown as new () => PoolClient,
    connectionString,
    max: CONNECTIONS_MAX,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
  });
  // An idle connection that the server closed is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}

/**
 * Reads that name their columns: a plan of `select *` fails once a migration of a newer process adds a column. Lists of
 * any length would make a plan for each.
 */
function isPrepared(text: string): boolean {
  return text.startsWith('select ') && !text.includes('*') && !text.includes(' in (');
}

const names = new Map<string, string>();
function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = sha256Hex(text).slice(0, 32);
  names.set(text, name);
  return name;
}
