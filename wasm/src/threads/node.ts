import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { makeThreads, type Threads, type ThreadsOptions } from './threads.js';

export type { Threads, ThreadsOptions, ThreadsStart } from './threads.js';
export type { TrainingWorker } from './worker-port.js';

/** For `train({ threads })`. */
export function threads(options: ThreadsOptions = {}): Threads {
  return makeThreads(options, standardWorker, availableParallelism());
}

/** Without the loaders of the process that starts it, which would cost each worker their own start. */
function standardWorker(): Worker {
  return new Worker(new URL('./node-worker.js', import.meta.url), { execArgv: [] });
}
