import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SharedPage } from '@/components/sharing/shared-page';
import { Skeleton } from '@/components/ui/skeleton';
import { shell } from '@/lib/messages/shell';

export const metadata: Metadata = { title: shell.pages.shared };

export default function Page() {
  return (
    <Suspense fallback={<Skeleton className="page-body" lines={6} />}>
      <SharedPage />
    </Suspense>
  );
}
