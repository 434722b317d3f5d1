import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Server } from '../server';
import { isWebhookAddress, mayCall } from './webhook-address';

const TIMEOUT_MS = 10_000;

export interface WebhookCall {
  readonly address: string;
  readonly secret: string;
  readonly deliveryId: string;
  readonly event: string;
  readonly body: string;
  /** Seconds since 1970, signed with the body: an old request that is sent again shows. */
  readonly timestamp: number;
  readonly loopback: boolean;
  readonly timeoutMs: number;
}

/** `status`: whatever was answered; `code`: why nothing was. */
export type WebhookAnswer =
  | { readonly status: number }
  | { readonly code: 'address-not-allowed' | 'timeout' | 'unreachable' };

/** HMAC-SHA256 over `timestamp.body`, hex. */
export function signature(secret: string, timestamp: number, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
}

/** Posts a message to a webhook of this server: signed under its secret, with the time of now. */
export function postToWebhook(
  { nowMs, webhookLoopback }: Pick<Server, 'nowMs' | 'webhookLoopback'>,
  { address, secret }: Pick<WebhookCall, 'address' | 'secret'>,
  message: Pick<WebhookCall, 'deliveryId' | 'event' | 'body'>,
): Promise<WebhookAnswer> {
  const timestamp = Math.floor(nowMs() / 1000);
  return callWebhook({ ...message, address, secret, timestamp, loopback: webhookLoopback, timeoutMs: TIMEOUT_MS });
}

class NotAllowed extends Error {}

/**
 * One POST. The address that is connected to is the one that was looked at: a name that resolves to something else a
 * moment later changes nothing. Redirects are not followed, and nothing of an answer is kept but its status.
 */
export function callWebhook(call: WebhookCall): Promise<WebhookAnswer> {
  const { address, secret, deliveryId, event, body, timestamp, loopback, timeoutMs } = call;
  if (!isWebhookAddress(address, loopback)) return Promise.resolve({ code: 'address-not-allowed' });
  const guarded: LookupFunction = (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      if (!found.every((one) => mayCall(one.address, loopback))) return done(new NotAllowed(), []);
      const [first] = found;
      if (options.all || !first) return done(null, found);
      return done(null, first.address, first.family);
    });
  };
  return new Promise((resolve) => {
    const begin = address.startsWith('https:') ? httpsRequest : httpRequest;
    const sent = begin(address, {
      method: 'POST',
      lookup: guarded,
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        'User-Agent': 'BeHealthy-Webhook/1',
        'BeHealthy-Delivery': deliveryId,
        'BeHealthy-Event': event,
        'BeHealthy-Timestamp': String(timestamp),
        'BeHealthy-Signature': `v1=${signature(secret, timestamp, body)}`,
      },
    });
    sent.once('response', (response) => {
      const { statusCode = 0 } = response;
      response.destroy();
      resolve({ status: statusCode });
    });
    sent.on('error', (error) => {
      const code =
        error instanceof NotAllowed ? 'address-not-allowed' : error.name === 'AbortError' ? 'timeout' : 'unreachable';
      resolve({ code });
    });
    sent.end(body);
  });
}
