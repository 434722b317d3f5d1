import type { Columns } from './columns.js';
import type { Heap, Pointer } from './kernels.js';
import type { Sparse } from './sparse.js';
import { inBlocks, type Steps } from './turns.js';

const TOKENS_A_STEP = 1024;
const MOST_FOLLOWERS = 30;
const CANDIDATE_BYTES = 16;

export interface Grouping {
  /** [N] token -> columns (ids as in Columns) and groups (ids from columns.count); each column once, direct or in a group */
  readonly tokens: Sparse;
  /** [groups] -> columns */
  readonly groups: Sparse;
}

/**
 * Finds columns that come together, so that their sum is computed once and read by every token: at `word=fever` always
 * stand `suffix=ver`, `shape=xxxxx` and so on. The followers of a column (its head) are all columns present wherever it
 * is. Each token's columns are covered by followers of its columns, cheapest first: sharing a group of s columns among
 * u tokens costs 1/u + 1/s rows for each column it saves. Only columns of weight 1 are grouped.
 * What the heap held before stays; all that is put there here is given back.
 */
export function* findGroups(heap: Heap, columns: Columns): Steps<never, Grouping> {
  const mark = heap.mark();
  const k = heap.kernels;
  const { count, tokenStart, tokenColumn, tokenWeight } = columns;
  const tokens = tokenStart.length - 1;
  const entriesIn = (first: number, last: number) => tokenStart[last] - tokenStart[first];
  const start = heap.putU32(tokenStart);
  const column = heap.putU32(tokenColumn);
  const seen = heap.alloc(count * 4);
  const plain = tokenWeight ? heap.putU8(Uint8Array.from(tokenWeight, (weight) => (weight === 1 ? 1 : 0))) : 0;
  const forget = () => heap.u32(seen, count).fill(0);

  const [uses, followers, followerCount] = [heap.alloc(count * 4), heap.alloc(count * 4), heap.alloc(count * 4)];
  const pool = new Tail(heap);
  k.startFollowers(start, column, plain, uses, followers, followerCount, seen, pool.at);
  yield* inBlocks(tokens, TOKENS_A_STEP, (first, last) => k.countUses(first, last));
  let used = 0;
  yield* inBlocks(tokens, TOKENS_A_STEP, (first, last) => {
    pool.require(4 * (used + MOST_FOLLOWERS * Math.min(entriesIn(first, last), count)));
    used = k.findFollowers(first, last);
  });
  forget();

  let longest = 0;
  for (let t = 0; t < tokens; t++) longest = Math.max(longest, entriesIn(t, t + 1));
  const [prices, heads, newest] = [heap.allocF64(count), heap.alloc(longest * 4), heap.alloc(count * 4)];
  const [chosenStart, chosen] = [heap.alloc((tokens + 1) * 4), heap.alloc(tokenColumn.length * 2)];
  const candidates = new Tail(heap);
  k.startChoice(prices, count, heads, newest, chosenStart, chosen, candidates.at);
  let found = 0;
  yield* inBlocks(tokens, TOKENS_A_STEP, (first, last) => {
    candidates.require(CANDIDATE_BYTES * (found + (entriesIn(first, last) >> 1)));
    found = k.chooseGroups(first, last);
  });
  forget();

  const number = heap.alloc(4);
  const groupEntries = k.measureGroups(number);
  const groupCount = heap.u32(number, 1)[0];
  const [groupStart, groupColumn] = [heap.alloc((groupCount + 1) * 4), heap.alloc(groupEntries * 4)];
  k.writeGroups(groupStart, groupColumn);
  const [outStart, index] = [heap.alloc((tokens + 1) * 4), heap.alloc(tokenColumn.length * 4)];
  const entry = tokenWeight ? heap.alloc(tokenColumn.length * 4) : 0;
  let length = 0;
  yield* inBlocks(tokens, TOKENS_A_STEP, (first, last) => {
    length = k.writeTokens(outStart, index, entry, groupStart, groupColumn, count, first, last);
  });
  const grouping = {
    tokens: {
      start: heap.u32(outStart, tokens + 1).slice(),
      index: heap.u32(index, length).slice(),
      weight: tokenWeight && weightsOf(heap.u32(entry, length), tokenWeight),
    },
    groups: {
      start: heap.u32(groupStart, groupCount + 1).slice(),
      index: heap.u32(groupColumn, groupEntries).slice(),
      weight: undefined,
    },
  };
  heap.release(mark);
  return grouping;
}

/** A table at the end of the heap, which may grow until something else is allocated. */
class Tail {
  readonly at: Pointer;
  private bytes = 0;

  constructor(private readonly heap: Heap) {
    this.at = heap.alloc(0);
  }

  require(bytes: number): void {
    if (bytes <= this.bytes) return;
    const missing = Math.ceil((bytes - this.bytes) / 16) * 16;
    this.heap.alloc(missing);
    this.bytes += missing;
  }
}

/** Of the entries that stayed columns; a group has weight 1. */
function weightsOf(entry: Uint32Array, tokenWeight: Float64Array): Float64Array {
  return Float64Array.from(entry, (e) => (e === 0xffffffff ? 1 : tokenWeight[e]));
}
