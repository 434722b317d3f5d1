'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { scoreNotes } from '@/lib/client/annotation-work';
import { type Job, useJob } from '@/lib/client/jobs';
import { cancelJob, newJobId } from '@/lib/client/work';
import type { WorkErrorCode } from '@/workers/pipeline-api';

export interface Scoring {
  readonly run: () => void;
  readonly cancel: () => void;
  readonly running: boolean;
  readonly job: Job | undefined;
  readonly failure: WorkErrorCode | undefined;
}

/** Lets the model read all notes not done, for the order by uncertainty. `onDone` hears how many were read. */
export function useScoring(projectId: string, annotator: string, onDone: (notes: number) => void): Scoring {
  const [jobId, setJobId] = useState<string>();
  const [failure, setFailure] = useState<WorkErrorCode>();
  const job = useJob(jobId);
  const running = useRef<string>(undefined);
  const run = useCallback(() => {
    if (running.current !== undefined) return;
    const id = newJobId();
    running.current = id;
    setJobId(id);
    setFailure(undefined);
    scoreNotes(id, { projectId, annotator })
      .then((outcome) => {
        if (outcome.kind === 'failed') setFailure(outcome.code);
        if (outcome.kind === 'scored') onDone(outcome.notes);
      })
      .catch(() => setFailure('unexpected'))
      .finally(() => {
        running.current = undefined;
        setJobId(undefined);
      });
  }, [projectId, annotator, onDone]);
  const cancel = useCallback(() => {
    if (running.current !== undefined) cancelJob(running.current);
  }, []);
  // Another project or another layer: what was begun for this one is of no use.
  // biome-ignore lint/correctness/useExhaustiveDependencies: cancels when they change
  useEffect(() => cancel, [projectId, annotator, cancel]);
  return { run, cancel, running: jobId !== undefined, job, failure };
}
