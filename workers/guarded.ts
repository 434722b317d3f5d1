import { Cancelled } from '@/lib/pipelines/ports';
import { storeFailureCode } from '@/lib/store/failure-code';
import type { CancelledOutcome, Failed, WorkErrorCode } from './pipeline-api';

/** This browser compiles no WebAssembly for us: by a policy of who runs it, or in a lock-down mode. */
export class WasmRefused extends Error {
  override readonly name = 'WasmRefused';
}

/** @param error of loading the engine, whose bytes are part of the script: nothing has to be fetched for it */
export function isWasmRefusal(error: unknown): boolean {
  if (typeof WebAssembly === 'undefined') return true;
  // EvalError: as Safari tells it where a policy forbids it.
  return error instanceof Error && (error.name === 'CompileError' || error.name === 'EvalError');
}

export const failed = (code: WorkErrorCode): Failed => ({ kind: 'failed', code });

export function isCancelled(error: unknown): boolean {
  return error instanceof Cancelled || (error instanceof Error && 'code' in error && error.code === 'cancelled');
}

/** Exceptions do not cross the worker's border: cancelling and failing become values. */
export async function guarded<T>(work: () => Promise<T>): Promise<T | CancelledOutcome | Failed> {
  try {
    return await work();
  } catch (error) {
    if (isCancelled(error)) return { kind: 'cancelled' };
    return failed(error instanceof WasmRefused ? 'wasm-refused' : storeFailureCode(error));
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
