'use client';

import { startTransition, useEffect, useRef, useState } from 'react';

/** Long enough for the frame of a key or a press to be shown, too short to be waited for. Milliseconds. */
const LATER_MS = 60;

/**
 * The value as it was a moment ago. Not `useDeferredValue`: its work begins before the frame of the key is shown, and
 * takes five milliseconds of it.
 */
export function useLater<T>(value: T): T {
  const [shown, setShown] = useState(value);
  const latest = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = value;
    if (value === shown) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      startTransition(() => setShown(latest.current));
    }, LATER_MS);
  }, [value, shown]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return shown;
}
