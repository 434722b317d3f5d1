'use client';

import { useEffect } from 'react';
import { holdRest } from '@/components/ui/at-rest';
import { onDemand, useNeeded } from '@/components/ui/on-demand';
import { Skeleton } from '@/components/ui/skeleton';
import { useDatasets } from '@/lib/client/datasets';
import { wakeInteractive } from '@/lib/client/work';
import { reading } from '@/lib/messages/reading';
import { ReadWorkspace } from './read-workspace';

/** Says when it was there; the build finds the script by it (lib/build/first-load.mjs). */
performance.mark('behealthy:notes');

const empty = onDemand(() => import('./read-empty'));

/** The page once what shows notes is there: the notes, or the ways to get some. */
export function ReadNotes() {
  const datasets = useDatasets();
  const nothing = useNeeded(empty, datasets?.length === 0);
  const some = datasets !== undefined && datasets.length > 0;
  // While the first note is looked up and drawn, what reads it starts.
  useEffect(() => {
    if (some) wakeInteractive();
  }, [some]);
  useEffect(() => (datasets === undefined ? holdRest() : undefined), [datasets]);
  if (datasets === undefined || (datasets.length === 0 && !nothing)) {
    return <Skeleton className="page-body" lines={8} label={reading.loading} />;
  }
  return nothing && datasets.length === 0 ? <nothing.ReadEmpty /> : <ReadWorkspace datasets={datasets} />;
}
