import type { Metadata } from 'next';
import { Suspense } from 'react';
import { MonitorPage } from '@/components/monitoring/monitor-page';
import { Skeleton } from '@/components/ui/skeleton';
import { monitor } from '@/lib/messages/monitor';

export const metadata: Metadata = { title: monitor.title };

export default function Page() {
  return (
    <Suspense fallback={<Skeleton className="page-body" lines={8} label={monitor.loading} />}>
      <MonitorPage />
    </Suspense>
  );
}
