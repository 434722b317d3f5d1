import { CrfError } from './errors.js';

/** Work between two turns of the event loop: below a frame, so that a page or a worker's messages never wait long. */
const TURN_MS = 12;

/** What steps yield when they can go on only once something elsewhere is done; `until` never rejects. */
export class Pause {
  constructor(readonly until: Promise<void>) {}
}

/**
 * Steps of long work: a generator that yields `undefined` wherever it may be interrupted (every millisecond or so)
 * and a value where something is to be reported.
 */
export type Steps<Report, Result> = Generator<Report | Pause | undefined, Result, void>;

/** Does `work` on [0, count) in blocks, with a chance to interrupt after each. */
export function* inBlocks(
  count: number,
  blockSize: number,
  work: (from: number, to: number) => void,
): Steps<never, void> {
  for (let from = 0; from < count; from += blockSize) {
    work(from, Math.min(count, from + blockSize));
    yield;
  }
}

/**
 * Runs the steps to their end, giving other tasks (worker messages, timers, input) a turn every 12 ms and after each report.
 * @throws CrfError `cancelled` at the first step after the signal fired
 */
export async function runInTurns<Report, Result>(
  steps: Steps<Report, Result>,
  signal: AbortSignal | undefined,
  onReport: (report: Report) => void | Promise<void>,
): Promise<Result> {
  const reports = reportsInTurns(steps, signal);
  try {
    for (;;) {
      const step = await reports.next();
      if (step.done) return step.value;
      await onReport(step.value);
    }
  } finally {
    await reports.return(undefined as never);
  }
}

/** The same, report by report; the work rests until the next is asked for, and ends when the caller leaves. */
export async function* reportsInTurns<Report, Result>(
  steps: Steps<Report, Result>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Report, Result, void> {
  const turns = openTurns();
  try {
    let turnEnds = performance.now() + TURN_MS;
    for (;;) {
      throwIfCancelled(signal);
      const step = steps.next();
      if (step.done) return step.value;
      if (step.value instanceof Pause) {
        await untilCancelled(step.value.until, signal);
        continue;
      }
      if (step.value !== undefined) yield step.value;
      if (step.value !== undefined || performance.now() >= turnEnds) {
        await turns.next();
        turnEnds = performance.now() + TURN_MS;
      }
    }
  } finally {
    // What the steps hold outside this thread is given back in their `finally`.
    steps.return(undefined as never);
    turns.close();
  }
}

/** Waits, but no longer than until the signal fires. */
async function untilCancelled(until: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return until;
  if (signal.aborted) return;
  let stop = () => {};
  const cancelled = new Promise<void>((resolve) => {
    stop = resolve;
    signal.addEventListener('abort', stop);
  });
  await Promise.race([until, cancelled]);
  signal.removeEventListener('abort', stop);
}

interface Turns {
  /** Resolves in a task of its own, after those that wait now. */
  next(): Promise<void>;
  close(): void;
}

function openTurns(): Turns {
  const { setImmediate } = globalThis as { setImmediate?: (callback: () => void) => unknown };
  // Node: its message ports deliver up to 1,000 messages before timers run, so a channel would starve them.
  if (setImmediate) return { next: () => new Promise((resolve) => setImmediate(resolve)), close: () => {} };
  // Browsers: messages are not held back 4 ms as nested timers are.
  const { port1, port2 } = new MessageChannel();
  let resume: (() => void) | undefined;
  port1.onmessage = () => resume?.();
  return {
    next: () =>
      new Promise((resolve) => {
        resume = resolve;
        port2.postMessage(undefined);
      }),
    close: () => {
      port1.close();
      port2.close();
    },
  };
}

export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CrfError('cancelled', 'Training was cancelled.');
}
