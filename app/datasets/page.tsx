import type { Metadata } from 'next';
import { Suspense } from 'react';
import { DatasetsPage } from '@/components/datasets/datasets-page';
import { Skeleton } from '@/components/ui/skeleton';
import { datasets } from '@/lib/messages/datasets';

export const metadata: Metadata = { title: datasets.title };

export default function Page() {
  return (
    <Suspense fallback={<Skeleton className="page-body" lines={8} label={datasets.loading} />}>
      <DatasetsPage />
    </Suspense>
  );
}
