'use client';

import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * Numbers in the margin of one line of the note: where several sentences begin in the same row of text, their numbers
 * would lie on each other, so the first says "2–4" and the others nothing.
 * Only lines in sight are measured: asking a line out of sight for its layout would undo content-visibility.
 * @param numbers in text order @returns as many labels; follows every change of width
 */
export function useNumberLabels(line: RefObject<HTMLElement | null>, numbers: readonly number[]): readonly string[] {
  const [labels, setLabels] = useState<readonly string[]>();
  useLayoutEffect(() => {
    const element = line.current;
    if (element === null || numbers.length < 2) return;
    const resize = new ResizeObserver(() => {
      const tops = [...element.querySelectorAll<HTMLElement>('.sentence-number')].map((one) => one.offsetTop);
      const next = labelsOf(numbers, tops);
      setLabels((before) => (before?.join() === next.join() ? before : next));
    });
    if (!isSkippedOutOfSight(element)) {
      resize.observe(element);
      return () => resize.disconnect();
    }
    // The browser knows which lines it skips: watching a thousand of them by ourselves costs a millisecond a frame.
    const onSkip = (event: Event) => {
      if ((event as ContentVisibilityAutoStateChangeEvent).skipped) resize.disconnect();
      else resize.observe(element);
    };
    element.addEventListener('contentvisibilityautostatechange', onSkip);
    return () => {
      element.removeEventListener('contentvisibilityautostatechange', onSkip);
      resize.disconnect();
    };
  }, [line, numbers]);
  return labels?.length === numbers.length ? labels : numbers.map(String);
}

/** Whether the line has content-visibility: auto (app/styles/reading.css). */
function isSkippedOutOfSight(line: HTMLElement): boolean {
  return CSS.supports('content-visibility', 'auto') && line.closest('[data-long]') !== null;
}

/** @param tops pixels, one a number */
function labelsOf(numbers: readonly number[], tops: readonly number[]): string[] {
  return numbers.map((number, i) => {
    if (i > 0 && tops[i - 1] === tops[i]) return '';
    let last = i;
    while (last + 1 < numbers.length && tops[last + 1] === tops[i]) last++;
    if (last === i) return String(number);
    // The margin has room for two digits twice.
    return (numbers[last] ?? 0) < 100 ? `${number}–${numbers[last]}` : `${number}–`;
  });
}
