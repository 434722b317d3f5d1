'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { languageInUse } from '@/lib/messages/language';
import { shell } from '@/lib/messages/shell';
import { DisplayMenu } from './display-menu';
import { ModelMenu } from './model-menu';
import { titledPageAt } from './pages';
import { PersonMenu } from './person-menu';
import { StorageMenu } from './storage-menu';
import { SyncState } from './sync-state';

let titled = false;

export function TopBar() {
  const title = titledPageAt(usePathname())?.title() ?? shell.notFound.title;
  useEffect(() => {
    // The title that a page was prerendered with is English; once it was not, it must be said anew when English is back.
    titled ||= languageInUse() !== 'en';
    if (!titled) return undefined;
    const said = `${title} · ${shell.brand}`;
    const say = () => {
      if (document.title !== said) document.title = said;
    };
    say();
    // After a navigation the prerendered title comes later than this.
    const watch = new MutationObserver(say);
    watch.observe(document.head, { subtree: true, childList: true, characterData: true });
    return () => watch.disconnect();
  }, [title]);
  return (
    <header className="top-bar">
      <h1>{title}</h1>
      <section className="top-states" aria-label={shell.statesLabel}>
        <ModelMenu />
        <StorageMenu />
        <SyncState />
        <DisplayMenu />
        <PersonMenu />
      </section>
    </header>
  );
}
