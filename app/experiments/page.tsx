import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ExperimentsPage } from '@/components/experiments/experiments-page';
import { Skeleton } from '@/components/ui/skeleton';
import { experiments } from '@/lib/messages/experiments';

export const metadata: Metadata = { title: experiments.title };

export default function Page() {
  return (
    <Suspense fallback={<Skeleton className="page-body" lines={8} label={experiments.loading} />}>
      <ExperimentsPage />
    </Suspense>
  );
}
