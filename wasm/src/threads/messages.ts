import type { CrfErrorCode } from '../errors.js';
import type { Shape } from './chunk.js';
import type { ChunkJob } from './chunk-plan.js';

/**
 * To a worker. With `shared` memory no other task follows, and evaluations are asked for by its signal (signal.ts);
 * without it, every evaluation is a message that the exchange travels with, there and back.
 */
export type WorkerTask =
  | {
      readonly kind: 'begin';
      readonly module: WebAssembly.Module;
      readonly shape: Shape;
      readonly jobs: readonly ChunkJob[];
      readonly shared: (Exchange & { readonly signal: Int32Array }) | undefined;
    }
  | ({ readonly kind: 'evaluate' } & Exchange);

export interface Exchange {
  /** [n] where to evaluate */
  readonly x: Float64Array;
  /** [chunks of the worker][n+1] see Chunk.evaluate */
  readonly results: readonly Float64Array[];
}

/** From a worker. `alive` comes now and then between long steps. */
export type WorkerReport =
  | { readonly kind: 'alive' }
  | { readonly kind: 'done'; readonly exchange?: Exchange }
  | { readonly kind: 'failed'; readonly code: CrfErrorCode; readonly message: string };

/** What moves with an exchange that is not shared. */
export function buffersOf({ x, results }: Exchange): ArrayBuffer[] {
  return [x, ...results].map(({ buffer }) => buffer as ArrayBuffer);
}
