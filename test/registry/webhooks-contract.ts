import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DatabasePlace } from '@/lib/server/database/open-database';
import { sha256Hex } from '@/lib/server/hash';
import { deliverDue, retryMs } from '@/lib/server/monitoring/deliveries';
import { callWebhook } from '@/lib/server/monitoring/webhook-request';
import { firingOf } from './test-monitoring';
import { openTestServer, people, type TestServer, Visitor, type Who } from './test-server';
import { receiver } from './webhook-receiver';

const SECRET = 's'.repeat(40);

/**
 * Two servers on one PostgreSQL, as two processes are, and a receiver that listens on this machine. Two connections of
 * one thread to one SQLite file wait for each other for ever, so there both are one; webhooks-processes.test.ts has two.
 */
export function webhooksContract(place: () => DatabasePlace): void {
  describe('deliveries to webhooks', () => {
    let one: TestServer;
    let two: TestServer;
    let who: Who;
    let revision = 0;
    const closing: (() => Promise<void>)[] = [];
    beforeAll(async () => {
      // A wait may be drawn as short as nothing, and what failed be tried again before a test has looked.
      vi.spyOn(Math, 'random').mockReturnValue(0.9);
      const shared = place();
      one = await openTestServer(shared, { webhookLoopback: true });
      two = shared.kind === 'postgres' ? await openTestServer(shared, { webhookLoopback: true }) : one;
      who = await people(one.server, { rita: ['reviewer'], dora: ['doctor'] });
    });
    afterEach(async () => {
      for (const close of closing.splice(0)) await close();
    });
    afterAll(async () => {
      vi.restoreAllMocks();
      await one.server.database.close();
      if (two !== one) await two.server.database.close();
    });
    const listen = async (answer: (nth: number) => number, delayMs = 0) => {
      const hook = await receiver(answer, delayMs);
      closing.push(hook.close);
      const webhooks = [
        {
          id: randomUUID(),
          name: 'Here',
          address: hook.address,
          events: ['drift-critical'],
          active: true,
          secret: SECRET,
        },
      ];
      const set = await who.rita.call('changeWebhooks', { match: revision, body: { webhooks } });
      if (set.status !== 200) throw new Error(JSON.stringify(set.body));
      revision++;
      return hook;
    };
    const fire = (name: string, more: Parameters<typeof firingOf>[1] = {}, from: Visitor = who.dora) =>
      from.call('firing', { params: { id: sha256Hex(name) }, body: firingOf(randomUUID(), more) });
    const newest = () =>
      two.server.database.db
        .selectFrom('webhookDeliveries')
        .selectAll()
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow();
    /** The same server, hours later; sessions stay as they are. */
    const inHours = ({ server }: TestServer, hours: number) => ({
      ...server,
      nowMs: () => Date.now() + hours * 3_600_000,
    });
    /** The attempt that began with the firing has ended. */
    const attempted = async (attempts = 1) => {
      for (let tries = 0; tries < 300; tries++) {
        const row = await newest();
        if (row.attempts === attempts && row.claim === null) return row;
        await new Promise((done) => setTimeout(done, 20));
      }
      throw new Error('no attempt was made');
    };

    it('go out with the firing, signed over time and body, with ids alone', async () => {
      const hook = await listen(() => 204);
      await fire('signed');
      const delivery = await attempted();
      expect(delivery).toMatchObject({ state: 'delivered', attempts: 1, status: 204, code: null, nextTryAt: null });
      expect(hook.received).toHaveLength(1);
      const [first] = hook.received;
      if (!first) throw new Error('nothing came');
      const { headers, body } = first;
      const time = String(headers['behealthy-timestamp']);
      const expected = createHmac('sha256', SECRET).update(`${time}.${body}`).digest('hex');
      expect(headers['behealthy-signature']).toBe(`v1=${expected}`);
      expect(Math.abs(Number(time) - Date.now() / 1000)).toBeLessThan(60);
      expect(headers['behealthy-delivery']).toBe(delivery.id);
      expect(headers['behealthy-event']).toBe('drift-critical');
      expect(JSON.parse(body)).toEqual({
        deliveryId: delivery.id,
        event: 'drift-critical',
        firingId: sha256Hex('signed'),
        at: '2026-11-29T10:00:00.000Z',
        from: 'ok',
        to: 'critical',
        modelVersionId: null,
      });
    });

    it('tell of a firing once, however many browsers and outcomes are sent, and of no event that was not asked for', async () => {
      const hook = await listen(() => 200);
      await fire('once');
      await fire('once', { outcome: 'acted' });
      await fire('once', {}, new Visitor(two.server)).catch(() => undefined);
      await fire('other', { rule: 'drift-warning' });
      await attempted();
      await deliverDue(two.server);
      expect(hook.received.map(({ body }) => JSON.parse(body).firingId)).toEqual([sha256Hex('once')]);
    });

    it('are tried again under the same id until they are taken: 500, a cut connection, a redirect, 200', async () => {
      const answers = [500, 0, 302, 200];
      const hook = await listen((nth) => answers[nth - 1] ?? 200);
      await fire('retried');
      expect(await attempted()).toMatchObject({ state: 'waiting', status: 500 });
      expect(await deliverDue(inHours(two, 2))).toBe(1);
      expect(await newest()).toMatchObject({ state: 'waiting', attempts: 2, status: null, code: 'unreachable' });
      expect(await deliverDue(inHours(one, 4))).toBe(1);
      expect(await newest()).toMatchObject({ state: 'waiting', attempts: 3, status: 302 });
      expect(await deliverDue(inHours(two, 6))).toBe(1);
      expect(await newest()).toMatchObject({ state: 'delivered', attempts: 4, status: 200 });
      expect(hook.received).toHaveLength(4);
      expect(new Set(hook.received.map(({ headers }) => headers['behealthy-delivery'])).size).toBe(1);
      expect(new Set(hook.received.map(({ body }) => body)).size).toBe(1);
    });

    it('never go out twice at once, however many processes look', async () => {
      const hook = await listen(() => 200, 30);
      await Promise.all(Array.from({ length: 6 }, (_, at) => fire(`many/${at}`)));
      await Promise.all([one, two, one, two].map(({ server }) => deliverDue(server)));
      for (let tries = 0; tries < 100 && hook.received.length < 6; tries++)
        await new Promise((done) => setTimeout(done, 20));
      const ids = hook.received.map(({ headers }) => headers['behealthy-delivery']);
      expect(ids).toHaveLength(6);
      expect(new Set(ids).size).toBe(6);
      expect(hook.received.some(({ twiceAtOnce }) => twiceAtOnce)).toBe(false);
    });

    it('of a process that died in the middle are taken over by another', async () => {
      const hook = await listen(() => 200);
      one.server.ending = true;
      await fire('orphan');
      one.server.ending = false;
      const { db } = one.server.database;
      // Claimed, and its process gone: the row says until when nobody else takes it.
      const until = new Date(one.server.nowMs() + 60_000).toISOString();
      await db
        .updateTable('webhookDeliveries')
        .set({ claim: 'gone', nextTryAt: until, attempts: 1 })
        .where('firingId', '=', sha256Hex('orphan'))
        .execute();
      expect(await deliverDue(two.server)).toBe(0);
      expect(await deliverDue(inHours(two, 1))).toBe(1);
      expect(hook.received).toHaveLength(1);
      expect(await newest()).toMatchObject({ state: 'delivered', attempts: 2 });
    });

    it('are given up after two days', async () => {
      const hook = await listen(() => 503);
      await fire('never');
      expect(await attempted()).toMatchObject({ state: 'waiting', status: 503 });
      expect(await deliverDue(inHours(two, 47))).toBe(1);
      expect(await newest()).toMatchObject({ state: 'waiting', attempts: 2 });
      expect(await deliverDue(inHours(one, 49))).toBe(1);
      expect(await newest()).toMatchObject({ state: 'given-up', status: 503, attempts: 3 });
      expect(await deliverDue(inHours(one, 99))).toBe(0);
      expect(hook.received).toHaveLength(3);
    });

    it('reach this machine only where the server is told so, whatever a name resolves to', async () => {
      const hook = await listenOnly();
      const call = (address: string, loopback: boolean) =>
        callWebhook({
          address,
          secret: SECRET,
          deliveryId: randomUUID(),
          event: 'drift-critical',
          body: '{}',
          timestamp: 1,
          loopback,
          timeoutMs: 2000,
        });
      expect(await call(hook.address, true)).toEqual({ status: 200 });
      expect(await call(hook.address, false)).toEqual({ code: 'address-not-allowed' });
      const byName = hook.address.replace('127.0.0.1', 'localhost');
      expect(await call(byName, true)).toEqual({ status: 200 });
      expect(await call(byName.replace('http:', 'https:'), false)).toEqual({ code: 'address-not-allowed' });
      expect(hook.received).toHaveLength(2);
    });
    const listenOnly = async () => {
      const hook = await receiver(() => 200);
      closing.push(hook.close);
      return hook;
    };

    it('wait longer each time, up to an hour, and anywhere below it', () => {
      expect([1, 2, 3, 12, 40].map((attempts) => retryMs(attempts, () => 0.999999))).toEqual([
        1999, 3999, 7999, 3_599_996, 3_599_996,
      ]);
      expect(retryMs(9, () => 0)).toBe(0);
    });
  });
}
