'use client';

import { useEffect } from 'react';
import { holdRest } from '@/components/ui/at-rest';
import { onDemand, useNeeded } from '@/components/ui/on-demand';
import { Skeleton } from '@/components/ui/skeleton';
import { reading } from '@/lib/messages/reading';

const notes = onDemand(() => import('./read-notes'));
// At once, and not when React has taken the page over: a note waits for it.
if (typeof window !== 'undefined') void notes.load().catch(() => undefined);

/** As the server draws it, until the store and what shows notes are there. */
export function ReadPage() {
  const loaded = useNeeded(notes, true);
  useEffect(() => (loaded ? undefined : holdRest()), [loaded]);
  return loaded ? <loaded.ReadNotes /> : <Skeleton className="page-body" lines={8} label={reading.loading} />;
}
