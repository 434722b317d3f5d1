'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { type Job, useJob } from './jobs';
import { cancelJob, newJobId } from './work';

export interface JobOutcome<T> {
  /** Starts the work; what an earlier one gave is forgotten. */
  readonly run: (work: (jobId: string) => Promise<T>) => void;
  readonly cancel: () => void;
  readonly running: boolean;
  readonly job: Job | undefined;
  /** `thrown`: the worker broke, which is no outcome of its own. */
  readonly outcome: T | 'thrown' | undefined;
  readonly forget: () => void;
}

/** One piece of long work at a time, with its progress; cancelled when the component goes. */
export function useJobOutcome<T>(): JobOutcome<T> {
  const [jobId, setJobId] = useState<string>();
  const [outcome, setOutcome] = useState<T | 'thrown'>();
  const job = useJob(jobId);
  const current = useRef<string>(undefined);
  const run = useCallback((work: (jobId: string) => Promise<T>) => {
    const id = newJobId();
    if (current.current !== undefined) cancelJob(current.current);
    current.current = id;
    setJobId(id);
    setOutcome(undefined);
    const settle = (next: T | 'thrown') => {
      if (current.current !== id) return;
      current.current = undefined;
      setJobId(undefined);
      setOutcome(() => next);
    };
    work(id).then(settle, () => settle('thrown'));
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
  const forget = useCallback(() => setOutcome(undefined), []);
  return { run, cancel, running: jobId !== undefined, job, outcome, forget };
}
