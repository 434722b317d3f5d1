import { afterTry, dueRows, nextWakeMs } from '../../domain/sync/outbox-queue';
import type { OutboxRow } from '../../domain/sync/outbox-row';
import { requestOf } from '../../domain/sync/sync-request';
import { type SyncAnswer, verdictOf } from '../../domain/sync/verdict';
import { throwIfCancelled } from '../ports';
import type { SyncParts } from './ports';
import { uploadBytes } from './upload';

/** When to look again, in milliseconds since 1970; undefined: when something happens. */
export interface Drained {
  readonly wakeAtMs: number | undefined;
}

/**
 * Sends what is due, one row after another, until nothing is or the server cannot be reached. A row is marked only after
 * its answer came, so a kill between the two sends it again under the same key, which has the same one effect.
 */
export async function drainOutbox(parts: SyncParts, signal?: AbortSignal): Promise<Drained> {
  const { outbox, clock, random } = parts;
  const at = () => {
    const now = clock.now();
    return { now, nowMs: Date.parse(now) };
  };
  for (;;) {
    throwIfCancelled(signal);
    const open = await outbox.open();
    const [row] = dueRows(open, at().nowMs);
    if (!row) return { wakeAtMs: nextWakeMs(open) };
    const answer = await sendRow(row, parts, signal);
    throwIfCancelled(signal);
    const verdict = verdictOf(answer);
    const settled = await outbox.settle(row.id, (stored) => afterTry(stored, answer, verdict, at(), random));
    // The next row would fare the same: a whole queue tried against a dead network helps nobody.
    if (verdict.next === 'retry' && verdict.reason === 'unreachable') return { wakeAtMs: settled?.nextTryAtMs };
  }
}

async function sendRow(row: OutboxRow, { outbox, registry }: SyncParts, signal?: AbortSignal): Promise<SyncAnswer> {
  if (row.kind === 'model-bytes') {
    const bytes = await outbox.bytes(row.target);
    if (!bytes) return { kind: 'answered', status: 410, code: 'bytes-gone' };
    return uploadBytes(row.target, bytes, registry, signal);
  }
  if (row.kind === 'transition' && row.ifMatch === undefined) {
    // Written before the server had the version, or to be tried again: against the revision that stands now.
    const path = `/api/model-versions/${encodeURIComponent(row.target)}`;
    const found = await registry.send({ method: 'GET', path, headers: {} }, signal);
    if (found.kind === 'unreachable' || found.etag === undefined) return found;
    return registry.send(requestOf({ ...row, ifMatch: found.etag }), signal);
  }
  return registry.send(requestOf(row), signal);
}
