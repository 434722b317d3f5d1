import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { auditPageSchema } from '@/lib/schemas/registry/audit';
import { deliveriesSchema, webhookTestSchema } from '@/lib/schemas/registry/triggers';
import type { DatabasePlace } from '@/lib/server/database/open-database';
import { sha256Hex } from '@/lib/server/hash';
import { RATE_LIMITS } from '@/lib/server/http/rate-limit';
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

    it('give up on a receiver that says nothing, and say that it was that', async () => {
      const hook = await receiver(() => 200, 2000);
      closing.push(hook.close);
      const { address } = hook;
      const call = { address, secret: SECRET, deliveryId: randomUUID(), event: 'test', body: '{}', timestamp: 1 };
      expect(await callWebhook({ ...call, loopback: true, timeoutMs: 150 })).toEqual({ code: 'timeout' });
    });

    it('wait longer each time, up to an hour, and anywhere below it', () => {
      expect([1, 2, 3, 12, 40].map((attempts) => retryMs(attempts, () => 0.999999))).toEqual([
        1999, 3999, 7999, 3_599_996, 3_599_996,
      ]);
      expect(retryMs(9, () => 0)).toBe(0);
    });

    describe('a test', () => {
      const idOf = async () => (await who.rita.call('webhooks')).body.webhooks[0].id as string;
      const send = async (from: Visitor = who.rita) => from.call('testWebhook', { params: { id: await idOf() } });

      it('goes out at once, signed as deliveries are, and says in its kind and its body that it is one', async () => {
        const hook = await listen(() => 204);
        const answer = await send();
        expect(answer.status).toBe(200);
        const told = webhookTestSchema.parse(answer.body);
        expect(told).toMatchObject({ status: 204, code: null });
        expect(told.ms).toBeLessThan(10_000);
        expect(hook.received).toHaveLength(1);
        const { headers = {}, body = '' } = hook.received[0] ?? {};
        const time = String(headers['behealthy-timestamp']);
        const signed = createHmac('sha256', SECRET).update(`${time}.${body}`).digest('hex');
        expect(headers['behealthy-signature']).toBe(`v1=${signed}`);
        expect(Math.abs(Number(time) - Date.now() / 1000)).toBeLessThan(60);
        expect([headers['behealthy-event'], headers['behealthy-delivery']]).toEqual(['test', told.deliveryId]);
        const { at, ...said } = JSON.parse(body);
        expect(said).toEqual({ deliveryId: told.deliveryId, event: 'test', test: true, webhookId: await idOf() });
        expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000);
      });

      it('is no delivery: it stands in no list, is counted nowhere and not tried again', async () => {
        const hook = await listen(() => 503);
        const before = deliveriesSchema.parse((await who.rita.call('deliveries')).body).deliveries.length;
        expect((await send()).body).toMatchObject({ status: 503, code: null });
        expect(await deliverDue(inHours(two, 2))).toBe(0);
        expect((await who.rita.call('deliveries')).body.deliveries).toHaveLength(before);
        expect((await who.rita.call('webhooks')).body.webhooks).toMatchObject([{ waiting: 0, failed: 0 }]);
        expect(hook.received).toHaveLength(1);
      });

      it('says why there was no answer, and follows no redirect', async () => {
        const answers = [0, 302];
        const hook = await listen((nth) => answers[nth - 1] ?? 200);
        expect((await send()).body).toMatchObject({ status: null, code: 'unreachable' });
        expect((await send()).body).toMatchObject({ status: 302, code: null });
        expect(hook.received).toHaveLength(2);
        await hook.close();
        expect((await send()).body).toMatchObject({ status: null, code: 'unreachable' });
      });

      it('reaches no machine beside the server, though the address was allowed once', async () => {
        const hook = await listen(() => 200);
        const strict = { ...one.server, webhookLoopback: false };
        const answered = await Object.assign(new Visitor(strict), { cookie: who.rita.cookie }).call('testWebhook', {
          params: { id: await idOf() },
        });
        expect(answered.body).toMatchObject({ status: null, code: 'address-not-allowed' });
        expect(hook.received).toHaveLength(0);
      });

      it('goes to a webhook that is off too, and to none that is not there', async () => {
        const hook = await listen(() => 200);
        const { webhooks } = (await who.rita.call('webhooks')).body;
        const [{ waiting: _, failed: __, ...standing }] = webhooks;
        const off = { webhooks: [{ ...standing, active: false }] };
        expect((await who.rita.call('changeWebhooks', { match: revision++, body: off })).status).toBe(200);
        expect((await send()).body).toMatchObject({ status: 200 });
        expect(hook.received).toHaveLength(1);
        for (const id of [randomUUID(), 'x', "' or 1=1"]) {
          const refused = await who.rita.call('testWebhook', { params: { id } });
          expect([refused.status, refused.body.error?.code]).toEqual([404, 'not-found']);
        }
      });

      it('is a reviewer’s to send; each stands in the log, with the address as a hash alone', async () => {
        const hook = await listen(() => 200);
        const logged = async () =>
          auditPageSchema
            .parse((await who.rita.call('audit', { query: '?limit=200' })).body)
            .entries.filter(({ action }) => action === 'webhook-tested');
        const before = (await logged()).length;
        const id = await idOf();
        const { deliveryId } = (await send()).body;
        const refused = await who.dora.call('testWebhook', { params: { id } });
        expect([refused.status, refused.body.error?.code]).toEqual([403, 'role-missing']);
        expect((await who.nobody.call('testWebhook', { params: { id } })).status).toBe(401);
        expect(hook.received).toHaveLength(1);
        const entries = (await logged()).slice(before);
        expect(entries).toMatchObject([
          { subject: id, detail: { deliveryId, address: sha256Hex(hook.address).slice(0, 16) } },
        ]);
        expect(entries[0]?.personId).toBeTruthy();
        expect(JSON.stringify(one.logged)).not.toContain(hook.address);
      });

      it('is sent to one receiver a few times in ten minutes, whichever process is asked', async () => {
        const hook = await listen(() => 200);
        const { times, seconds } = RATE_LIMITS['webhook-test'];
        const statuses: number[] = [];
        const other = Object.assign(new Visitor(two.server), { cookie: who.rita.cookie });
        for (let at = 0; at < times + 2; at++) statuses.push((await send(at % 2 ? other : who.rita)).status);
        expect(statuses).toEqual([...Array.from({ length: times }, () => 200), 429, 429]);
        expect(hook.received).toHaveLength(times);
        const { error } = (await send()).body;
        expect(error.code).toBe('too-many-requests');
        expect(error.retryAfter).toBeGreaterThan(0);
        expect(error.retryAfter).toBeLessThanOrEqual(seconds);
        // Another receiver has tests of its own.
        await listen(() => 200);
        expect((await send()).status).toBe(200);
      });
    });
  });
}
