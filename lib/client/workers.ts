import { type Remote, wrap } from 'comlink';
import type { Failed, PipelineApi } from '@/workers/pipeline-api';
import { raiseFault, tellReplaced } from './faults';

type Place = 'background' | 'interactive';

interface Running {
  readonly worker: Worker;
  readonly api: Remote<PipelineApi>;
}

const running = new Map<Place, Running>();
const CRASHED: Failed = { kind: 'failed', code: 'worker-crashed' };
/** When a crashed one was last replaced; the script of one that crashes again at once may not be there at all. */
const replacedAt = new Map<Place, number>();
const AGAIN_AFTER_MS = 5_000;

function workerOf(place: Place): Remote<PipelineApi> {
  const started = running.get(place) ?? start(place);
  running.set(place, started);
  return started.api;
}

function start(place: Place): Running {
  const worker = new Worker(new URL('../../workers/pipeline.worker.ts', import.meta.url), { type: 'module' });
  const crashed = new Promise<Failed>((resolve) => {
    // What nobody caught leaves the worker in a state that nobody knows.
    worker.addEventListener('error', () => {
      if (running.get(place)?.worker !== worker) return;
      worker.terminate();
      running.delete(place);
      resolve(CRASHED);
      raiseFault('worker-crashed');
      const now = performance.now();
      // Then the next call starts one.
      if (now - (replacedAt.get(place) ?? Number.NEGATIVE_INFINITY) < AGAIN_AFTER_MS) return;
      replacedAt.set(place, now);
      // The new one marks what was under way as interrupted.
      workerOf(place);
      tellReplaced();
    });
  });
  return { worker, api: answering(wrap<PipelineApi>(worker), crashed) };
}

/** A worker that is gone answers nothing: whoever waits for it gets `crashed`, which every outcome union knows. */
function answering(remote: Remote<PipelineApi>, crashed: Promise<Failed>): Remote<PipelineApi> {
  return new Proxy(remote, {
    get: (target, name) => {
      const call = Reflect.get(target, name) as unknown as (...given: unknown[]) => Promise<unknown>;
      return (...given: unknown[]) => Promise.race([call(...given), crashed]);
    },
  });
}

/** At once, with all they hold; the next use starts new ones. */
export function endWorkers(): void {
  for (const { worker } of running.values()) worker.terminate();
  running.clear();
}

/** Import, training, reading whole datasets. */
export const backgroundWorker = (): Remote<PipelineApi> => workerOf('background');

/** Single notes, so that reading stays instant while training runs. */
export const interactiveWorker = (): Remote<PipelineApi> => workerOf('interactive');
