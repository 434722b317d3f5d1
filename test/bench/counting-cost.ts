import { type NoteSums, openNote } from '../../lib/domain/monitoring/count-note';
import type { CountedNote } from '../../lib/domain/monitoring/count-readings';
import { createCountsRoom } from '../../lib/domain/monitoring/counts';
import { notePrint } from '../../lib/domain/monitoring/note-print';
import type { Note } from '../../lib/domain/text/note';
import { countedNote } from '../../lib/pipelines/monitoring';
import { COUNTED_TOGETHER } from '../../workers/reading-counts';

/** Reads one note, and has it counted where somebody asks. */
export type ReadNote<N> = (note: N, sums: NoteSums | undefined) => void;

/** Milliseconds of each note, the median of the rounds. */
export interface CountingCost {
  readonly plain: readonly number[];
  readonly counted: readonly number[];
}

/**
 * Reads the same notes with counting and without, in turns, and times each note by itself: what else the
 * machine does falls on single notes of single rounds, which the median over rounds leaves out. Counting is what the worker
 * does of a note up to the store, which no reading waits for: print, facts of its words, chances, sums.
 * @param rounds beside a first one, which fills what is kept of words
 */
export function costOfCounting<N extends Pick<Note, 'id' | 'text'>>(
  notes: readonly N[],
  rounds: number,
  read: ReadNote<N>,
): CountingCost {
  const room = createCountsRoom(COUNTED_TOGETHER);
  // As in the worker, which gives them to the store when it has that many.
  let kept: CountedNote[] = [];
  const readCounted = (note: N) => {
    const print = notePrint(note.text);
    const sums = openNote(room());
    read(note, sums);
    if (kept.length >= COUNTED_TOGETHER) kept = [];
    kept.push(countedNote({ noteId: note.id, print }, sums));
  };
  const pass = (times: number[][], one: (note: N) => void) => {
    for (const [at, note] of notes.entries()) {
      const begun = performance.now();
      one(note);
      times[at]?.push(performance.now() - begun);
    }
  };
  const plain = notes.map((): number[] => []);
  const counted = notes.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    const first = round === 0;
    pass(first ? [] : plain, (note) => read(note, undefined));
    pass(first ? [] : counted, readCounted);
  }
  return { plain: plain.map(medianOf), counted: counted.map(medianOf) };
}

export const medianOf = (list: readonly number[]) => quantileOf(list, 0.5);

/** @param share 0-1 */
export function quantileOf(list: readonly number[], share: number): number {
  return list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(share * list.length))] ?? 0;
}

/** Over all notes: what counting adds to reading, 0-1. */
export function shareOf({ plain, counted }: CountingCost): number {
  const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
  return sum(counted) / sum(plain) - 1;
}
