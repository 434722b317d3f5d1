import { makeThreads, type Threads, type ThreadsOptions } from './threads.js';
import type { TrainingWorker } from './worker-port.js';

export type { Threads, ThreadsOptions, ThreadsStart } from './threads.js';
export type { TrainingWorker } from './worker-port.js';

/** For `train({ threads })`. Where this place has no workers, the same chunks are computed on one thread. */
export function threads(options: ThreadsOptions = {}): Threads {
  const { navigator } = globalThis as { navigator?: { readonly hardwareConcurrency?: number } };
  return makeThreads(options, standardWorker(), navigator?.hardwareConcurrency ?? 1);
}

function standardWorker(): (() => TrainingWorker) | undefined {
  if (typeof Worker === 'undefined') return undefined;
  // Bundlers look for just these words.
  return () => new Worker(new URL('./browser-worker.js', import.meta.url), { type: 'module' });
}
