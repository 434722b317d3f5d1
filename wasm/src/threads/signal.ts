/** Waits shorter than this are spent awake: putting a thread to sleep and waking it takes up to half of that. */
const AWAKE_MS = 1;

/** Words of memory that the trainer's thread shares with one worker: tasks asked for, done, and whether a message is wanted. */
const ASKED = 0;
const DONE = 1;
const WANTED = 2;
export const SIGNAL_WORDS = 3;

/** The trainer's side. It never blocks: a page's thread may not. */
export class Signal {
  constructor(readonly words: Int32Array) {}

  ask(): void {
    Atomics.add(this.words, ASKED, 1);
    Atomics.notify(this.words, ASKED);
  }

  isDone(): boolean {
    return Atomics.load(this.words, DONE) === Atomics.load(this.words, ASKED);
  }

  /** Has the worker send a message once it is done. @returns false: it is already, and a message may come or not */
  wantMessage(): boolean {
    Atomics.store(this.words, WANTED, 1);
    return !this.isDone();
  }
}

/** The worker's side: waits for more to be asked for than the `done` tasks. @returns how many are asked for */
export function waitForTask(words: Int32Array, done: number): number {
  const until = performance.now() + AWAKE_MS;
  while (Atomics.load(words, ASKED) === done) {
    if (performance.now() >= until) Atomics.wait(words, ASKED, done);
  }
  return Atomics.load(words, ASKED);
}

/** @returns whether the trainer's thread wants a message */
export function reportDone(words: Int32Array, done: number): boolean {
  Atomics.store(words, DONE, done);
  return Atomics.exchange(words, WANTED, 0) === 1;
}

/** Whether to look once more before a message is waited for. */
export function stayAwake(since: number): boolean {
  return performance.now() - since < AWAKE_MS;
}
