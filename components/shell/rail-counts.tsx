'use client';

import { useTasks } from '@/lib/client/monitoring';
import { hasRole, useSession } from '@/lib/client/registry/session';
import { useNotices } from '@/lib/client/registry/versions';
import { driftNotice } from '@/lib/messages/drift-notice';
import { shell } from '@/lib/messages/shell';

/** What rules left to whoever reviews: at a browser without a site, that is whoever is there. */
export function TaskCount() {
  const session = useSession();
  const count = useTasks()?.length ?? 0;
  if (count === 0 || (session && !hasRole(session, 'reviewer'))) return null;
  return (
    <span className="rail-count">
      <span aria-hidden>{count}</span>
      <span className="sr-only">, {driftNotice.rail(count)}</span>
    </span>
  );
}

/** How many versions wait for a reviewer's word. */
export function WaitingCount() {
  const reviewer = hasRole(useSession(), 'reviewer');
  const notices = useNotices();
  const count = (notices?.reviews.length ?? 0) + (notices?.approved.length ?? 0);
  if (!reviewer || count === 0) return null;
  return (
    <span className="rail-count">
      <span aria-hidden>{count}</span>
      <span className="sr-only">, {shell.waiting(count)}</span>
    </span>
  );
}
