'use client';

import { useCallback, useState } from 'react';
import { type Job, useJob } from '@/lib/client/jobs';
import { cancelJob, loadSample, newJobId } from '@/lib/client/work';
import { datasets } from '@/lib/messages/datasets';
import type { WorkErrorCode } from '@/workers/pipeline-api';

export interface SampleLoad {
  readonly load: () => void;
  readonly cancel: () => void;
  readonly loading: boolean;
  readonly job: Job | undefined;
  readonly failure: WorkErrorCode | undefined;
}

/** Loads the sample notes as a dataset. */
export function useSample(onStored?: (datasetId: string) => void): SampleLoad {
  const [jobId, setJobId] = useState<string>();
  const [failure, setFailure] = useState<WorkErrorCode>();
  const job = useJob(jobId);
  const load = useCallback(() => {
    const id = newJobId();
    setJobId(id);
    setFailure(undefined);
    loadSample(id, datasets.sample.name)
      .then((outcome) => {
        if (outcome.kind === 'failed') setFailure(outcome.code);
        if (outcome.kind === 'stored') onStored?.(outcome.datasetId);
      })
      .catch(() => setFailure('unexpected'))
      .finally(() => setJobId(undefined));
  }, [onStored]);
  const cancel = useCallback(() => {
    if (jobId !== undefined) cancelJob(jobId);
  }, [jobId]);
  return { load, cancel, loading: jobId !== undefined, job, failure };
}
