'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useTasks } from '@/lib/client/monitoring';
import { hasRole, useSession } from '@/lib/client/registry/session';
import { useNotices } from '@/lib/client/registry/versions';
import { driftNotice } from '@/lib/messages/drift-notice';
import { shell } from '@/lib/messages/shell';
import { BrandMark } from './brand-mark';
import { PAGES, pageAt } from './pages';

/** Pages at the left; icons with their words below 1000 px; a bar at the foot on a phone. */
export function Rail() {
  const current = pageAt(usePathname());
  const pages = useRef<HTMLDivElement>(null);
  const href = current?.href;
  // On a phone the bar is wider than the window: where one is must be in sight.
  useEffect(() => {
    const place = pages.current?.querySelector(`[href="${href}"]`);
    place?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [href]);
  return (
    <nav className="rail" aria-label={shell.pagesLabel}>
      <Link href="/read" className="brand">
        <BrandMark />
        {shell.brand}
      </Link>
      <div className="rail-pages" ref={pages}>
        {PAGES.map(({ href, title, icon: Icon }) => (
          <Link key={href} href={href} className="rail-page" aria-current={current?.href === href ? 'page' : undefined}>
            <Icon aria-hidden />
            {title()}
            {href === '/models' && <WaitingCount />}
            {href === '/monitor' && <TaskCount />}
          </Link>
        ))}
      </div>
      <p className="rail-foot">{shell.promise}</p>
    </nav>
  );
}

/** What rules left to whoever reviews: at a browser without a site, that is whoever is there. */
function TaskCount() {
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
function WaitingCount() {
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
