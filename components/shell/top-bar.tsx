'use client';

import { usePathname } from 'next/navigation';
import { shell } from '@/lib/messages/en/shell';
import { ModelMenu } from './model-menu';
import { titledPageAt } from './pages';
import { PersonMenu } from './person-menu';
import { StorageMenu } from './storage-menu';
import { SyncState } from './sync-state';
import { ThemeMenu } from './theme-menu';

export function TopBar() {
  const page = titledPageAt(usePathname());
  return (
    <header className="top-bar">
      <h1>{page?.title ?? shell.notFound.title}</h1>
      <section className="top-states" aria-label={shell.statesLabel}>
        <ModelMenu />
        <StorageMenu />
        <SyncState />
        <ThemeMenu />
        <PersonMenu />
      </section>
    </header>
  );
}
