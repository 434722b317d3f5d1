import { ok } from '../../domain/result';
import type { Deliveries, FiringBody, WebhookPayload } from '../../schemas/registry/triggers';
import type { Row } from '../database/tables';
import { type Writing, write } from '../database/write';
import { errorFacts } from '../log';
import type { Server } from '../server';
import { postToWebhook } from './webhook-request';

/** An attempt that has not ended by then belongs to a process that is gone. */
const CLAIM_MS = 60_000;
const CEILING_MS_FIRST = 2_000;
const CEILING_MS_MAX = 3_600_000;
/** After two days a receiver is told no more. */
const GIVEN_UP_MS = 2 * 86_400_000;

/** Full jitter, the ceiling doubling from 2 s to an hour. @param attempts made so far, from 1 @returns milliseconds */
export function retryMs(attempts: number, random: () => number): number {
  const ceiling = Math.min(CEILING_MS_MAX, CEILING_MS_FIRST * 2 ** Math.min(20, attempts - 1));
  return Math.floor(random() * ceiling);
}

/** A row for each webhook that wants to hear of it; they go out by deliverDue(), now or after a crash. */
export async function queueDeliveries(
  { tx, at }: Writing,
  newId: () => string,
  firingId: string,
  { rule: event, at: firedAt, from, to, modelVersionId }: FiringBody,
): Promise<void> {
  const webhooks = await tx.selectFrom('webhooks').selectAll().where('active', '=', 1).orderBy('place').execute();
  const wanted = webhooks.filter(({ events }) => (JSON.parse(events) as string[]).includes(event));
  if (wanted.length === 0) return;
  const last = await tx
    .selectFrom('webhookDeliveries')
    .select('number')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  let number = last?.number ?? 0;
  for (const { id: webhookId } of wanted) {
    const id = newId();
    const payload: WebhookPayload = { deliveryId: id, event, firingId, at: firedAt, from, to, modelVersionId };
    await tx
      .insertInto('webhookDeliveries')
      .values({
        number: ++number,
        id,
        webhookId,
        firingId,
        event,
        payload: JSON.stringify(payload),
        state: 'waiting',
        attempts: 0,
        status: null,
        code: null,
        createdAt: at,
        nextTryAt: at,
        claim: null,
      })
      .execute();
  }
}

/**
 * Delivers what is due, one after another, until nothing is. Any process may call it at any time: a row is claimed in a
 * transaction before it is sent, so two never send one at once, and a claim whose process died runs out. A process that
 * dies between the answer and its row sends again: at least once, under the same delivery id.
 * @returns attempts made
 */
export async function deliverDue(server: Server): Promise<number> {
  for (let made = 0; ; made++) {
    if (server.ending || !(await isAnyDue(server))) return made;
    const claimed = await claim(server);
    if (!claimed) return made;
    await attempt(server, claimed);
  }
}

/** For timers and for those who have just written: what fails is logged, nobody waits. */
export function deliverSoon(server: Server): void {
  deliverDue(server).catch((error) => server.log({ level: 'error', event: 'webhooks-failed', ...errorFacts(error) }));
}

const nowOf = (server: Server) => new Date(server.nowMs()).toISOString();

async function isAnyDue(server: Server): Promise<boolean> {
  const due = await server.database.db
    .selectFrom('webhookDeliveries')
    .select('number')
    .where('state', '=', 'waiting')
    .where('nextTryAt', '<=', nowOf(server))
    .limit(1)
    .executeTakeFirst();
  return due !== undefined;
}

interface Claimed {
  readonly delivery: Row<'webhookDeliveries'>;
  readonly webhook: Row<'webhooks'>;
  readonly claim: string;
}

async function claim(server: Server): Promise<Claimed | undefined> {
  const claimed = await write(server, async ({ tx, at }) => {
    const delivery = await tx
      .selectFrom('webhookDeliveries')
      .selectAll()
      .where('state', '=', 'waiting')
      .where('nextTryAt', '<=', at)
      .orderBy('nextTryAt')
      .limit(1)
      .executeTakeFirst();
    if (!delivery) return ok(undefined);
    const webhook = await tx
      .selectFrom('webhooks')
      .selectAll()
      .where('id', '=', delivery.webhookId)
      .executeTakeFirstOrThrow();
    const mark = server.newId();
    const nextTryAt = new Date(server.nowMs() + CLAIM_MS).toISOString();
    await tx
      .updateTable('webhookDeliveries')
      .set({ claim: mark, nextTryAt, attempts: delivery.attempts + 1 })
      .where('number', '=', delivery.number)
      .execute();
    return ok({ delivery, webhook, claim: mark });
  });
  return claimed.ok ? claimed.value : undefined;
}

async function attempt(server: Server, { delivery, webhook, claim }: Claimed): Promise<void> {
  const { id: deliveryId, event, payload: body } = delivery;
  const answer = await postToWebhook(server, webhook, { deliveryId, event, body });
  const status = 'status' in answer ? answer.status : null;
  const delivered = status !== null && status >= 200 && status < 300;
  const attempts = delivery.attempts + 1;
  const now = server.nowMs();
  const over = now - Date.parse(delivery.createdAt) >= GIVEN_UP_MS;
  const state = delivered ? 'delivered' : over ? 'given-up' : 'waiting';
  const nextTryAt = state === 'waiting' ? new Date(now + retryMs(attempts, Math.random)).toISOString() : null;
  await server.database.db
    .updateTable('webhookDeliveries')
    .set({ state, status, code: 'code' in answer ? answer.code : null, nextTryAt, claim: null })
    .where('number', '=', delivery.number)
    .where('claim', '=', claim)
    .execute();
  server.log({
    level: 'info',
    event: 'webhook',
    webhookId: webhook.id,
    deliveryId: delivery.id,
    attempts,
    status,
    state,
  });
}

export async function listDeliveries({ database: { db } }: Server, before: number, limit: number): Promise<Deliveries> {
  const rows = await db
    .selectFrom('webhookDeliveries')
    .select(['number', 'id', 'webhookId', 'event', 'firingId', 'state', 'attempts', 'status', 'code', 'createdAt'])
    .select('nextTryAt')
    .where('number', '<', before)
    .orderBy('number', 'desc')
    .limit(limit + 1)
    .execute();
  const deliveries = rows.slice(0, limit);
  return { deliveries, next: rows.length > limit ? (deliveries.at(-1)?.number ?? null) : null };
}
