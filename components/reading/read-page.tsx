'use client';

import { onDemand, useNeeded } from '@/components/ui/on-demand';
import { Skeleton } from '@/components/ui/skeleton';
import { useDatasets } from '@/lib/client/datasets';
import { reading } from '@/lib/messages/reading';
import { ReadWorkspace } from './read-workspace';

const empty = onDemand(() => import('./read-empty'));

export function ReadPage() {
  const datasets = useDatasets();
  const nothing = useNeeded(empty, datasets?.length === 0);
  if (datasets === undefined || (datasets.length === 0 && !nothing)) {
    return <Skeleton className="page-body" lines={8} label={reading.loading} />;
  }
  return nothing && datasets.length === 0 ? <nothing.ReadEmpty /> : <ReadWorkspace datasets={datasets} />;
}
