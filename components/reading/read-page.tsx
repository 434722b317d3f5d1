'use client';

import { Skeleton } from '@/components/ui/skeleton';
import { useDatasets } from '@/lib/client/datasets';
import { reading } from '@/lib/messages/reading';
import { ReadEmpty } from './read-empty';
import { ReadWorkspace } from './read-workspace';

export function ReadPage() {
  const datasets = useDatasets();
  if (datasets === undefined) return <Skeleton className="page-body" lines={8} label={reading.loading} />;
  if (datasets.length === 0) return <ReadEmpty />;
  return <ReadWorkspace datasets={datasets} />;
}
