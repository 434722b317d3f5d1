'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { onDemand, useWhenIdle } from '@/components/ui/on-demand';
import { PageLink } from '@/components/ui/page-link';
import { shell } from '@/lib/messages/shell';
import { BrandMark } from './brand-mark';
import { fetchAhead } from './fetch-ahead';
import { PAGES, pageAt } from './pages';

const railCounts = onDemand(() => import('./rail-counts'));
fetchAhead();

/** Pages at the left; icons with their words below 1000 px; a bar at the foot on a phone. */
export function Rail() {
  const current = pageAt(usePathname());
  const counts = useWhenIdle(railCounts);
  const pages = useRef<HTMLDivElement>(null);
  const href = current?.href;
  // On a phone the bar is wider than the window: where one is must be in sight.
  useEffect(() => {
    const place = pages.current?.querySelector(`[href="${href}"]`);
    place?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [href]);
  return (
    <nav className="rail" aria-label={shell.pagesLabel}>
      <PageLink href="/read" className="brand">
        <BrandMark />
        {shell.brand}
      </PageLink>
      <div className="rail-pages" ref={pages}>
        {PAGES.map(({ href, title, icon: Icon }) => (
          <PageLink
            key={href}
            href={href}
            className="rail-page"
            aria-current={current?.href === href ? 'page' : undefined}
          >
            <Icon aria-hidden />
            {title()}
            {href === '/models' && counts && <counts.WaitingCount />}
            {href === '/monitor' && counts && <counts.TaskCount />}
          </PageLink>
        ))}
      </div>
      <p className="rail-foot">{shell.promise}</p>
    </nav>
  );
}
