import { type FrequentGroups, groupFrequent } from './frequent-columns.js';
import type { Heap, Pointer } from './kernels.js';
import type { PlacedColumns } from './placed-columns.js';
import { Tail } from './tail.js';
import { inBlocks, type Steps } from './turns.js';

const TOKENS_A_STEP = 1024;
const MOST_FOLLOWERS = 30;
const CANDIDATE_BYTES = 16;

/** Sparse rows in a heap, u32: entries of row i are index[start[i]] … index[start[i+1]-1]. */
export interface Grouping {
  /** [tokens+2] token -> columns and groups (ids from the number of columns), each column once; the last row is empty */
  readonly start: Pointer;
  readonly index: Pointer;
  /** f64 by entry; 0: all 1 */
  readonly weight: Pointer;
  readonly entries: number;
  /** [groups+1] group -> columns */
  readonly groupStart: Pointer;
  readonly groupColumn: Pointer;
  readonly groupCount: number;
  readonly groupEntries: number;
}

/**
 * Finds columns that come together, so that their sum is computed once and read by every token. First the most frequent
 * columns (see frequent-columns.ts); then what goes with a word: at `word=fever` always stand `suffix=ver`,
 * `prefix=fev` and so on. The followers of a column (its head) are all columns present wherever it is. Each token's
 * columns are covered by followers of its columns, cheapest first: sharing a group of s columns among u tokens costs
 * 1/u + 1/s rows for each column it saves. Only columns of weight 1 are grouped.
 */
export function* findGroups(heap: Heap, columns: PlacedColumns): Steps<never, Grouping> {
  const k = heap.kernels;
  const { column, count, entries, start, tokens, weight } = columns;
  const seen = heap.alloc(count * 4);
  const plain = weight ? heap.alloc(entries) : 0;
  if (weight) k.markOnes(weight, plain, entries);

  const uses = columns.uses || heap.alloc(count * 4);
  const [followers, followerCount] = [heap.alloc(count * 4), heap.alloc(count * 4)];
  k.startFollowers(start, column, plain, uses, followers, followerCount, seen, 0);
  if (!columns.uses) yield* inBlocks(tokens, 4 * TOKENS_A_STEP, (first, last) => k.countUses(first, last));
  const frequent = yield* groupFrequent(heap, columns, plain, uses);
  const pool = new Tail(heap, 4 * MOST_FOLLOWERS * Math.min(entries, count));
  k.startFollowers(start, column, plain, uses, followers, followerCount, seen, pool.at);
  let used = 0;
  const startAt = (token: number) => heap.u32(start, tokens + 1)[token];
  yield* inBlocks(tokens, TOKENS_A_STEP, (first, last) => {
    pool.require(4 * (used + MOST_FOLLOWERS * Math.min(startAt(last) - startAt(first), count)));
    used = k.findFollowers(first, last);
  });
  pool.close(4 * used);
  heap.u32(seen, count).fill(0);

  const longest = k.longestRow(start, tokens);
  const [prices, heads, newest] = [heap.allocF64(count), heap.alloc(longest * 4), heap.alloc(count * 4)];
  const [chosenStart, chosen] = [heap.alloc((tokens + 1) * 4), heap.alloc(entries * 2)];
  const candidates = new Tail(heap, CANDIDATE_BYTES * (entries >> 1));
  k.startChoice(prices, count, heads, newest, chosenStart, chosen, candidates.at);
  let found = 0;
  yield* inBlocks(tokens, TOKENS_A_STEP, (first, last) => {
    candidates.require(CANDIDATE_BYTES * (found + ((startAt(last) - startAt(first)) >> 1)));
    found = k.chooseGroups(first, last);
  });
  candidates.close(CANDIDATE_BYTES * found);
  heap.u32(seen, count).fill(0);
  return yield* writeGrouping(heap, columns, frequent, found);
}

function* writeGrouping(
  heap: Heap,
  { count, entries, tokens, weight }: PlacedColumns,
  frequent: FrequentGroups,
  candidates: number,
): Steps<never, Grouping> {
  const k = heap.kernels;
  const groupEntries = frequent.entries + (candidates > 0 ? k.measureGroups(frequent.number) : 0);
  const groupCount = frequent.count + heap.u32(frequent.number, 1)[0];
  const [groupStart, groupColumn] = [heap.alloc((groupCount + 1) * 4), heap.alloc(groupEntries * 4)];
  k.writeMasks(frequent.maskOf, frequent.count, frequent.columnOf, groupStart, groupColumn);
  k.writeGroups(groupStart, groupColumn, frequent.count);
  const [start, index] = [heap.alloc((tokens + 2) * 4), heap.alloc(entries * 4)];
  const entry = weight ? heap.alloc(entries * 4) : 0;
  let length = 0;
  yield* inBlocks(tokens, TOKENS_A_STEP, (first, last) => {
    length = k.writeTokens(
      ...([start, index, entry, frequent.masks, groupStart, groupColumn, count, first, last] as const),
    );
  });
  heap.u32(start, tokens + 2)[tokens + 1] = length;
  const weights = weight ? heap.allocF64(length) : 0;
  if (weight) k.pickWeights(weights, weight, entry, length);
  return { ...{ start, index, weight: weights, entries: length }, groupStart, groupColumn, groupCount, groupEntries };
}
