/** What came back of one request. Bodies of success are looked at elsewhere. */
export type SyncAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** The literal code of a refusal; undefined where the body states none. */
      readonly code?: string | undefined;
      readonly etag?: string | undefined;
      /** Seconds the server asks to wait. */
      readonly retryAfterSeconds?: number | undefined;
      /** Bytes the server has of an upload. */
      readonly uploadOffset?: number | undefined;
    }
  /** No network, no server, or no answer in time: the request may have had its effect all the same. */
  | { readonly kind: 'unreachable' };

export type Verdict =
  | { readonly next: 'sent' }
  | { readonly next: 'retry'; readonly reason: 'unreachable' | 'server'; readonly notBeforeMs: number }
  /** Kept until somebody signs in; not a failure. */
  | { readonly next: 'sign-in' }
  /** A person decides: what it was made against has changed, or signing in again is asked for. */
  | { readonly next: 'ask'; readonly code: string }
  | { readonly next: 'refused'; readonly code: string };

/** Statuses that say "not now": the same request may well be taken later. */
const LATER: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** @returns what becomes of a row; every other status is final, since the same bytes would get the same answer */
export function verdictOf(answer: SyncAnswer): Verdict {
  if (answer.kind === 'unreachable') return { next: 'retry', reason: 'unreachable', notBeforeMs: 0 };
  const { status, code } = answer;
  if (status >= 200 && status < 300) return { next: 'sent' };
  if (LATER.has(status)) {
    return { next: 'retry', reason: 'server', notBeforeMs: 1000 * Math.max(0, answer.retryAfterSeconds ?? 0) };
  }
  if (status === 401) return { next: 'sign-in' };
  if (status === 412) return { next: 'ask', code: code ?? 'revision-differs' };
  if (status === 403 && code === 'sign-in-again') return { next: 'ask', code };
  return { next: 'refused', code: code ?? `status-${status}` };
}
