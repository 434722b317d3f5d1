'use client';

import { useEffect, useState } from 'react';
import { compareRuns } from '@/lib/client/runs';
import { cancelJob, newJobId } from '@/lib/client/work';
import type { CompareOutcome } from '@/workers/pipeline-api';

/** The comparison of two runs as the worker makes it; undefined while it does. Leaving ends the work. */
export function useComparison(firstId: string, secondId: string): CompareOutcome | undefined {
  const key = `${firstId} ${secondId}`;
  const [done, setDone] = useState<{ readonly key: string; readonly outcome: CompareOutcome }>();
  useEffect(() => {
    const jobId = newJobId();
    let left = false;
    compareRuns(jobId, firstId, secondId)
      .catch((): CompareOutcome => ({ kind: 'failed', code: 'unexpected' }))
      .then((outcome) => {
        if (!left) setDone({ key: `${firstId} ${secondId}`, outcome });
      });
    return () => {
      left = true;
      cancelJob(jobId);
    };
  }, [firstId, secondId]);
  return done?.key === key ? done.outcome : undefined;
}
