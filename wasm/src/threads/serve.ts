import { CrfError } from '../errors.js';
import { withinMemory } from '../out-of-memory.js';
import type { Steps } from '../turns.js';
import { Chunk } from './chunk.js';
import { moved, type WorkerReport, type WorkerTask } from './messages.js';

/** A worker says so often that it lives. */
const ALIVE_MS = 250;

/** A worker's side: chunks of one training, prepared once and evaluated as often as asked. @returns takes messages */
export function serve(post: (report: WorkerReport, transfer: ArrayBuffer[]) => void): (task: WorkerTask) => void {
  let chunks: Chunk[] = [];
  const run = <Result>(steps: Steps<never, Result>): Result => {
    let said = performance.now();
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      if (performance.now() - said < ALIVE_MS) continue;
      post({ kind: 'alive' }, []);
      said = performance.now();
    }
  };
  const work = (task: WorkerTask): void => {
    if (task.kind === 'begin') {
      chunks = task.jobs.map((job) => run(Chunk.prepare(task.module, task.shape, job)));
      post({ kind: 'ready' }, []);
      return;
    }
    for (const [i, chunk] of chunks.entries()) run(chunk.evaluate(task.x, task.results[i]));
    post({ kind: 'evaluated', x: task.x, results: task.results }, moved(task));
  };
  return (task) => {
    try {
      withinMemory(() => work(task));
    } catch (error) {
      const { code, message } =
        error instanceof CrfError ? error : new CrfError('worker-failed', 'A worker stopped with an error.');
      post({ kind: 'failed', code, message }, []);
    }
  };
}
