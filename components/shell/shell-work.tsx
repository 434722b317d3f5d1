'use client';

import { onDemand, useWhenIdle } from '@/components/ui/on-demand';

const background = onDemand(() => import('./background-work'));

/** What goes on behind every page begins once the page itself is there. */
export function ShellWork() {
  const loaded = useWhenIdle(background);
  return loaded && <loaded.BackgroundWork />;
}
