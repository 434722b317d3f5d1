import type { Job } from '@/lib/domain/job';
import type { Run } from '@/lib/domain/model/run';

/**
 * Milliseconds until the run ends, when every fit goes on to its last allowed iteration: an upper bound said as "about".
 * A job counts the time of its own step alone; while the held-out check runs, the final fit on more notes still follows.
 */
export function runMsLeft(run: Run, job: Job | undefined): number | undefined {
  if (job?.msLeft === undefined) return undefined;
  if (job.step !== 'fit-dev') return job.msLeft;
  const last = run.curve.at(-1);
  if (!last || last.iteration === 0) return undefined;
  const msPerIteration = (last.seconds * 1000) / last.iteration;
  const share = Math.min(0.5, Math.max(0, run.settings.devShare));
  return job.msLeft + (msPerIteration / (1 - share)) * run.settings.maxIterations;
}

/** Iterations done and to come over both fits, for one bar. */
export function runProgress(run: Run): { fit: 'dev' | 'final' | undefined; iteration: number; share: number } {
  const last = run.curve.at(-1);
  if (!last) return { fit: undefined, iteration: 0, share: 0 };
  const part = Math.min(1, last.iteration / run.settings.maxIterations);
  const hasDev = run.curve[0]?.fit === 'dev';
  const share = hasDev ? (last.fit === 'dev' ? part / 2 : 0.5 + part / 2) : part;
  return { fit: last.fit, iteration: last.iteration, share };
}
