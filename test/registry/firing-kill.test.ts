import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SignedIn } from '@/lib/server/accounts/session';
import { verifyAudit } from '@/lib/server/audit/verify';
import { sha256Hex } from '@/lib/server/hash';
import { deliverDue } from '@/lib/server/monitoring/deliveries';
import { takeFiring } from '@/lib/server/monitoring/firings';
import { changeWebhooks } from '@/lib/server/monitoring/webhooks';
import type { Server } from '@/lib/server/server';
import { firingOf } from './test-monitoring';
import { openTestServer } from './test-server';
import { receiver } from './webhook-receiver';

class Killed extends Error {}
/** Statements until the process is killed; undefined: it lives. */
let fuse: number | undefined;
let server: Server;
let hook: Awaited<ReturnType<typeof receiver>>;
const session = { id: 's', signedInMs: Date.now() + 3_600_000, workedMs: Date.now() };
const rita: SignedIn = { id: 'rita', name: 'rita', email: 'rita@clinic.test', roles: ['reviewer'], session };

beforeAll(async () => {
  const before = () => {
    // What is dead stays dead: none of its later statements is made either.
    if (fuse !== undefined && --fuse < 0) throw new Killed();
  };
  ({ server } = await openTestServer({ kind: 'memory' }, { before, webhookLoopback: true }));
  const at = new Date().toISOString();
  const { id, name, email } = rita;
  await server.database.db
    .insertInto('user')
    .values({ id, name, email, emailVerified: 0, image: null, createdAt: at, updatedAt: at, roles: 'reviewer' })
    .execute();
  hook = await receiver(() => 200);
  const webhook = { id: randomUUID(), name: 'Here', address: hook.address, active: true, secret: 's'.repeat(40) };
  const set = await changeWebhooks(server, rita, 0, { webhooks: [{ ...webhook, events: ['drift-critical'] }] });
  if (!set.ok) throw new Error(set.error.code);
});
afterAll(async () => {
  await hook.close();
  await server.database.close();
});

/** @returns whether the process was killed before the work's end */
async function killedBefore(statement: number, work: () => Promise<unknown>): Promise<boolean> {
  fuse = statement;
  try {
    await work();
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    throw error;
  } finally {
    fuse = undefined;
  }
}

/** As a browser holds it: sent again, it is the same to the byte. */
function firingOfBrowser(name: string) {
  const [key, id, body] = [randomUUID(), sha256Hex(name), firingOf()];
  return { id, send: () => takeFiring(server, rita, id, body, { key, requestHash: sha256Hex(key) }) };
}
const rowsOf = async (firingId: string) => ({
  firings: await server.database.db.selectFrom('firings').selectAll().where('id', '=', firingId).execute(),
  deliveries: await server.database.db
    .selectFrom('webhookDeliveries')
    .selectAll()
    .where('firingId', '=', firingId)
    .execute(),
});
/** The same server, after claims of the dead have run out. */
const later = () => ({ ...server, nowMs: () => Date.now() + 3_600_000 });

it('keeps a firing once with one delivery, whichever statement the process was killed before', async () => {
  let kills = 0;
  for (let statement = 0; ; statement++) {
    const { id, send } = firingOfBrowser(`cut/${statement}`);
    const killed = await killedBefore(statement, send);
    const left = await rowsOf(id);
    // Whole or not at all.
    expect([left.firings.length, left.deliveries.length]).toEqual(killed ? [0, 0] : [1, 1]);
    const answer = await send();
    expect(answer).toEqual({ ok: true, value: { status: 200, body: { number: statement + 1 } } });
    const { firings, deliveries } = await rowsOf(id);
    expect([firings.length, deliveries.length], `before statement ${statement}`).toEqual([1, 1]);
    if (!killed) break;
    kills++;
  }
  expect(kills).toBeGreaterThan(6);
  expect((await verifyAudit(server.database)).sound).toBe(true);
  expect(await deliverDue(server)).toBe(kills + 1);
});

it('delivers under one id, at most once more than was heard of, whichever statement the process was killed before', async () => {
  const twice: number[] = [];
  let kills = 0;
  for (let statement = 0; ; statement++) {
    const { id, send } = firingOfBrowser(`delivered/${statement}`);
    await send();
    const before = hook.received.length;
    const killed = await killedBefore(statement, () => deliverDue(server));
    if (killed) await deliverDue(later());
    const { deliveries } = await rowsOf(id);
    expect(deliveries, `before statement ${statement}`).toMatchObject([
      { state: 'delivered', status: 200, claim: null },
    ]);
    const came = hook.received.slice(before);
    expect(new Set(came.map(({ headers }) => headers['behealthy-delivery']))).toEqual(new Set([deliveries[0]?.id]));
    expect(came.length).toBeLessThanOrEqual(2);
    if (came.length === 2) twice.push(statement);
    expect(await deliverDue(later())).toBe(0);
    if (!killed) break;
    kills++;
  }
  expect(kills).toBeGreaterThan(5);
  // Killed between the receiver's answer and its row, and nowhere else.
  expect(twice).toHaveLength(1);
});
