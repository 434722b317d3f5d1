import { CrfError } from '../errors.js';
import { withinMemory } from '../out-of-memory.js';
import type { Steps } from '../turns.js';
import { Chunk } from './chunk.js';
import { buffersOf, type Exchange, type WorkerReport, type WorkerTask } from './messages.js';
import { reportDone, waitForTask } from './signal.js';

/** A worker says so often that it lives. */
const ALIVE_MS = 250;

/** A worker's side: chunks of one training, prepared once and evaluated as often as asked. @returns takes messages */
export function serve(post: (report: WorkerReport, transfer: ArrayBuffer[]) => void): (task: WorkerTask) => void {
  let chunks: Chunk[] = [];
  let said = performance.now();
  const run = <Result>(steps: Steps<never, Result>): Result => {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      if (performance.now() - said < ALIVE_MS) continue;
      post({ kind: 'alive' }, []);
      said = performance.now();
    }
  };
  const evaluate = ({ x, results }: Exchange): void => {
    for (const [i, chunk] of chunks.entries()) run(chunk.evaluate(x, results[i]));
  };
  const work = (task: WorkerTask): void => {
    if (task.kind === 'evaluate') {
      evaluate(task);
      const { x, results } = task;
      post({ kind: 'done', exchange: { x, results } }, buffersOf(task));
      return;
    }
    const { jobs, module, shape, shared } = task;
    chunks = jobs.map((job) => run(Chunk.prepare(module, shape, job)));
    if (!shared) {
      post({ kind: 'done' }, []);
      return;
    }
    // This worker takes no message more; it ends by being ended.
    for (let done = 1; ; ) {
      if (reportDone(shared.signal, done)) post({ kind: 'done' }, []);
      done = waitForTask(shared.signal, done);
      evaluate(shared);
    }
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
