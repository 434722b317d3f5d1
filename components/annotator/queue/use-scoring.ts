'use client';

import { useCallback, useEffect } from 'react';
import { scoreNotes } from '@/lib/client/annotation-work';
import { useJobOutcome } from '@/lib/client/job-outcome';
import type { Job } from '@/lib/client/jobs';
import type { ScoreOutcome, WorkErrorCode } from '@/workers/pipeline-api';

export interface Scoring {
  readonly run: () => void;
  readonly cancel: () => void;
  readonly running: boolean;
  readonly job: Job | undefined;
  readonly failure: WorkErrorCode | undefined;
}

/** Lets the model read all notes not done, for the order by uncertainty. `onDone` hears how many were read. */
export function useScoring(projectId: string, annotator: string, onDone: (notes: number) => void): Scoring {
  const { run: start, cancel, running, job, outcome } = useJobOutcome<ScoreOutcome>();
  const run = useCallback(
    () => start((jobId) => scoreNotes(jobId, { projectId, annotator })),
    [start, projectId, annotator],
  );
  const scored = outcome !== 'thrown' && outcome?.kind === 'scored' ? outcome.notes : undefined;
  useEffect(() => {
    if (scored !== undefined) onDone(scored);
  }, [scored, onDone]);
  const failure = outcome === 'thrown' ? 'unexpected' : outcome?.kind === 'failed' ? outcome.code : undefined;
  return { run, cancel, running, job, failure };
}
