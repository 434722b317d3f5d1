import type { Allowed } from './constraints.js';
import { CrfError } from './errors.js';

/** Log scores of one sequence. */
export interface Scores {
  readonly length: number;
  readonly labels: number;
  /** [T][L] */
  readonly state: Float64Array;
  /** [L][L] from, to */
  readonly transition: Float64Array;
}

export interface ScoredPath {
  /** [T] label ids */
  readonly path: number[];
  readonly score: number;
}

/** The best ways to end in each label at one position: label l has `count[l]`, best first, from l * room on. */
interface Column {
  readonly room: number;
  readonly count: Uint32Array;
  readonly score: Float64Array;
  /** label and rank at the position before */
  readonly label: Int32Array;
  readonly rank: Int32Array;
}

/** Entries of all columns together: 1 GB. */
const MOST_ENTRIES = 2 ** 26;

/**
 * The n best paths, best first, by Viterbi with a list of n a label (list Viterbi: Seshadri and Sundberg 1994). Sums
 * run in the order of the kernel's Viterbi and ties go to the lower label at the last position where paths differ, so
 * that the first path is that of `tag` (SPEC NBP-1 … NBP-3). Fewer than n when there are no more.
 * @throws CrfError `out-of-memory` when length × labels × n is beyond 67 million
 */
export function bestPaths(scores: Scores, n: number, allowed?: Allowed): ScoredPath[] {
  const { length, labels, state, transition } = scores;
  if (length === 0) return [{ path: [], score: 0 }];
  requireRoom(length, labels, n);
  const columns: Column[] = [];
  let endings = 0;
  for (let t = 0; t < length; t++) {
    const before = columns[t - 1];
    const room = before ? Math.min(n, endings) : 1;
    const column = newColumn(labels, room);
    for (let l = 0; l < labels; l++) {
      if (allowed && !allowed.at[t * labels + l]) continue;
      const own = state[t * labels + l];
      if (before) extend(column, l, before, own, transition, allowed);
      else {
        column.score[l] = own;
        column.count[l] = 1;
      }
    }
    endings = column.count.reduce((sum, count) => sum + count, 0);
    columns.push(column);
  }
  return readOut(columns, n);
}

function requireRoom(length: number, labels: number, n: number): void {
  let entries = 0;
  let paths = 1;
  for (let t = 0; t < length; t++) {
    entries += labels * paths;
    paths = Math.min(n, paths * labels);
  }
  if (entries > MOST_ENTRIES)
    throw new CrfError('out-of-memory', `No room for the ${n} best paths of ${length} items; ask for fewer.`);
}

function newColumn(labels: number, room: number): Column {
  const size = labels * room;
  return {
    room,
    count: new Uint32Array(labels),
    score: new Float64Array(size),
    label: new Int32Array(size),
    rank: new Int32Array(size),
  };
}

/** Merges the lists of the labels before into the list of label `to`. */
function extend(
  column: Column,
  to: number,
  before: Column,
  own: number,
  transition: Float64Array,
  allowed: Allowed | undefined,
): void {
  const labels = before.count.length;
  const next = new Uint32Array(labels);
  for (let rank = 0; rank < column.room; rank++) {
    let label = -1;
    let best = 0;
    for (let i = 0; i < labels; i++) {
      if (next[i] >= before.count[i] || (allowed && !allowed.pair[i * labels + to])) continue;
      const score = before.score[i * before.room + next[i]] + transition[i * labels + to];
      if (label < 0 || score > best) {
        best = score;
        label = i;
      }
    }
    if (label < 0) return;
    const at = to * column.room + rank;
    column.score[at] = best + own;
    column.label[at] = label;
    column.rank[at] = next[label]++;
    column.count[to]++;
  }
}

function readOut(columns: readonly Column[], n: number): ScoredPath[] {
  const end = columns[columns.length - 1];
  const next = new Uint32Array(end.count.length);
  const paths: ScoredPath[] = [];
  while (paths.length < n) {
    let label = -1;
    for (let l = 0; l < next.length; l++) {
      if (next[l] >= end.count[l]) continue;
      if (label < 0 || end.score[l * end.room + next[l]] > end.score[label * end.room + next[label]]) label = l;
    }
    if (label < 0) break;
    const rank = next[label]++;
    paths.push({ path: follow(columns, label, rank), score: end.score[label * end.room + rank] });
  }
  return paths;
}

function follow(columns: readonly Column[], endLabel: number, endRank: number): number[] {
  const path = new Array<number>(columns.length);
  let label = endLabel;
  let rank = endRank;
  for (let t = columns.length - 1; t >= 0; t--) {
    path[t] = label;
    const at = label * columns[t].room + rank;
    label = columns[t].label[at];
    rank = columns[t].rank[at];
  }
  return path;
}
