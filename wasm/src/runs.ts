import type { Grouping } from './groups.js';
import type { Heap, Pointer } from './kernels.js';
import type { Quads } from './quads.js';

const GROUPS_A_PART = 8192;
/** Sizes of the records that assembly/batches.ts reads. */
const BATCH_BYTES = 32;
const PART_BYTES = 16;

/** Rows that give state scores and take gradients, placed for reading (assembly/batches.ts); offsets are bytes. */
export interface Layout {
  /** [batches] records, one for each batch of the quads */
  readonly batches: Pointer;
  readonly batchCount: number;
  /** [parts] records of the groups, 8,192 each */
  readonly parts: Pointer;
  readonly partCount: number;
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
  const room = Math.max(largest, Math.min(groupCount, GROUPS_A_PART));
  const parts = Math.ceil(groupCount / GROUPS_A_PART);
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
  const batches = heap.alloc(BATCH_BYTES * quads.batches.length);
  const partsAt = heap.alloc(PART_BYTES * parts);
  const mark = heap.mark();
  const [rows, places, byLength] = [heap.alloc(4 * room), heap.alloc(4 * room), heap.alloc(4 * room)];
  const counts = heap.alloc(4 * (Math.max(longest, longestGroup) + 1));

  k.startRuns(start, index, weight, tokenRuns, tokenOrder, tokenIndex, tokenWeight, counts);
  let runs = 0;
  let length = 0;
  quads.batches.forEach(({ first, last, firstPosition, neighbours, positions }, i) => {
    const weightAt = tokenWeight && tokenWeight + 8 * length;
    heap
      .u32(batches + BATCH_BYTES * i, BATCH_BYTES / 4)
      .set([
        ...[first, last, positions, neighbours],
        ...[tokenRuns + 8 * runs, tokenIndex + 4 * length, weightAt, tokenOrder + 16 * firstPosition],
      ]);
    k.slotsOfQuads(at.lengths, at.sentences, rows, places, at.tokens, first, last);
    runs = k.addRuns(rows, places, 4 * positions, stride, longest, byLength);
    length = k.runsLength();
  });

  k.startRuns(groupStart, groupColumn, 0, groupRuns, groupOrder, groupIndex, 0, counts);
  runs = 0;
  length = 0;
  for (let part = 0; part < parts; part++) {
    const first = part * GROUPS_A_PART;
    const count = Math.min(groupCount - first, GROUPS_A_PART);
    heap
      .u32(partsAt + PART_BYTES * part, PART_BYTES / 4)
      .set([groupsAt + first * stride, groupRuns + 8 * runs, groupIndex + 4 * length, groupOrder + 4 * first]);
    k.countUp(rows, places, first, count);
    runs = k.addRuns(rows, places, count, stride, longestGroup, byLength);
    length = k.runsLength();
  }
  heap.release(mark);
  return { batches, batchCount: quads.batches.length, parts: partsAt, partCount: parts };
}
