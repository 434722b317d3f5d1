import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SyncPage } from '@/components/sync/sync-page';
import { Skeleton } from '@/components/ui/skeleton';
import { sync } from '@/lib/messages/sync';

export const metadata: Metadata = { title: sync.title };

export default function Page() {
  return (
    <Suspense fallback={<Skeleton className="page-body" lines={6} />}>
      <SyncPage />
    </Suspense>
  );
}
