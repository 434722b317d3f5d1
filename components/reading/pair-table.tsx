'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { Th } from '@/components/ui/table';
import { reading } from '@/lib/messages/reading';
import { PairDetail } from './pair-detail';
import { PairRowView } from './pair-row-view';
import type { PairColumn, PairRow, PairSort } from './pair-rows';

const COLUMNS: readonly { column: PairColumn; num: boolean }[] = [
  { column: 'disease', num: false },
  { column: 'treatment', num: false },
  { column: 'count', num: true },
  { column: 'notes', num: true },
  { column: 'confidence', num: true },
];

/** Pixels, before a row is measured. */
const ROW_HEIGHT = 39;
const DETAIL_HEIGHT = 160;

export interface PairTableProps {
  readonly rows: readonly PairRow[];
  readonly sort: PairSort;
  readonly onSort: (sort: PairSort) => void;
  readonly onOpen: (noteId: string, sentence: number) => void;
}

/** A table of any length: only the rows in sight are in the page, between two empty rows that hold the height. */
export function PairTable({ rows, sort, onSort, onOpen }: PairTableProps) {
  const scroller = useRef<HTMLElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const entries = useMemo(
    () =>
      rows.flatMap((row, index) => {
        const entry = { row, index, detail: false, key: row.id };
        return open.has(row.id) ? [entry, { ...entry, detail: true, key: `${row.id}\ndetail` }] : [entry];
      }),
    [rows, open],
  );
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (entries[index]?.detail ? DETAIL_HEIGHT : ROW_HEIGHT),
    getItemKey: (index) => entries[index]?.key ?? index,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const sortBy = (column: PairColumn, num: boolean) =>
    // Figures are looked at from the largest down, names from a to z.
    onSort({ column, descending: sort.column === column ? !sort.descending : num });

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section ref={scroller} className="pair-scroll" aria-label={reading.all.tableLabel} tabIndex={0}>
      <table className="sheet pair-table" data-inset aria-rowcount={rows.length + 1}>
        <caption className="sr-only">{reading.all.tableLabel}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map(({ column, num }) => (
              <Th
                key={column}
                num={num}
                data-column={column}
                sort={sort.column !== column ? 'none' : sort.descending ? 'descending' : 'ascending'}
                onSort={() => sortBy(column, num)}
              >
                {reading.all.columns[column]}
              </Th>
            ))}
            <Th data-column="toggle">
              <span className="sr-only">{reading.all.sentences}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {items.map((item) => {
            const entry = entries[item.index];
            if (entry === undefined) return null;
            const place = { ref: virtualizer.measureElement, 'data-index': item.index };
            return entry.detail ? (
              <PairDetail key={item.key} place={place} row={entry.row} onOpen={onOpen} />
            ) : (
              <PairRowView
                key={item.key}
                place={place}
                row={entry.row}
                index={entry.index}
                open={open.has(entry.row.id)}
                onToggle={() => toggle(entry.row.id)}
              />
            );
          })}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </section>
  );
}
