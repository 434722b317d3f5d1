'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { onDemand, useNeeded } from '@/components/ui/on-demand';
import { startTourIfNew, useTour } from '@/lib/client/at-start';

const openTour = onDemand(() => import('./open-tour'));

/** Where the tour begins by itself: at the first page that an empty app shows. */
const FIRST_PAGE = '/read';

/**
 * The first five minutes, in a bar of its own below the page: it covers nothing and waits for nobody. It is gone once it
 * was skipped or ended.
 */
export function TourBar() {
  const tour = useTour();
  const pathname = usePathname();
  useEffect(() => {
    if (tour === null && pathname === FIRST_PAGE) void startTourIfNew();
  }, [tour, pathname]);
  const on = tour?.state === 'on';
  const loaded = useNeeded(openTour, on);
  return on && loaded ? <loaded.OpenTour tour={tour} /> : null;
}
