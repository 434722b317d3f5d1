import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ModelsPage } from '@/components/models/models-page';
import { Skeleton } from '@/components/ui/skeleton';
import { models } from '@/lib/messages/models';

export const metadata: Metadata = { title: models.title };

export default function Page() {
  return (
    <Suspense fallback={<Skeleton className="page-body" lines={8} label={models.loading} />}>
      <ModelsPage />
    </Suspense>
  );
}
