import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SignInPage } from '@/components/account/sign-in-page';
import { Skeleton } from '@/components/ui/skeleton';
import { session } from '@/lib/messages/session';

export const metadata: Metadata = { title: session.title };

export default function Page() {
  return (
    <Suspense fallback={<Skeleton className="page-body" lines={6} />}>
      <SignInPage />
    </Suspense>
  );
}
