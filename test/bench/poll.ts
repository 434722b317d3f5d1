/**
 * One poll of a browser through the server's own code, without Next and the network: statements and processor time a
 * poll, on SQLite and on PostgreSQL where there is one. `--polls` (2,000) of each kind.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Database, DatabasePlace } from '@/lib/server/database/open-database';
import { startPostgres } from '../registry/postgres-cluster';
import { approved, deployTo } from '../registry/test-model';
import { openTestServer, people } from '../registry/test-server';
import { percentiles } from './percentiles';

const at = process.argv.indexOf('--polls');
const POLLS = at < 0 ? 2_000 : Math.min(Number(process.argv[at + 1]), 50_000);
const WARM_UP = 300;

/** Milliseconds that PostgreSQL's own processes worked for us so far; Linux tells it in hundredths of a second. */
async function databaseMs({ kind, db }: Database): Promise<number> {
  if (kind === 'sqlite') return 0;
  const { rows } = await sql<{
    pid: number;
  }>`select pid from pg_stat_activity where datname = current_database()`.execute(db);
  const ticks = rows.map(({ pid }) => {
    const [, told = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = told.split(' ').map(Number);
    return (fields[11] ?? 0) + (fields[12] ?? 0);
  });
  return 10 * ticks.reduce((all, one) => all + one, 0);
}

async function measure(name: string, place: DatabasePlace, dataFolder: string): Promise<void> {
  let statements = 0;
  const before = () => {
    statements++;
  };
  const { server } = await openTestServer(place, { before, dataFolder });
  try {
    const who = await people(server, { clara: ['clinician'], rita: ['reviewer'], dora: ['doctor'] });
    await deployTo(who.rita, await approved(who.clara, who.rita));
    const query = `?browser=${randomUUID()}`;
    const poll = (etag?: string) => who.dora.call('currentDeployment', { query, headers: { 'if-none-match': etag } });
    const etag = (await poll()).headers.get('etag') ?? '';
    for (const [kind, known, status] of [
      ['unchanged', etag, 304],
      ['manifest', undefined, 200],
    ] as const) {
      for (let i = 0; i < WARM_UP; i++) await poll(known);
      const took: number[] = [];
      const inDatabase = await databaseMs(server.database);
      statements = 0;
      const cpu = process.cpuUsage();
      for (let i = 0; i < POLLS; i++) {
        const started = performance.now();
        const answered = await poll(known);
        took.push(performance.now() - started);
        if (answered.status !== status) throw new Error(`a poll was answered ${answered.status}`);
      }
      const { user, system } = process.cpuUsage(cpu);
      const asked = statements;
      const database = (await databaseMs(server.database)) - inDatabase;
      console.log(
        `${name}, ${kind} (${status}): ${asked / POLLS} statements, processor ${((user + system) / 1000 / POLLS).toFixed(2)} ms here ` +
          `and ${(database / POLLS).toFixed(2)} ms in the database, ` +
          percentiles(took),
      );
    }
  } finally {
    await server.database.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'behealthy-poll-'));
const cluster = await startPostgres();
try {
  await measure('SQLite', { kind: 'sqlite', folder }, folder);
  if (cluster) await measure('PostgreSQL', { kind: 'postgres', url: cluster.database() }, folder);
  else console.log('PostgreSQL: left out, there is none here');
} finally {
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
}
