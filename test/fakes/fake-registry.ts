import type { SyncRequest } from '@/lib/domain/sync/sync-request';
import type { SyncAnswer } from '@/lib/domain/sync/verdict';
import type { RegistrySender } from '@/lib/pipelines/sync/ports';

/** What happens to one request on its way. */
export type Fault =
  | 'none'
  | 'request-lost'
  | 'answer-lost'
  /** Delivered, but after requests that were sent later. */
  | 'late'
  | 'twice'
  | 'busy'
  | 'broken'
  /** The tab dies before the request goes out, or before its answer is read. */
  | 'killed-before'
  | 'killed-after';

export const FAULTS: readonly Fault[] = [
  'none',
  'request-lost',
  'answer-lost',
  'late',
  'twice',
  'busy',
  'broken',
  'killed-before',
  'killed-after',
];

export class Killed extends Error {}

const UNREACHABLE: SyncAnswer = { kind: 'unreachable' };

interface Effect {
  readonly path: string;
  readonly body: string;
  readonly answer: SyncAnswer;
}

/** The registry's border in memory: one effect a key, bytes by offset, and a network that loses, doubles and reorders. */
export class FakeRegistry implements RegistrySender {
  /** In the order in which they took effect. */
  readonly effects: Effect[] = [];
  readonly uploads = new Map<string, number[]>();
  signedIn = true;
  /** Faults of the next requests; `none` once it is used up. */
  faults: Fault[] = [];
  requests = 0;
  private readonly byKey = new Map<string, Effect>();
  private readonly late: SyncRequest[] = [];

  async send(request: SyncRequest): Promise<SyncAnswer> {
    this.requests++;
    const fault = this.faults.shift() ?? 'none';
    // The clock of the network: other work may come between.
    await Promise.resolve();
    switch (fault) {
      case 'request-lost':
        return UNREACHABLE;
      case 'late':
        this.late.push(request);
        return UNREACHABLE;
      case 'busy':
        return { kind: 'answered', status: 503, code: 'not-ready', retryAfterSeconds: 2 };
      case 'broken':
        return { kind: 'answered', status: 500, code: 'server-failed' };
      case 'killed-before':
        throw new Killed();
      default:
    }
    const answer = this.take(request);
    for (const old of this.late.splice(0)) this.take(old);
    if (fault === 'twice') return this.take(request);
    if (fault === 'answer-lost') return UNREACHABLE;
    if (fault === 'killed-after') throw new Killed();
    return answer;
  }

  private take(request: SyncRequest): SyncAnswer {
    if (!this.signedIn) return { kind: 'answered', status: 401, code: 'not-signed-in' };
    const { method, path, headers, body } = request;
    if (path.startsWith('/api/models/')) return this.upload(request);
    if (method === 'GET') return { kind: 'answered', status: 200, etag: `"${this.effects.length}"` };
    const key = headers['idempotency-key'];
    if (key === undefined || typeof body !== 'string') return { kind: 'answered', status: 428, code: 'key-missing' };
    const known = this.byKey.get(key);
    if (known) return known.body === body ? known.answer : { kind: 'answered', status: 422, code: 'key-reused' };
    const effect: Effect = { path, body, answer: { kind: 'answered', status: 201, etag: `"${this.effects.length}"` } };
    this.byKey.set(key, effect);
    this.effects.push(effect);
    return effect.answer;
  }

  private upload({ method, path, headers, body }: SyncRequest): SyncAnswer {
    const sha256 = path.slice('/api/models/'.length);
    const stored = this.uploads.get(sha256) ?? [];
    if (method === 'HEAD') {
      return this.uploads.has(sha256)
        ? { kind: 'answered', status: 200, uploadOffset: stored.length }
        : { kind: 'answered', status: 404, code: 'not-found' };
    }
    if (Number(headers['upload-offset']) !== stored.length) {
      return { kind: 'answered', status: 409, code: 'offset-differs', uploadOffset: stored.length };
    }
    const next = [...stored, ...(body as Uint8Array)];
    this.uploads.set(sha256, next);
    return { kind: 'answered', status: 204, uploadOffset: next.length };
  }
}
