'use client';

import { useMemo, useState } from 'react';
import { useRuns } from '@/lib/client/runs';
import type { Run } from '@/lib/domain/model/run';

/**
 * All runs, newest first, as useRuns gives them; but a run that has ended keeps its object from update to update.
 * A live query reads every row anew each time the one that trains grows, and drawing them all again would take
 * the page's time away from typing.
 */
export function useSteadyRuns(): readonly Run[] | undefined {
  const runs = useRuns();
  const [seen] = useState(() => new Map<string, Run>());
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
