'use client';

import { useEffect, useState } from 'react';
import { errorFacts } from '@/lib/client/insight';
import type { ErrorFactsOutcome } from '@/workers/pipeline-api';

/** Undefined while the worker compares the errors with the training notes. */
export function useErrorFacts(runId: string): ErrorFactsOutcome | undefined {
  const [found, setFound] = useState<{ readonly runId: string; readonly outcome: ErrorFactsOutcome }>();
  useEffect(() => {
    let current = true;
    const settle = (outcome: ErrorFactsOutcome) => {
      if (current) setFound({ runId, outcome });
    };
    errorFacts(runId).then(settle, () => settle({ kind: 'failed', code: 'unexpected' }));
    return () => {
      current = false;
    };
  }, [runId]);
  return found?.runId === runId ? found.outcome : undefined;
}
