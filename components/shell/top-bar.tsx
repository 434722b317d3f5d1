'use client';

import { usePathname } from 'next/navigation';
import { shell } from '@/lib/messages/en/shell';
import { ModelMenu } from './model-menu';
import { OnlineState } from './online-state';
import { pageAt } from './pages';
import { StorageMenu } from './storage-menu';
import { ThemeMenu } from './theme-menu';

export function TopBar() {
  const page = pageAt(usePathname());
  return (
    <header className="top-bar">
      <h1>{page?.title ?? shell.notFound.title}</h1>
      <section className="top-states" aria-label={shell.statesLabel}>
        <ModelMenu />
        <StorageMenu />
        <OnlineState />
        <ThemeMenu />
      </section>
    </header>
  );
}
