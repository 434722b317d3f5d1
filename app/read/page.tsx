import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ReadPage } from '@/components/reading/read-page';
import { Skeleton } from '@/components/ui/skeleton';
import { shell } from '@/lib/messages/shell';

export const metadata: Metadata = { title: shell.pages.read };

export default function Page() {
  return (
    <Suspense fallback={<Skeleton className="page-body" lines={8} />}>
      <ReadPage />
    </Suspense>
  );
}
