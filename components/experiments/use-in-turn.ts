'use client';

import { useEffect, useRef, useState } from 'react';

const TURN_MS = 250;

/**
 * The same growing value for several charts, handed to one of them at a time: three charts drawn in one task
 * would hold up typing for longer than a person notices. Each is at most `count` turns behind.
 * @param live false: all get the value at once
 */
export function useInTurn<T>(value: T, count: number, live: boolean): readonly T[] {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  const [shown, setShown] = useState<readonly T[]>(() => Array.from({ length: count }, () => value));
  useEffect(() => {
    if (!live) return;
    let turn = 0;
    const timer = setInterval(() => {
      const at = turn % count;
      turn += 1;
      setShown((before) =>
        before[at] === latest.current ? before : before.map((one, i) => (i === at ? latest.current : one)),
      );
    }, TURN_MS);
    return () => clearInterval(timer);
  }, [count, live]);
  return live ? shown : Array.from({ length: count }, () => value);
}
