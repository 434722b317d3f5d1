'use client';

import { Footprints } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { useTour } from '@/lib/client/at-start';
import { startTour } from '@/lib/client/tour';
import { tour as words } from '@/lib/messages/tour';

/** Begins the tour, or begins it anew; not there while it goes on. */
export function TourStart() {
  const tour = useTour();
  const router = useRouter();
  if (tour === undefined || tour?.state === 'on') return null;
  const start = async () => {
    await startTour();
    router.push('/read');
  };
  return (
    <Button variant="quiet" icon={Footprints} onClick={() => void start()}>
      {tour === null ? words.start : words.startAgain}
    </Button>
  );
}
