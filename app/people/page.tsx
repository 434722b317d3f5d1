import type { Metadata } from 'next';
import { Suspense } from 'react';
import { PeoplePage } from '@/components/account/people-page';
import { Skeleton } from '@/components/ui/skeleton';
import { people } from '@/lib/messages/session';

export const metadata: Metadata = { title: people.title };

export default function Page() {
  return (
    <Suspense fallback={<Skeleton className="page-body" lines={6} />}>
      <PeoplePage />
    </Suspense>
  );
}
