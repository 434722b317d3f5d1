import type { Metadata } from 'next';
import { Suspense } from 'react';
import { AgreementPage } from '@/components/annotator/agreement/agreement-page';
import { Skeleton } from '@/components/ui/skeleton';
import { shell } from '@/lib/messages/shell';

export const metadata: Metadata = { title: shell.pages.agreement };

export default function Page() {
  return (
    <Suspense fallback={<Skeleton className="page-body" lines={8} />}>
      <AgreementPage />
    </Suspense>
  );
}
