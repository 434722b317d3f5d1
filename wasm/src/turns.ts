import { CrfError } from './errors.js';

/** Work between two turns of the event loop: below a frame, so that a page or a worker's messages never wait long. */
const TURN_MS = 12;

/**
 * Steps of long work: a generator that yields `undefined` wherever it may be interrupted (every millisecond or so)
 * and a value where something is to be reported.
 */
export type Steps<Report, Result> = Generator<Report | undefined, Result, void>;

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
 * Messages of a MessageChannel are not held back 4 ms as nested timers are.
 * @throws CrfError `cancelled` at the first step after the signal fired
 */
export async function runInTurns<Report, Result>(
  steps: Steps<Report, Result>,
  signal: AbortSignal | undefined,
  onReport: (report: Report) => void | Promise<void>,
): Promise<Result> {
  const { port1, port2 } = new MessageChannel();
  let resume: (() => void) | undefined;
  port1.onmessage = () => resume?.();
  const turn = () =>
    new Promise<void>((resolve) => {
      resume = resolve;
      port2.postMessage(undefined);
    });
  try {
    let turnEnds = performance.now() + TURN_MS;
    for (;;) {
      throwIfCancelled(signal);
      const step = steps.next();
      if (step.done) return step.value;
      if (step.value !== undefined) await onReport(step.value);
      if (step.value !== undefined || performance.now() >= turnEnds) {
        await turn();
        turnEnds = performance.now() + TURN_MS;
      }
    }
  } finally {
    // An open port would keep a Node process alive.
    port1.close();
    port2.close();
  }
}

export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CrfError('cancelled', 'Training was cancelled.');
}
