'use client';

import { useCallback, useState } from 'react';
import { newJobId, train } from '@/lib/client/work';
import type { TrainingSettings } from '@/lib/domain/model/run';
import type { FeatureSet } from '@/lib/domain/text/feature-set';
import type { WorkErrorCode } from '@/workers/pipeline-api';

export interface TrainingRequest {
  readonly datasetId: string;
  readonly settings: TrainingSettings;
  readonly featureSet: FeatureSet;
  readonly repeatOf?: string;
}

export interface Training {
  readonly start: (request: TrainingRequest) => void;
  /** Asked for, its run not yet seen in the store. */
  readonly startingId: string | undefined;
  /** The run this page started last that came to its end. */
  readonly trainedId: string | undefined;
  readonly failure: WorkErrorCode | undefined;
  readonly dismissFailure: () => void;
}

/** Starts runs; how they go on is watched in the store, so that leaving the page loses nothing. */
export function useTraining(onTrained: (runId: string) => void): Training {
  const [startingId, setStartingId] = useState<string>();
  const [trainedId, setTrainedId] = useState<string>();
  const [failure, setFailure] = useState<WorkErrorCode>();

  const start = useCallback(
    (request: TrainingRequest) => {
      const id = newJobId();
      setStartingId(id);
      setFailure(undefined);
      train(id, request)
        .then((outcome) => {
          if (outcome.kind === 'failed') setFailure(outcome.code);
          if (outcome.kind === 'trained') {
            setTrainedId(outcome.runId);
            onTrained(outcome.runId);
          }
        })
        .catch(() => setFailure('unexpected'))
        .finally(() => setStartingId((current) => (current === id ? undefined : current)));
    },
    [onTrained],
  );
  const dismissFailure = useCallback(() => setFailure(undefined), []);
  return { start, startingId, trainedId, failure, dismissFailure };
}
