import type { Grouping } from './groups.js';
import type { Heap, Pointer } from './kernels.js';
import type { Quads } from './quads.js';

const GROUPS_A_RUN = 8192;

/** Arguments of the kernels of assembly/runs.ts for some rows. */
export interface Runs {
  readonly runs: Pointer;
  readonly index: Pointer;
  /** 0: all 1 */
  readonly weight: Pointer;
  readonly order: Pointer;
}

/** A part of the groups: their rows begin at row `first` of the groups. */
export interface GroupRuns extends Runs {
  readonly first: number;
}

/** Rows that give state scores and take gradients, placed for reading; offsets are bytes. */
export interface Layout {
  /** by batch of the quads */
  readonly batches: readonly Runs[];
  readonly groups: readonly GroupRuns[];
}

/** @param sentences u32 [S+1] first token of each sentence @param lengths those of the quads, in the heap */
export function layOut(
  heap: Heap,
  grouping: Grouping,
  quads: Quads,
  at: { readonly sentences: Pointer; readonly lengths: Pointer; readonly tokens: number; readonly columns: number },
  stride: number,
  groupsAt: number,
): Layout {
  const k = heap.kernels;
  const { entries, groupColumn, groupCount, groupEntries, groupStart, index, start, weight } = grouping;
  k.offsetRows(index, entries, at.columns, stride, groupsAt);
  k.offsetRows(groupColumn, groupEntries, at.columns, stride, groupsAt);
  const largest = quads.batches.reduce((most, batch) => Math.max(most, 4 * batch.positions), 0);
  const longest = k.longestRow(start, at.tokens);
  const longestGroup = k.longestRow(groupStart, groupCount);
  const room = Math.max(largest, Math.min(groupCount, GROUPS_A_RUN));
  const parts = Math.ceil(groupCount / GROUPS_A_RUN);
  // In the end kept: index, weight, order and runs. Scratch is given back.
  const tokenRuns = heap.alloc(
    8 * quads.batches.reduce((sum, b) => sum + Math.min(longest + 1, 4 * b.positions) + 1, 0),
  );
  const tokenOrder = heap.alloc(16 * quads.positions);
  const tokenIndex = heap.alloc(4 * entries);
  const tokenWeight = weight ? heap.allocF64(entries) : 0;
  const groupRuns = heap.alloc(8 * parts * (Math.min(longestGroup + 1, groupCount) + 1));
  const groupOrder = heap.alloc(4 * groupCount);
  const groupIndex = heap.alloc(4 * groupEntries);
  const mark = heap.mark();
  const [rows, places, byLength] = [heap.alloc(4 * room), heap.alloc(4 * room), heap.alloc(4 * room)];
  const counts = heap.alloc(4 * (Math.max(longest, longestGroup) + 1));

  k.startRuns(start, index, weight, tokenRuns, tokenOrder, tokenIndex, tokenWeight, counts);
  const batches: Runs[] = [];
  let runs = 0;
  let length = 0;
  for (const { first, last, firstPosition, positions } of quads.batches) {
    const count = 4 * positions;
    batches.push({
      runs: tokenRuns + 8 * runs,
      index: tokenIndex + 4 * length,
      weight: tokenWeight ? tokenWeight + 8 * length : 0,
      order: tokenOrder + 16 * firstPosition,
    });
    k.slotsOfQuads(at.lengths, at.sentences, rows, places, at.tokens, first, last);
    runs = k.addRuns(rows, places, count, stride, longest, byLength);
    length = k.runsLength();
  }

  k.startRuns(groupStart, groupColumn, 0, groupRuns, groupOrder, groupIndex, 0, counts);
  const groups: GroupRuns[] = [];
  runs = 0;
  length = 0;
  for (let first = 0; first < groupCount; first += GROUPS_A_RUN) {
    const count = Math.min(groupCount - first, GROUPS_A_RUN);
    groups.push({
      ...{ first, runs: groupRuns + 8 * runs, index: groupIndex + 4 * length, weight: 0 },
      order: groupOrder + 4 * first,
    });
    const [row, place] = [heap.u32(rows, count), heap.u32(places, count)];
    for (let i = 0; i < count; i++) {
      row[i] = first + i;
      place[i] = i;
    }
    runs = k.addRuns(rows, places, count, stride, longestGroup, byLength);
    length = k.runsLength();
  }
  heap.release(mark);
  return { batches, groups };
}
