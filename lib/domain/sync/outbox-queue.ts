import type { Random } from '../random';
import { backoffMs } from './backoff';
import { isOpen, type OutboxAnswer, type OutboxRow } from './outbox-row';
import type { SyncAnswer, Verdict } from './verdict';

/**
 * Rows whose turn it is: of each subject the oldest that is not over, if it waits and its time has come. A version
 * cannot be reviewed before it is there, so what stands behind a refused row waits with it.
 * @param rows in any order @returns in the order in which they were written
 */
export function dueRows(rows: readonly OutboxRow[], nowMs: number): OutboxRow[] {
  return headsOf(rows).filter((row) => row.waitsFor !== 'sign-in' && isDue(row, nowMs));
}

/** No wait is longer: a time further off was set by a clock that ran ahead and has been put right since. */
const WAIT_MS_MAX = 300_000;

function isDue({ nextTryAtMs }: OutboxRow, nowMs: number): boolean {
  return nextTryAtMs <= nowMs || nextTryAtMs > nowMs + WAIT_MS_MAX;
}

/** When to look again; undefined: not before something happens. */
export function nextWakeMs(rows: readonly OutboxRow[]): number | undefined {
  const times = headsOf(rows)
    .filter((row) => row.waitsFor !== 'sign-in')
    .map((row) => row.nextTryAtMs);
  return times.length === 0 ? undefined : Math.min(...times);
}

function headsOf(rows: readonly OutboxRow[]): OutboxRow[] {
  const heads = new Map<string, OutboxRow>();
  for (const row of [...rows].sort((a, b) => a.seq - b.seq)) {
    if (isOpen(row) && !heads.has(row.subject)) heads.set(row.subject, row);
  }
  return [...heads.values()].filter(({ state }) => state === 'waiting');
}

/** The row after its request was answered, or was not. */
export function afterTry(
  row: OutboxRow,
  answer: SyncAnswer,
  verdict: Verdict,
  at: { readonly now: string; readonly nowMs: number },
  random: Random,
): OutboxRow {
  const answered = answerOf(answer, verdict, at.now);
  switch (verdict.next) {
    case 'sent':
      return { ...row, state: 'sent', waitsFor: undefined, answer: answered };
    case 'retry': {
      const attempts = row.attempts + 1;
      const delay = Math.min(WAIT_MS_MAX, Math.max(verdict.notBeforeMs, backoffMs(attempts, random)));
      return { ...row, attempts, nextTryAtMs: at.nowMs + delay, waitsFor: verdict.reason, answer: answered };
    }
    case 'sign-in':
      return { ...row, waitsFor: 'sign-in', answer: answered };
    case 'ask':
      return { ...row, state: 'asks', waitsFor: undefined, answer: answered };
    case 'refused':
      return { ...row, state: 'refused', waitsFor: undefined, answer: answered };
  }
}

/** A person says: try again. What it was made against is asked for anew. */
export function retried(row: OutboxRow): OutboxRow {
  return { ...row, state: 'waiting', attempts: 0, nextTryAtMs: 0, waitsFor: undefined, ifMatch: undefined };
}

/** Somebody signed in, or the network is back: nothing needs to wait for its time any more. */
export function released(row: OutboxRow): OutboxRow {
  return row.state === 'waiting' ? { ...row, nextTryAtMs: 0, waitsFor: undefined } : row;
}

/**
 * What goes when a row is taken back: the row, and what was written after it on the same subject, which makes no sense
 * without it. What was sent stays sent.
 */
export function droppedWith(rows: readonly OutboxRow[], id: string): OutboxRow[] {
  const first = rows.find((row) => row.id === id);
  if (!first || !isOpen(first)) return [];
  return rows.filter((row) => row.subject === first.subject && row.seq >= first.seq && isOpen(row));
}

export interface OutboxCounts {
  readonly waiting: number;
  /** Rows that a person must look at. */
  readonly stuck: number;
  readonly signIn: boolean;
  readonly oldestAt: string | undefined;
}

export function countOutbox(rows: readonly OutboxRow[]): OutboxCounts {
  const open = rows.filter(isOpen);
  const oldest = open.reduce<string | undefined>(
    (least, { createdAt }) => (least === undefined || createdAt < least ? createdAt : least),
    undefined,
  );
  return {
    waiting: open.filter(({ state }) => state === 'waiting').length,
    stuck: open.filter(({ state }) => state !== 'waiting').length,
    signIn: open.some(({ waitsFor }) => waitsFor === 'sign-in'),
    oldestAt: oldest,
  };
}

function answerOf(answer: SyncAnswer, verdict: Verdict, at: string): OutboxAnswer {
  const code = 'code' in verdict ? verdict.code : answer.kind === 'answered' ? answer.code : undefined;
  return {
    at,
    status: answer.kind === 'answered' ? answer.status : 0,
    ...(code === undefined ? {} : { code }),
    ...(answer.kind === 'answered' && answer.etag !== undefined ? { etag: answer.etag } : {}),
  };
}
