import { Cancelled } from '@/lib/pipelines/ports';
import type { CancelledOutcome, Failed, WorkErrorCode } from './pipeline-api';

export const failed = (code: WorkErrorCode): Failed => ({ kind: 'failed', code });

/** Names under which browsers and stores report what people can do something about. */
const CODES: Readonly<Record<string, WorkErrorCode>> = {
  QuotaExceededError: 'quota-exceeded',
  DatabaseClosedError: 'storage-closed',
  InvalidStateError: 'storage-closed',
  MissingAPIError: 'storage-closed',
  OpenFailedError: 'storage-closed',
  ProjectMissing: 'project-missing',
  NoteMissing: 'note-missing',
};

/** Maps an exception to a code by its name alone: its message could hold note text. */
export function workErrorCode(error: unknown): WorkErrorCode {
  let current: unknown = error;
  // Dexie wraps the browser's error in `inner`.
  for (let depth = 0; depth < 4 && current instanceof Error; depth++) {
    const code = CODES[current.name];
    if (code) return code;
    current = 'inner' in current ? current.inner : undefined;
  }
  return 'unexpected';
}

function isCancelled(error: unknown): boolean {
  return error instanceof Cancelled || (error instanceof Error && 'code' in error && error.code === 'cancelled');
}

/** Exceptions do not cross the worker's border: cancelling and failing become values. */
export async function guarded<T>(work: () => Promise<T>): Promise<T | CancelledOutcome | Failed> {
  try {
    return await work();
  } catch (error) {
    return isCancelled(error) ? { kind: 'cancelled' } : failed(workErrorCode(error));
  }
}

/** For work that nobody can cancel. */
export async function guardedAtOnce<T extends { readonly kind: string }>(work: () => Promise<T>): Promise<T | Failed> {
  const outcome = await guarded(work);
  return isCancelledOutcome(outcome) ? failed('unexpected') : outcome;
}

function isCancelledOutcome(outcome: { readonly kind: string }): outcome is CancelledOutcome {
  return outcome.kind === 'cancelled';
}
