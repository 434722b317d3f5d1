import type { Work } from '../domain/data/work';
import { throwIfCancelled, type WorkOptions } from './ports';
import { createTurn } from './turn';

const PROGRESS_EVERY_MS = 200;

/** Runs generator work in slices: cancel, progress and other messages get a turn between them. */
export interface SlicedWork {
  run<T>(step: string, work: Work<T>): Promise<T>;
  /** For work that is not a generator: call it often, await what it returns. */
  turn(step: string, done: number, total: number): Promise<void> | undefined;
}

/** @throws Cancelled from `run` and `turn` once the signal has fired */
export function slicedWork(elapsedMs: () => number, { signal, onProgress }: WorkOptions): SlicedWork {
  const nextTurn = createTurn(elapsedMs);
  let saidAt = Number.NEGATIVE_INFINITY;
  let saidStep = '';
  const turn = (step: string, done: number, total: number): Promise<void> | undefined => {
    throwIfCancelled(signal);
    const now = elapsedMs();
    if (onProgress && (step !== saidStep || now - saidAt >= PROGRESS_EVERY_MS)) {
      saidStep = step;
      saidAt = now;
      onProgress(step, done, total);
    }
    return nextTurn();
  };
  return {
    turn,
    async run(step, work) {
      for (;;) {
        const next = work.next();
        if (next.done) return next.value;
        await turn(step, next.value.done, next.value.total);
      }
    },
  };
}
