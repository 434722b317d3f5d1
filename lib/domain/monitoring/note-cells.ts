import type { Counts } from './counts';
import { isOutside, SHARES, type Support } from './suppress';

/** Counts of notes without their zeros, side by side: a note of one sentence has a fifth of all cells. */
export interface NoteCells {
  /** [notes + 1] note n has the cells from start[n] up to start[n + 1]. */
  readonly start: Int32Array;
  /** [cells] place in Counts. */
  readonly at: Int32Array;
  /** [cells] > 0 */
  readonly count: Int32Array;
  /** [notes][SHARES.length] 1 where the note has something outside the share. */
  readonly outside: Uint8Array;
}

export function noteCells(notes: readonly Counts[]): NoteCells {
  const start = new Int32Array(notes.length + 1);
  const outside = new Uint8Array(notes.length * SHARES.length);
  const at: number[] = [];
  const count: number[] = [];
  for (const [n, counts] of notes.entries()) {
    for (const [cell, value] of counts.entries()) {
      if (value === 0) continue;
      at.push(cell);
      count.push(value);
    }
    start[n + 1] = at.length;
    for (let share = 0; share < SHARES.length; share++) {
      outside[n * SHARES.length + share] = Number(isOutside(counts, share));
    }
  }
  return { start, at: Int32Array.from(at), count: Int32Array.from(count), outside };
}

/** What addCounts and addSupport do for one of the notes. */
export function addCells(counts: Counts, support: Support, notes: NoteCells, note: number): void {
  const { cells, outside } = support;
  const to = notes.start[note + 1] as number;
  for (let entry = notes.start[note] as number; entry < to; entry++) {
    const cell = notes.at[entry] as number;
    counts[cell] = (counts[cell] as number) + (notes.count[entry] as number);
    cells[cell] = (cells[cell] as number) + 1;
  }
  for (let share = 0; share < SHARES.length; share++) {
    outside[share] = (outside[share] as number) + (notes.outside[note * SHARES.length + share] as number);
  }
}
