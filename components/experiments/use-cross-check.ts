'use client';

import { useCallback } from 'react';
import { type JobWork, useJobWork } from '@/components/datasets/use-job-work';
import { crossCheck, useCrossCheck } from '@/lib/client/insight';
import type { CrossCheck } from '@/lib/domain/model/cross-check';
import type { CrossCheckOutcome } from '@/workers/pipeline-api';

export interface CrossCheckWork {
  /** Null: the run was never checked; undefined while loading. */
  readonly check: CrossCheck | null | undefined;
  readonly work: JobWork<CrossCheckOutcome>;
  readonly start: () => void;
}

/** A run's cross-check: what the last one found, and a way to start another. Leaving the run cancels it. */
export function useCrossCheckWork(runId: string): CrossCheckWork {
  const check = useCrossCheck(runId);
  const work = useJobWork<CrossCheckOutcome>();
  const { run } = work;
  const start = useCallback(() => run((jobId) => crossCheck(jobId, runId)), [run, runId]);
  return { check, work, start };
}
