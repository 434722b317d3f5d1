/** What leaves this browser through the outbox. */
export type OutboxKind =
  | 'model-bytes'
  | 'model-version'
  | 'transition'
  | 'deployment-report'
  | 'shared-item'
  | 'drift-summary'
  | 'kpi-counts'
  | 'firing'
  | 'monitoring-reference';

/** Told as a whole each time: what waits gives way to what is told next of the same subject. */
const REPLACED: ReadonlySet<OutboxKind> = new Set(['drift-summary', 'kpi-counts', 'firing']);

/** Whether a row that was not sent yet is of no use once `next` is written. */
export function isReplacedBy(row: Pick<OutboxRow, 'kind' | 'subject' | 'state'>, next: OutboxDraft): boolean {
  return REPLACED.has(next.kind) && isOpen(row) && row.kind === next.kind && row.subject === next.subject;
}

/**
 * `waiting`: goes out when its turn comes. `asks`: a person must say what to do next. `refused`: the server's answer is
 * final. `dropped`: a person took it back before it went out.
 */
export type OutboxState = 'waiting' | 'sent' | 'asks' | 'refused' | 'dropped';

/** Why a row that waits still does: of its last try. */
export type WaitReason = 'unreachable' | 'server' | 'sign-in';

export interface OutboxAnswer {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** HTTP status; 0: no answer came. */
  readonly status: number;
  /** The server's literal code, where it refused. */
  readonly code?: string | undefined;
  readonly etag?: string | undefined;
}

/** One thing to tell the server, written in the same transaction as the change it tells of. */
export interface OutboxRow {
  readonly id: string;
  /** Rises with every row of this browser, from 1. */
  readonly seq: number;
  readonly kind: OutboxKind;
  /** Idempotency-Key: one effect, however often it is sent. */
  readonly key: string;
  /** Rows of one subject go out one after another, in the order of `seq`. */
  readonly subject: string;
  /** What the address names beside the kind: a sha256, a model version, a deployment's number. */
  readonly target: string;
  /** The request's body to the byte: JSON; empty for bytes, which lie under their sha256. */
  readonly body: string;
  /** ETag the change was made against; undefined: none, or to be asked for before sending. */
  readonly ifMatch?: string | undefined;
  readonly createdAt: string;
  /** Tries that got no final answer. */
  readonly attempts: number;
  /** Milliseconds since 1970, UTC; not before then. */
  readonly nextTryAtMs: number;
  readonly state: OutboxState;
  readonly waitsFor?: WaitReason | undefined;
  readonly answer?: OutboxAnswer | undefined;
}

/** A row as the change writes it: the store numbers it. */
export type OutboxDraft = Pick<
  OutboxRow,
  'id' | 'kind' | 'key' | 'subject' | 'target' | 'body' | 'ifMatch' | 'createdAt'
>;

export function outboxRow(draft: OutboxDraft, seq: number): OutboxRow {
  return { ...draft, seq, attempts: 0, nextTryAtMs: 0, state: 'waiting' };
}

/** Not over: it waits, or a person has to look at it. */
export function isOpen({ state }: Pick<OutboxRow, 'state'>): boolean {
  return state === 'waiting' || state === 'asks' || state === 'refused';
}
