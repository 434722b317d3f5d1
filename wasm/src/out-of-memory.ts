import { CrfError } from './errors.js';
import type { Steps } from './turns.js';

/** JavaScript engines report an array, buffer, map or string that is too large as RangeError. */
function typed(error: unknown): unknown {
  if (error instanceof RangeError) {
    return new CrfError('out-of-memory', 'The data need more memory than this JavaScript engine grants.');
  }
  return error;
}

/** What `work` gives. @throws CrfError `out-of-memory` (SPEC MEM-3) where memory for it is not granted */
export function withinMemory<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw typed(error);
  }
}

/** The same steps; what the caller does between them keeps its own errors. */
export function* stepsWithinMemory<Report, Result>(steps: Steps<Report, Result>): Steps<Report, Result> {
  try {
    for (;;) {
      const step = withinMemory(() => steps.next());
      if (step.done) return step.value;
      yield step.value;
    }
  } finally {
    steps.return(undefined as never);
  }
}
