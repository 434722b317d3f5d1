'use client';

import { useJobOutcome } from '@/lib/client/job-outcome';
import type { Job } from '@/lib/client/jobs';
import type { Failed } from '@/workers/pipeline-api';

export interface JobWork<T> {
  readonly run: (start: (jobId: string) => Promise<T>) => void;
  readonly cancel: () => void;
  readonly running: boolean;
  readonly job: Job | undefined;
  /** Of the last work that ended; undefined before and while another runs. */
  readonly outcome: T | Failed | undefined;
}

/** The same object at every turn, for those who compare. */
const BROKE: Failed = { kind: 'failed', code: 'unexpected' };

/** Long work of a part of the page whose outcomes say how it failed; a worker that broke is one of them. */
export function useJobWork<T>(): JobWork<T> {
  const { outcome, ...work } = useJobOutcome<T>();
  return { ...work, outcome: outcome === 'thrown' ? BROKE : outcome };
}
