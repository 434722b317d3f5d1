import type { Job } from '@/lib/domain/job';
import type { Run } from '@/lib/domain/model/run';

/**
 * Milliseconds until the run ends, when every fit goes on to its last allowed iteration: an upper bound said as "about".
 * A job counts the time of its own step alone; until the final fit runs, its time is added by the pace of the held-out
 * check, which sees fewer notes. Undefined while there is no pace yet.
 */
export function runMsLeft(run: Run, job: Job | undefined): number | undefined {
  switch (job?.step) {
    case 'fit-final':
    case 'evaluate':
      return job.msLeft;
    case 'fit-dev': {
      const final = finalFitMs(run);
      return job.msLeft === undefined || final === undefined ? undefined : job.msLeft + final;
    }
    case 'attributes': {
      // Before either fit nothing is known; between the two, the final one is still to come.
      const final = finalFitMs(run);
      return final === undefined ? undefined : (job.msLeft ?? 0) + final;
    }
    default:
      return undefined;
  }
}

function finalFitMs(run: Run): number | undefined {
  const last = run.curve.at(-1);
  if (last?.fit !== 'dev' || last.iteration === 0) return undefined;
  const msPerIteration = (last.seconds * 1000) / last.iteration;
  const share = Math.min(0.5, Math.max(0, run.settings.devShare));
  return (msPerIteration / (1 - share)) * run.settings.maxIterations;
}

/** Where the run is: its fit, that fit's iteration, and the share 0-1 of all iterations it may make. */
export function runProgress(run: Run): { fit: 'dev' | 'final' | undefined; iteration: number; share: number } {
  const last = run.curve.at(-1);
  if (!last) return { fit: undefined, iteration: 0, share: 0 };
  const part = Math.min(1, last.iteration / run.settings.maxIterations);
  const hasDev = run.curve[0]?.fit === 'dev';
  const share = hasDev ? (last.fit === 'dev' ? part / 2 : 0.5 + part / 2) : part;
  return { fit: last.fit, iteration: last.iteration, share };
}
