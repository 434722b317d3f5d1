import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { verifyAudit } from '@/lib/server/audit/verify';
import { openTestServer } from './test-server';

const folder = mkdtempSync(join(tmpdir(), 'behealthy-kill-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('has every acknowledged row after kill -9 of a process in mid-write, and a sound chain', async () => {
  const script = fileURLToPath(new URL('./writing-process.ts', import.meta.url));
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => child.once('exit', done));
  let told = '';
  await new Promise<void>((enough, failed) => {
    child.stdout.on('data', (chunk) => {
      told += chunk;
      // In the middle of the next write.
      if (told.split('\n').length > 12) enough();
    });
    child.once('exit', () => failed(new Error('the process ended by itself')));
  });
  child.kill('SIGKILL');
  await ended;
  const acknowledged = told.split('\n').slice(0, -1);
  const { server } = await openTestServer({ kind: 'sqlite', folder });
  const rows = await server.database.db.selectFrom('modelVersions').select(['id', 'state', 'revision']).execute();
  expect(acknowledged.length).toBeGreaterThanOrEqual(12);
  expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged));
  // Whole or not at all: none is left half made.
  expect(rows.every(({ state, revision }) => state === 'candidate' && revision === 3)).toBe(true);
  expect((await verifyAudit(server.database)).sound).toBe(true);
  const mode = (name: string) => (statSync(join(folder, name)).mode & 0o777).toString(8);
  expect(['signing-key', 'cookie-secret', 'behealthy.sqlite'].map(mode)).toEqual(['600', '600', '600']);
  await server.database.close();
});
