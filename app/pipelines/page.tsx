import type { Metadata } from 'next';
import { Suspense } from 'react';
import { PipelinesPage } from '@/components/pipelines/pipelines-page';
import { Skeleton } from '@/components/ui/skeleton';
import { pipelines } from '@/lib/messages/pipelines';

export const metadata: Metadata = { title: pipelines.title };

export default function Page() {
  return (
    <Suspense fallback={<Skeleton className="page-body" lines={8} label={pipelines.loading} />}>
      <PipelinesPage />
    </Suspense>
  );
}
