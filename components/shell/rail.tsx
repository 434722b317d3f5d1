'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { shell } from '@/lib/messages/en/shell';
import { BrandMark } from './brand-mark';
import { PAGES, pageAt } from './pages';

/** Pages at the left; icons with their words below 1000 px; a bar at the foot on a phone. */
export function Rail() {
  const current = pageAt(usePathname());
  return (
    <nav className="rail" aria-label={shell.pagesLabel}>
      <Link href="/read" className="brand">
        <BrandMark />
        {shell.brand}
      </Link>
      <div className="rail-pages">
        {PAGES.map(({ href, title, icon: Icon }) => (
          <Link key={href} href={href} className="rail-page" aria-current={current?.href === href ? 'page' : undefined}>
            <Icon aria-hidden />
            {title}
          </Link>
        ))}
      </div>
      <p className="rail-foot">{shell.promise}</p>
    </nav>
  );
}
