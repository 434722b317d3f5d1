import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { breakGlassMessages } from '@/lib/messages/en/server-cli';
import { openTestServer, PASSWORD, people, Visitor } from './test-server';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'behealthy-glass-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function command(dataFolder: string, ...args: string[]) {
  const script = 'lib/server/accounts/break-glass.cli.ts';
  const env = { ...process.env, DATABASE_URL: '', BEHEALTHY_DATA_DIR: dataFolder, BEHEALTHY_ORIGIN: '', PORT: '4321' };
  return spawnSync(process.execPath, ['--import', 'tsx', script, ...args], { cwd: root, encoding: 'utf8', env });
}

it('prints, beside a running server, a link by which a reviewer joins it', async () => {
  const { server } = await openTestServer({ kind: 'sqlite', folder });
  await people(server, {});
  const { status, stdout } = command(folder, '--email', 'rescue@clinic.test');
  const token = /^ {2}http:\/\/localhost:4321\/join#invite=(\S{40,})$/m.exec(stdout)?.[1];
  expect([status, token !== undefined]).toEqual([0, true]);
  const visitor = new Visitor(server);
  const joined = await visitor.call('acceptInvitation', { body: { token, name: 'Rescue', password: PASSWORD } });
  expect(joined.status).toBe(201);
  await visitor.signIn('rescue@clinic.test');
  expect((await visitor.call('session')).body.person.roles).toEqual(['reviewer']);
  const again = command(folder, '--email', 'rescue@clinic.test');
  expect([again.status, again.stderr.trim()]).toEqual([1, breakGlassMessages['person-exists']]);
  await server.database.close();
});

it('makes no server’s data where there is none, and says how it is used', () => {
  const empty = mkdtempSync(join(folder, 'empty-'));
  const { status, stderr } = command(empty, '--email', 'rescue@clinic.test');
  expect([status, stderr.trim()]).toEqual([1, breakGlassMessages.noData(empty)]);
  expect(readdirSync(empty)).toEqual([]);
  for (const args of [
    ['--email', 'nobody'],
    ['--mail', 'a@b.test'],
  ]) {
    expect(command(empty, ...args).stderr.trim()).toBe(breakGlassMessages.usage);
  }
});
