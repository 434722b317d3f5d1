'use client';

import { useEffect, useState } from 'react';

/** Long enough for the browser to answer input and paint in between. */
const TURN_MS = 60;

/**
 * How many of `count` heavy parts may be drawn by now: one more each turn. Three charts drawn in one task hold up
 * typing for longer than a person overlooks.
 */
export function useTurns(count: number): number {
  const [drawn, setDrawn] = useState(1);
  useEffect(() => {
    if (drawn >= count) return;
    const timer = setTimeout(() => setDrawn(drawn + 1), TURN_MS);
    return () => clearTimeout(timer);
  }, [drawn, count]);
  return drawn;
}
