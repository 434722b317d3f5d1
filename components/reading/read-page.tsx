'use client';

import { useEffect } from 'react';
import { holdRest } from '@/components/ui/at-rest';
import { useNeeded } from '@/components/ui/on-demand';
import { Skeleton } from '@/components/ui/skeleton';
import { reading } from '@/lib/messages/reading';
import { notes } from './notes-part';

/** As the server draws it, until the store and what shows notes are there. */
export function ReadPage() {
  const loaded = useNeeded(notes, true);
  useEffect(() => (loaded ? undefined : holdRest()), [loaded]);
  return loaded ? <loaded.ReadNotes /> : <Skeleton className="page-body" lines={8} label={reading.loading} />;
}
