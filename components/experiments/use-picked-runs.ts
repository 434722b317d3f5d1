'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import type { RunSummary } from '@/lib/domain/model/run-summary';

const PARAMETER = 'compare';

export interface PickedRuns {
  /** At most two, in the order picked; runs that are gone fall out. */
  readonly ids: readonly string[];
  /** Picks a run or lets go of it; a third takes the place of the first. */
  readonly toggle: (runId: string) => void;
  readonly clear: () => void;
}

/**
 * The runs to compare. The address names them, so that a comparison can be kept and found again; it follows what is
 * picked and does not lead it, since a tick must show at once and the address is read anew only some frames later.
 */
export function usePickedRuns(runs: readonly RunSummary[] | undefined): PickedRuns {
  const named = useSearchParams().get(PARAMETER);
  const [picked, setPicked] = useState<readonly string[]>(() => named?.split(',').slice(0, 2) ?? []);
  const ids = useMemo(() => picked.filter((id) => runs?.some((run) => run.id === id)), [picked, runs]);
  const set = useCallback((next: readonly string[]) => {
    setPicked(next);
    const params = new URLSearchParams(window.location.search);
    if (next.length === 0) params.delete(PARAMETER);
    else params.set(PARAMETER, next.join(','));
    const query = params.toString();
    window.history.replaceState(null, '', query === '' ? window.location.pathname : `?${query}`);
  }, []);
  const toggle = useCallback(
    (id: string) => set(ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id].slice(-2)),
    [ids, set],
  );
  return { ids, toggle, clear: useCallback(() => set([]), [set]) };
}
