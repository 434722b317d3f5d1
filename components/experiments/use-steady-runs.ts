'use client';

import { useMemo, useState } from 'react';
import { useRuns } from '@/lib/client/runs';
import type { RunSummary } from '@/lib/domain/model/run-summary';

/**
 * All runs, newest first, as useRuns gives them; but a run that has ended keeps its object from update to update.
 * A live query reads every row anew whenever one changes, and drawing them all again would take the page's time away
 * from typing.
 */
export function useSteadyRuns(): readonly RunSummary[] | undefined {
  const runs = useRuns();
  const [seen] = useState(() => new Map<string, RunSummary>());
  return useMemo(
    () =>
      runs?.map((run) => {
        const before = seen.get(run.id);
        if (before && before.state === run.state && run.state !== 'running') return before;
        seen.set(run.id, run);
        return run;
      }),
    [runs, seen],
  );
}
