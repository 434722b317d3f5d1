'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { useSession } from '@/lib/client/registry/session';
import { landingPath } from '@/lib/domain/landing';

/** Takes each role to its own page. */
export function Landing() {
  const session = useSession();
  const router = useRouter();
  useEffect(() => {
    if (session !== undefined) router.replace(landingPath(session?.person.roles ?? []));
  }, [session, router]);
  return <Skeleton className="page-body" lines={6} />;
}
