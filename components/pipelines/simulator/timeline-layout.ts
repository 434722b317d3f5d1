import type { MonthMark } from '@/lib/domain/simulation/month-marks';

export const TIMELINE = { width: 1028, height: 156, left: 12, right: 12, top: 64, band: 22 } as const;
/** Pixels of a letter at the timeline's size, on the generous side. */
const LETTER = 6.6;
const GAP = 8;
/** Heights of words: two lines above the band, two below it. */
const ROWS = [48, 104, 30, 120] as const;

export const xOf = (day: number, days: number): number =>
  TIMELINE.left + (Math.min(day, days) / days) * (TIMELINE.width - TIMELINE.left - TIMELINE.right);

export interface PlacedMark extends MonthMark {
  readonly words: string;
  readonly x: number;
  /** Baseline of the words. */
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/** Words of marks beside each other, none over another; what finds no place stands in the table alone. */
export function placeMarks(
  marks: readonly MonthMark[],
  days: number,
  wordsOf: (mark: MonthMark) => string,
): PlacedMark[] {
  const taken = ROWS.map((): (readonly [number, number])[] => []);
  const placed: PlacedMark[] = [];
  for (const mark of marks) {
    const words = wordsOf(mark);
    const x = xOf(mark.day, days);
    const width = words.length * LETTER;
    // What the change is called stands before its line, as in "this, from here on".
    const anchors =
      mark.what === 'change' || x + width > TIMELINE.width ? (['end', 'start'] as const) : (['start', 'end'] as const);
    const found = anchors
      .flatMap((anchor) => ROWS.map((_, row) => ({ anchor, row, span: spanOf(x, width, anchor) })))
      .find(({ row, span: [from, to] }) => {
        const free = taken[row]?.every(([a, b]) => to + GAP < a || from - GAP > b);
        return free && from >= 0 && to <= TIMELINE.width;
      });
    if (!found) continue;
    taken[found.row]?.push(found.span);
    placed.push({ ...mark, words, x, y: ROWS[found.row] ?? 0, anchor: found.anchor });
  }
  return placed;
}

function spanOf(x: number, width: number, anchor: 'start' | 'end'): readonly [number, number] {
  return anchor === 'start' ? [x, x + width] : [x - width, x];
}
