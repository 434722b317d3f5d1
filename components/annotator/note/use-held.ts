'use client';

import { useEffect, useRef } from 'react';

/** The value; while `hold` is on, the one that was drawn before. */
export function useHeld<T>(value: T, hold: boolean): T {
  const drawn = useRef(value);
  useEffect(() => {
    if (!hold) drawn.current = value;
  });
  return hold ? drawn.current : value;
}
