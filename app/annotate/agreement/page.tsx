import type { Metadata } from 'next';
import { Suspense } from 'react';
import { AgreementPage } from '@/components/annotator/agreement/agreement-page';
import { Skeleton } from '@/components/ui/skeleton';
import { panels } from '@/lib/messages/annotate-panels';

export const metadata: Metadata = { title: panels.agreement.title };

export default function Page() {
  return (
    <Suspense fallback={<Skeleton className="page-body" lines={8} />}>
      <AgreementPage />
    </Suspense>
  );
}
