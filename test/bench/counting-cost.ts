import { type NoteSums, openNote } from '../../lib/domain/monitoring/count-note';
import type { CountedNote } from '../../lib/domain/monitoring/count-readings';
import { createCountsRoom } from '../../lib/domain/monitoring/counts';
import { notePrint } from '../../lib/domain/monitoring/note-print';
import type { Note } from '../../lib/domain/text/note';
import { countedNote } from '../../lib/pipelines/monitoring';
import { COUNTED_TOGETHER } from '../../workers/reading-counts';

/** Reads one note, and has it counted where somebody asks. */
export type ReadNote<N> = (note: N, sums: NoteSums | undefined) => void;

/** Milliseconds of each note, the medians of the rounds. */
export interface CountingCost {
  readonly plain: readonly number[];
  /** With counting less without, in the same round. */
  readonly added: readonly number[];
  /** What counting adds to all notes together, 0-1, of each fifth of the rounds. */
  readonly shares: readonly number[];
}

/** Reading them takes milliseconds: what else the machine does is much alike for both ways. */
const NOTES_A_BLOCK = 50;
/** Parts of the rounds, each a measurement of its own: how far they differ is how well the figure is known. */
const PARTS = 5;

/**
 * Reads the same notes with counting and without, block by block in turns, either first in every other round, and times
 * each note by itself: what else the machine does falls on single notes of single rounds, which the median over rounds
 * leaves out. Counting is what the worker does of a note up to the store, which no reading waits for: print, facts of its
 * words, chances, sums.
 * @param rounds beside a first one, which fills what is kept of words
 */
export function costOfCounting<N extends Pick<Note, 'id' | 'text'>>(
  notes: readonly N[],
  rounds: number,
  read: ReadNote<N>,
): CountingCost {
  const room = createCountsRoom(2 * COUNTED_TOGETHER);
  // As in the worker, which gives them to the store when it has that many, and has their room back after it.
  let kept: CountedNote[] = [];
  const readCounted = (note: N) => {
    const print = notePrint(note.text);
    const sums = openNote(room.take());
    read(note, sums);
    if (kept.length >= COUNTED_TOGETHER) {
      room.giveBack(kept.map(({ counts }) => counts));
      kept = [];
    }
    kept.push(countedNote({ noteId: note.id, print }, sums));
  };
  const readPlain = (note: N) => read(note, undefined);
  /** [notes][rounds] */
  const plain = notes.map((): number[] => []);
  const counted = notes.map((): number[] => []);
  const time = (from: number, times: number[][], one: (note: N) => void) => {
    for (let at = from; at < Math.min(notes.length, from + NOTES_A_BLOCK); at++) {
      const note = notes[at] as N;
      const begun = performance.now();
      one(note);
      times[at]?.push(performance.now() - begun);
    }
  };
  for (const note of notes) {
    readPlain(note);
    readCounted(note);
  }
  for (let round = 0; round < rounds; round++) {
    for (let from = 0; from < notes.length; from += NOTES_A_BLOCK) {
      if (round % 2 === 0) time(from, plain, readPlain);
      time(from, counted, readCounted);
      if (round % 2 === 1) time(from, plain, readPlain);
    }
  }
  const addedIn = (at: number, from: number, to: number) =>
    medianOf((counted[at] ?? []).slice(from, to).map((ms, i) => ms - (plain[at]?.[from + i] ?? 0)));
  const shares = Array.from({ length: PARTS }, (_, part) => {
    const [from, to] = [part, part + 1].map((one) => Math.round((one * rounds) / PARTS));
    const added = notes.map((_, at) => addedIn(at, from ?? 0, to ?? 0));
    return sumOf(added) / sumOf(plain.map((times) => medianOf(times.slice(from, to))));
  });
  return { plain: plain.map(medianOf), added: notes.map((_, at) => addedIn(at, 0, rounds)), shares };
}

/** Of an even number the mean of the middle two: the upper one alone would find a cost where there is none. */
export function medianOf(list: readonly number[]): number {
  const sorted = list.toSorted((a, b) => a - b);
  const upper = sorted.length >> 1;
  const [below = 0, above = 0] = [sorted[(sorted.length - 1) >> 1], sorted[upper]];
  return (below + above) / 2;
}

/** @param share 0-1 */
export function quantileOf(list: readonly number[], share: number): number {
  return list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(share * list.length))] ?? 0;
}

const sumOf = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);

/** Over all notes: what counting adds to reading, 0-1. */
export const shareOf = ({ plain, added }: CountingCost): number => sumOf(added) / sumOf(plain);
