import { CrfError } from '../errors.js';
import type { Features } from '../features.js';
import type { Heap, Pointer } from '../kernels.js';
import type { Objective } from '../objective.js';
import type { PlacedColumns } from '../placed-columns.js';
import type { Steps } from '../turns.js';
import { cutChunks, numberOfChunks } from './chunk-plan.js';
import { Crew } from './crew.js';
import { DividedObjective } from './divided-objective.js';
import type { TrainingWorker } from './worker-port.js';

export interface ThreadsOptions {
  /** The thread that trains included; a whole number from 1. Default: one a processor, 8 at most. */
  readonly count?: number | undefined;
  /** Makes a worker that runs `crfsuite-wasm/threads-worker`. Default: from the file beside this module. */
  readonly worker?: (() => TrainingWorker) | undefined;
  /** Parts that the sentences are cut into, whatever their number. Default: by the work they are; 1 is no threads. */
  readonly chunks?: number | undefined;
  /** A worker that shows no sign of life for so long while it should work has failed. Default 10,000. */
  readonly silentMs?: number | undefined;
  /** Called once, before the first iteration. */
  readonly onStart?: ((start: ThreadsStart) => void) | undefined;
}

/** What a training got: threads that work, and chunks; 1 and 1 where one thread is faster. */
export interface ThreadsStart {
  readonly threads: number;
  readonly chunks: number;
}

/** A training as far as it has come when its objective is wanted. */
export interface DividedTraining {
  readonly module: WebAssembly.Module;
  readonly heap: Heap;
  readonly columns: PlacedColumns;
  readonly features: Features;
  /** [S+1] first token of each sentence, longest first */
  readonly starts: Uint32Array;
  readonly labels: number;
  readonly c2: number;
  /** What was allocated from here on is not needed beside the objective. */
  readonly scratch: Pointer;
}

export interface ClosableObjective extends Objective {
  close(): void;
}

/** An option of trainings; one object may serve any number of them, also at once. */
export interface Threads {
  /** For the trainer alone. @returns undefined where one thread is faster */
  divide(training: DividedTraining): Steps<never, ClosableObjective | undefined>;
}

/** @param standardWorker undefined: this place has no workers */
export function makeThreads(
  options: ThreadsOptions,
  standardWorker: (() => TrainingWorker) | undefined,
  processors: number,
): Threads {
  const count = wholeNumber('count', options.count ?? Math.min(8, Math.max(1, processors)));
  const forced = options.chunks === undefined ? undefined : wholeNumber('chunks', options.chunks);
  const silentMs = wholeNumber('silentMs', options.silentMs ?? 10_000);
  const worker = options.worker ?? standardWorker;
  return {
    *divide(training) {
      const chunks = numberOfChunks(training, forced);
      if (chunks === 1) {
        options.onStart?.({ threads: 1, chunks });
        return undefined;
      }
      const threads = worker ? Math.min(count, chunks) : 1;
      const crew = new Crew(threads - 1, silentMs);
      let ready = false;
      try {
        // They load while the chunks are cut.
        if (worker) crew.start(worker);
        const jobs = yield* cutChunks(training, chunks);
        const objective = new DividedObjective(training, jobs, crew);
        yield* objective.prepare();
        options.onStart?.({ threads, chunks });
        ready = true;
        return objective;
      } finally {
        if (!ready) crew.close();
      }
    },
  };
}

function wholeNumber(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new CrfError('invalid-parameter', `threads: ${name} must be a whole number from 1.`);
}
