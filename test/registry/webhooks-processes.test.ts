import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { sha256Hex } from '@/lib/server/hash';
import { firingOf } from './test-monitoring';
import { openTestServer, people } from './test-server';
import { receiver } from './webhook-receiver';

const FIRINGS = 12;
const folder = mkdtempSync(join(tmpdir(), 'behealthy-webhooks-'));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function deliveringProcess() {
  const script = fileURLToPath(new URL('./delivering-process.ts', import.meta.url));
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const ready = new Promise<void>((done) => child.stdout.once('data', () => done()));
  return { child, ready, ended };
}

it('two processes, of which one is killed, deliver all: none lost, none twice at once, the killed one’s again under its id', async () => {
  // Every third answer is a failure; each takes a while, so that a process can die in one.
  const hook = await receiver((nth) => (nth % 3 === 0 ? 500 : 200), 60);
  const { server } = await openTestServer({ kind: 'sqlite', folder }, { webhookLoopback: true });
  const { rita, dora } = await people(server, { rita: ['reviewer'], dora: ['doctor'] });
  const webhook = { id: randomUUID(), name: 'Here', address: hook.address, events: ['drift-critical'], active: true };
  await rita.call('changeWebhooks', { match: 0, body: { webhooks: [{ ...webhook, secret: 's'.repeat(40) }] } });
  // This one delivers nothing: it is about to end.
  server.ending = true;
  for (let at = 0; at < FIRINGS; at++)
    await dora.call('firing', { params: { id: sha256Hex(`f/${at}`) }, body: firingOf() });
  await server.database.close();

  const [one, two] = [deliveringProcess(), deliveringProcess()];
  await Promise.all([one.ready, two.ready]);
  while (hook.received.length < 3) await new Promise((done) => setTimeout(done, 10));
  one.child.kill('SIGKILL');
  await one.ended;
  const look = await openTestServer({ kind: 'sqlite', folder });
  const rows = () => look.server.database.db.selectFrom('webhookDeliveries').selectAll().execute();
  // What the killed process had claimed is due at once, as it would be a minute later.
  while ((await rows()).some(({ state, claim }) => state === 'waiting' && claim === null))
    await new Promise((done) => setTimeout(done, 50));
  await look.server.database.db
    .updateTable('webhookDeliveries')
    .set({ nextTryAt: new Date().toISOString() })
    .where('state', '=', 'waiting')
    .where('claim', 'is not', null)
    .execute();
  expect(await two.ended).toBe(0);

  const ended = await rows();
  expect(ended.map(({ state }) => state)).toEqual(Array(FIRINGS).fill('delivered'));
  const times = new Map<string, number>();
  for (const { headers } of hook.received) {
    const id = String(headers['behealthy-delivery']);
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  expect([...times.keys()].sort()).toEqual(ended.map(({ id }) => id).sort());
  // As often as tried, but for the killed process's attempt, which may not have gone out.
  const attempts = ended.reduce((sum, row) => sum + row.attempts, 0);
  expect(attempts - hook.received.length).toBeLessThanOrEqual(1);
  expect(hook.received.length).toBeGreaterThan(FIRINGS);
  expect(hook.received.some(({ twiceAtOnce }) => twiceAtOnce)).toBe(false);
  await look.server.database.close();
  await hook.close();
}, 60_000);
