import { fail, ok, type Result } from '../../domain/result';
import type { RegistryError } from '../../schemas/registry/errors';
import type { WebhookTest, WebhookTestPayload } from '../../schemas/registry/triggers';
import type { SignedIn } from '../accounts/session';
import { write } from '../database/write';
import { sha256Hex } from '../hash';
import { overLimit } from '../http/rate-limit';
import type { Server } from '../server';
import { postToWebhook } from './webhook-request';

/**
 * Posts one test to a webhook that stands, by the way that deliveries take, and waits for what comes of it. It is no
 * delivery: no rule fired, nothing is tried again. Logged before it goes out, so that none goes out unlogged.
 */
export async function testWebhook(
  server: Server,
  by: SignedIn,
  webhookId: string,
): Promise<Result<WebhookTest, RegistryError>> {
  const webhook = await server.database.db
    .selectFrom('webhooks')
    .select(['address', 'secret'])
    .where('id', '=', webhookId)
    .executeTakeFirst();
  if (!webhook) return fail({ code: 'not-found' });
  const retryAfter = await overLimit(server, 'webhook-test', new URL(webhook.address).host);
  if (retryAfter !== undefined) return fail({ code: 'too-many-requests', retryAfter });
  const deliveryId = server.newId();
  const detail = { deliveryId, address: sha256Hex(webhook.address).slice(0, 16) };
  await write(server, async ({ note }) => {
    await note({ personId: by.id, action: 'webhook-tested', subject: webhookId, detail });
    return ok(undefined);
  });
  const at = new Date(server.nowMs()).toISOString();
  const payload: WebhookTestPayload = { deliveryId, event: 'test', test: true, webhookId, at };
  const began = performance.now();
  const answer = await postToWebhook(server, webhook, { deliveryId, event: 'test', body: JSON.stringify(payload) });
  const ms = Math.round(performance.now() - began);
  const status = 'status' in answer ? answer.status : null;
  const code = 'code' in answer ? answer.code : null;
  server.log({ level: 'info', event: 'webhook-test', webhookId, deliveryId, status, code: code ?? undefined, ms });
  return ok({ deliveryId, status, code, ms });
}
