/** How far a piece of long work is, in units of its own (characters, lines, notes). */
export interface WorkStep {
  readonly done: number;
  readonly total: number;
}

/**
 * Long work as a generator: it yields every few milliseconds, so that a host can let the event loop turn, report
 * progress or stop by not resuming it. Nothing is shared between runs, so a stopped one leaves nothing behind.
 */
export type Work<T> = Generator<WorkStep, T, void>;

/** Runs it to its end at once: for tests and small inputs. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
