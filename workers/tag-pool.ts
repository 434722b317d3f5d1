import { Worker } from 'node:worker_threads';
import type { TagBatch } from './tag-batches';
import type { TaggedBatch, TagThreadData, TagThreadMessage } from './tag-thread';

/** Batches that may wait at one thread: the next is there when one is done, and no more lie in memory. */
const BATCHES_A_THREAD = 2;
/**
 * Heap of a thread, MB: what is no longer needed is collected early, so that memory stays low and flat. A model takes
 * about twelve times the size of its file there.
 */
const heapOf = ({ model }: TagThreadData) => ({
  maxOldGenerationSizeMb: 48 + Math.ceil((12 * model.sizeBytes) / 1e6),
  maxYoungGenerationSizeMb: 6,
});

/** A thread that cannot start, or died. `code` is a WorkErrorCode. */
export class TagThreadError extends Error {
  constructor(readonly code: 'model-unreadable' | 'feature-set-mismatch' | 'unexpected') {
    super(code);
  }
}

/** Threads that tag batches; results come back in the order of the batches, whichever thread is done first. */
export interface TagPool {
  /** Resolves when there is room for another batch. @throws TagThreadError */
  add(batch: TagBatch): Promise<void>;
  /** Resolves when every batch is written. @throws TagThreadError */
  finish(): Promise<void>;
  close(): Promise<void>;
}

/** @param write called once a batch, one after the other, in order */
export async function openTagPool(
  threads: number,
  data: TagThreadData,
  write: (batch: TaggedBatch) => Promise<void> | undefined,
): Promise<TagPool> {
  const done = new Map<number, TaggedBatch>();
  const waiting: (() => void)[] = [];
  let failure: TagThreadError | undefined;
  let given = 0;
  let written = 0;
  let writing = false;

  const wake = () => {
    for (const resume of waiting.splice(0)) resume();
  };
  const fail = (error: TagThreadError) => {
    failure ??= error;
    wake();
  };
  const drain = async (): Promise<void> => {
    if (writing) return;
    writing = true;
    for (let next = done.get(written); next; next = done.get(written)) {
      done.delete(written);
      await write(next);
      written++;
      wake();
    }
    writing = false;
  };
  const until = async (reached: () => boolean): Promise<void> => {
    while (!failure && !reached()) await new Promise<void>((resume) => waiting.push(resume));
    if (failure) throw failure;
  };

  const idle = new Map<Worker, number[]>();
  const start = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const thread = new Worker(new URL('./tag-thread.cjs', import.meta.url), {
        workerData: data,
        resourceLimits: heapOf(data),
      });
      const mine: number[] = [];
      idle.set(thread, mine);
      const broken = (error: TagThreadError) => {
        fail(error);
        reject(error);
      };
      thread.on('message', (message: TagThreadMessage) => {
        if (message.kind === 'ready') return resolve();
        if (message.kind === 'refused') {
          return broken(new TagThreadError(message.code));
        }
        const number = mine.shift();
        if (number === undefined) return broken(new TagThreadError('unexpected'));
        done.set(number, message);
        drain().catch(() => fail(new TagThreadError('unexpected')));
      });
      thread.on('error', () => broken(new TagThreadError('unexpected')));
    });
  await Promise.all(Array.from({ length: threads }, start));

  return {
    async add(batch) {
      const [thread, mine] = [...idle].reduce((a, b) => (b[1].length < a[1].length ? b : a));
      mine.push(given++);
      thread.postMessage(batch, [batch.bytes.buffer]);
      await until(() => given - written < threads * BATCHES_A_THREAD);
    },
    finish: () => until(() => written === given),
    async close() {
      await Promise.all([...idle.keys()].map((thread) => thread.terminate()));
    },
  };
}
