'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { type Job, useJob } from '@/lib/client/jobs';
import { cancelJob, newJobId } from '@/lib/client/work';
import type { Failed } from '@/workers/pipeline-api';

export interface JobWork<T> {
  readonly run: (start: (jobId: string) => Promise<T>) => void;
  readonly cancel: () => void;
  readonly running: boolean;
  readonly job: Job | undefined;
  /** Of the last work that ended; undefined before and while another runs. */
  readonly outcome: T | Failed | undefined;
}

/** Long work of a part of the page; leaving the part cancels it. */
export function useJobWork<T>(): JobWork<T> {
  const [jobId, setJobId] = useState<string>();
  const [outcome, setOutcome] = useState<T | Failed>();
  const current = useRef<string>(undefined);
  const job = useJob(jobId);
  const run = useCallback((start: (jobId: string) => Promise<T>) => {
    const id = newJobId();
    current.current = id;
    setJobId(id);
    setOutcome(undefined);
    const settle = (result: T | Failed) => {
      if (current.current !== id) return;
      current.current = undefined;
      setJobId(undefined);
      setOutcome(result);
    };
    start(id).then(settle, () => settle({ kind: 'failed', code: 'unexpected' }));
  }, []);
  const cancel = useCallback(() => {
    if (current.current !== undefined) cancelJob(current.current);
  }, []);
  useEffect(
    () => () => {
      if (current.current !== undefined) cancelJob(current.current);
      current.current = undefined;
    },
    [],
  );
  return { run, cancel, running: jobId !== undefined, job, outcome };
}
