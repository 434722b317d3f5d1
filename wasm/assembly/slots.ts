// Tokens as the objective reads them: four sentences side by side (see quads.ts), rows as byte offsets. Within a batch
// slots come by their number of rows, so that the loops over rows, which are short, always end where the processor expects.
import { at, put, putReal, realAt } from './tables';

/** index [count]: ids -> byte offsets: columns from 0, groups (ids from `columns`) from groupsAt. */
export function offsetRows(index: usize, count: u32, columns: u32, stride: u32, groupsAt: u32): void {
  for (let e: u32 = 0; e < count; e++) {
    const id = at(index, e);
    put(index, e, id < columns ? id * stride : groupsAt + (id - columns) * stride);
  }
}

/** Sparse rows as runs of rows with equally many entries; see sumRuns. Tables of the source, and where the result goes. */
let sourceStart: usize = 0;
let sourceIndex: usize = 0;
let sourceWeight: usize = 0;
let runsAt: usize = 0;
let runCount: u32 = 0;
let orderAt: usize = 0;
let orderLength: u32 = 0;
let indexAt: usize = 0;
let weightAt: usize = 0;
let indexLength: u32 = 0;
let counts: usize = 0;

/**
 * runs: pairs of (entries, rows), closed by (0, 0); order [rows]; index and weight (f64 or null) [entries]; the source as
 * in rows.ts, with weight f64 or null; byCount: room for one u32 more than the longest row has entries, zero.
 */
export function startRuns(
  start: usize,
  source: usize,
  sourceWeights: usize,
  runs: usize,
  order: usize,
  index: usize,
  weight: usize,
  byCount: usize,
): void {
  sourceStart = start;
  sourceIndex = source;
  sourceWeight = sourceWeights;
  runsAt = runs;
  runCount = 0;
  orderAt = order;
  orderLength = 0;
  indexAt = index;
  indexLength = 0;
  weightAt = weight;
  counts = byCount;
}

function rowLength(row: u32): u32 {
  return at(sourceStart, row + 1) - at(sourceStart, row);
}

/** Rows of `rows` [count], in `places`, as runs. `byLength`: scratch [count]; `most`: entries of the longest row of all. */
export function addRuns(rows: usize, places: usize, count: u32, stride: u32, most: u32, byLength: usize): u32 {
  // Counting sort by length.
  for (let n: u32 = 0; n <= most; n++) put(counts, n, 0);
  for (let i: u32 = 0; i < count; i++) {
    const n = rowLength(at(rows, i));
    put(counts, n, at(counts, n) + 1);
  }
  let before: u32 = 0;
  for (let n: u32 = 0; n <= most; n++) {
    const own = at(counts, n);
    put(counts, n, before);
    before += own;
    if (own == 0) continue;
    put(runsAt, 2 * runCount, n);
    put(runsAt, 2 * runCount + 1, own);
    runCount++;
  }
  put(runsAt, 2 * runCount, 0);
  put(runsAt, 2 * runCount + 1, 0);
  runCount++;
  for (let i: u32 = 0; i < count; i++) {
    const n = rowLength(at(rows, i));
    const place = at(counts, n);
    put(counts, n, place + 1);
    put(byLength, place, i);
  }
  for (let i: u32 = 0; i < count; i++) {
    const own = at(byLength, i);
    const row = at(rows, own);
    put(orderAt, orderLength++, at(places, own) * stride);
    const end = at(sourceStart, row + 1);
    for (let e = at(sourceStart, row); e < end; e++) {
      if (weightAt != 0) {
        putReal(weightAt, indexLength, realAt(sourceWeight, e));
      }
      put(indexAt, indexLength++, at(sourceIndex, e));
    }
  }
  return runCount;
}

/** rows [count] first, first + 1, …, places [count] 0, 1, …. */
export function countUp(rows: usize, places: usize, first: u32, count: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    put(rows, i, first + i);
    put(places, i, i);
  }
}

/**
 * Slots of quads first … last-1: rows [slots] the token of each, `empty` for none, places [slots] 0, 1, ….
 * lengths [quads][4], starts [sentences+1].
 */
export function slotsOfQuads(
  lengths: usize,
  starts: usize,
  rows: usize,
  places: usize,
  empty: u32,
  first: u32,
  last: u32,
): void {
  let slot: u32 = 0;
  for (let quad = 4 * first; quad < 4 * last; quad += 4) {
    const longest = at(lengths, quad);
    for (let t: u32 = 0; t < longest; t++) {
      for (let s = quad; s < quad + 4; s++, slot++) {
        put(rows, slot, t < at(lengths, s) ? at(starts, s) + t : empty);
        put(places, slot, slot);
      }
    }
  }
}

/** Entries of the longest of `count` sparse rows. */
export function longestRow(start: usize, count: u32): u32 {
  let longest: u32 = 0;
  for (let i: u32 = 0; i < count; i++) longest = max(longest, at(start, i + 1) - at(start, i));
  return longest;
}

/** Entries that addRuns wrote so far. */
export function runsLength(): u32 {
  return indexLength;
}
