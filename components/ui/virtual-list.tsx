'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';

/**
 * A long list of which only the visible rows are in the page. Rows may differ in height.
 * The list itself takes focus, so that arrow keys scroll it; screen readers hear each row's place in the whole.
 */
export function VirtualList({
  count,
  estimateHeight,
  renderRow,
  label,
  height = 360,
  scrollTo,
}: {
  readonly count: number;
  /** Pixels, before a row is measured. */
  readonly estimateHeight: number;
  readonly renderRow: (index: number) => ReactNode;
  readonly label: string;
  /** Pixels at most. */
  readonly height?: number;
  /** Row to bring to the top; a new object scrolls again. */
  readonly scrollTo?: { readonly index: number } | undefined;
}) {
  const scroller = useRef<HTMLUListElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimateHeight,
    overscan: 6,
  });
  useEffect(() => {
    if (scrollTo !== undefined) virtualizer.scrollToIndex(scrollTo.index, { align: 'start' });
  }, [scrollTo, virtualizer]);
  const rows = virtualizer.getVirtualItems();
  return (
    <ul
      ref={scroller}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="relative overflow-auto rounded-control border border-line"
      style={{ height: Math.min(height, Math.max(estimateHeight, virtualizer.getTotalSize()) + 2) }}
    >
      <li aria-hidden role="presentation" style={{ height: virtualizer.getTotalSize() }} />
      {rows.map((row) => (
        <li
          key={row.key}
          ref={virtualizer.measureElement}
          data-index={row.index}
          aria-setsize={count}
          aria-posinset={row.index + 1}
          className="absolute top-0 left-0 w-full border-line border-b"
          style={{ transform: `translateY(${row.start}px)` }}
        >
          {renderRow(row.index)}
        </li>
      ))}
    </ul>
  );
}
