import type { LinePart, NoteLayout } from '@/components/reading/note-layout';
import type { CharOffset, CharRange } from '@/lib/domain/text/note';
import { type NoteItem, sameItem } from './items';

/** The smallest stretch drawn by itself: a heading, a sentence's part of a line, or the space between two sentences. */
export interface TextCell extends CharRange {
  /** Where the cell before it ends: characters between the two (line feeds, colons) are not drawn and belong to this one. */
  readonly after: CharOffset;
}

export interface CellLine extends CharRange {
  readonly kind: 'heading' | 'line';
  readonly parts: readonly (LinePart & TextCell)[];
}

/** Lines and cells in text order. */
export interface TextCells {
  readonly lines: readonly CellLine[];
  readonly cells: readonly TextCell[];
}

export function cellsOf(layout: NoteLayout): TextCells {
  const lines: CellLine[] = [];
  let after = 0;
  const cellOf = (part: LinePart) => {
    const cell = { ...part, after };
    after = part.end;
    return cell;
  };
  for (const { heading, lines: own } of layout.parts) {
    if (heading) {
      const { start, end, sentence } = heading;
      lines.push({
        kind: 'heading',
        start,
        end,
        parts: [cellOf({ start, end, sentence, number: undefined })],
      });
    }
    for (const line of own) {
      lines.push({ kind: 'line', start: line.start, end: line.end, parts: line.parts.map(cellOf) });
    }
  }
  return { lines, cells: lines.flatMap(({ parts }) => parts) };
}

/**
 * Index of the first of `ranges` (in text order, apart from each other) that ends after `offset`; their number when none does.
 */
export function firstEndingAfter(ranges: readonly CharRange[], offset: CharOffset): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

const NO_ITEMS: readonly NoteItem[] = [];

/** The items of each range, by its place in `ranges`; items keep their order. */
export type ItemsByRange = readonly (readonly NoteItem[])[];

/**
 * Deals items out to ranges and hands back the very list of the last time where nothing in it changed, so that only
 * touched lines are drawn again. One assigner serves one list of ranges, which may grow at its end.
 * @param ranges in text order, apart from each other @param items by start
 */
export function createItemAssigner(): (ranges: readonly CharRange[], items: readonly NoteItem[]) => ItemsByRange {
  let last: ItemsByRange = [];
  return (ranges, items) => {
    const found: (NoteItem[] | undefined)[] = new Array(ranges.length);
    let first = 0;
    for (const item of items) {
      while ((ranges[first]?.end ?? Number.POSITIVE_INFINITY) <= item.span.start) first++;
      for (let i = first; i < ranges.length; i++) {
        const range = ranges[i];
        if (range === undefined || range.start >= item.span.end) break;
        const own = found[i];
        if (own) own.push(item);
        else found[i] = [item];
      }
    }
    last = ranges.map((_, i) => {
      const own = found[i] ?? NO_ITEMS;
      const before = last[i] ?? NO_ITEMS;
      const same = own.length === before.length && own.every((item, at) => sameItem(item, before[at] ?? item));
      return same ? before : own;
    });
    return last;
  };
}
