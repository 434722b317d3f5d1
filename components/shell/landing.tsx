'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { useStored } from '@/lib/client/stored';
import { landingPath } from '@/lib/domain/landing';

/** Takes each role to its own page. */
export function Landing() {
  const session = useStored('knownSession');
  const router = useRouter();
  useEffect(() => {
    if (session !== undefined) router.replace(landingPath(session?.person.roles ?? []));
  }, [session, router]);
  return <Skeleton className="page-body" lines={6} />;
}
