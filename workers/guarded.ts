import { Cancelled } from '@/lib/pipelines/ports';
import { storeFailureCode } from '@/lib/store/failure-code';
import type { CancelledOutcome, Failed, WorkErrorCode } from './pipeline-api';

export const failed = (code: WorkErrorCode): Failed => ({ kind: 'failed', code });

export function isCancelled(error: unknown): boolean {
  return error instanceof Cancelled || (error instanceof Error && 'code' in error && error.code === 'cancelled');
}

/** Exceptions do not cross the worker's border: cancelling and failing become values. */
export async function guarded<T>(work: () => Promise<T>): Promise<T | CancelledOutcome | Failed> {
  try {
    return await work();
  } catch (error) {
    return isCancelled(error) ? { kind: 'cancelled' } : failed(storeFailureCode(error));
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
