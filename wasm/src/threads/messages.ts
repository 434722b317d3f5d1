import type { CrfErrorCode } from '../errors.js';
import type { Shape } from './chunk.js';
import type { ChunkJob } from './chunk-plan.js';

/** To a worker. `x` and `results` (see Chunk.evaluate) are shared memory, or else travel there and back with each message. */
export type WorkerTask =
  | {
      readonly kind: 'begin';
      readonly module: WebAssembly.Module;
      readonly shape: Shape;
      readonly jobs: readonly ChunkJob[];
    }
  | ({ readonly kind: 'evaluate' } & Exchange);

export interface Exchange {
  readonly x: Float64Array;
  /** one a chunk of the worker */
  readonly results: readonly Float64Array[];
}

/** From a worker. `alive` comes now and then between long steps. */
export type WorkerReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'alive' }
  | ({ readonly kind: 'evaluated' } & Exchange)
  | { readonly kind: 'failed'; readonly code: CrfErrorCode; readonly message: string };

/** What has to be moved because it is not shared. */
export function moved({ x, results }: Exchange): ArrayBuffer[] {
  return [x, ...results].map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
}
