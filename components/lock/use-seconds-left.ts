'use client';

import { useEffect, useState } from 'react';

/** Whole seconds until then, counted down; 0: it is over. @param untilMs milliseconds since 1970 */
export function useSecondsLeft(untilMs: number): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const look = () => setLeft(Math.max(0, Math.ceil((untilMs - Date.now()) / 1000)));
    look();
    if (untilMs <= Date.now()) return;
    const timer = setInterval(look, 250);
    return () => clearInterval(timer);
  }, [untilMs]);
  return left;
}
