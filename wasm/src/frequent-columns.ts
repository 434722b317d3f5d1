import type { Heap, Pointer } from './kernels.js';
import type { PlacedColumns } from './placed-columns.js';
import { inBlocks, type Steps } from './turns.js';

const TOKENS_A_STEP = 8192;
const MOST = 32;
/** A column of fewer tokens than this share is not frequent. */
const LEAST_SHARE = 1 / 64;
const LEAST_USES = 32;
/** The masks of so many tokens tell which columns to take. */
const SAMPLE = 16384;
const SLOT_BYTES = 16;

/** Groups of frequent columns; see assembly/frequent.ts. */
export interface FrequentGroups {
  readonly count: number;
  readonly entries: number;
  /** u32 [tokens] id + 1 of a token's group, 0: none */
  readonly masks: Pointer;
  /** u32 [count] bits of the group's columns */
  readonly maskOf: Pointer;
  /** u32 [32] columns by bit */
  readonly columnOf: Pointer;
  /** one u32, 0 */
  readonly number: Pointer;
}

/**
 * Takes the columns of its groups out of `columns`, in place.
 * @param uses u32 [columns] tokens that have it; becomes 0 for those grouped here, which others then leave alone
 */
export function* groupFrequent(
  heap: Heap,
  { column, count: columnCount, start, tokens, weight }: PlacedColumns,
  plain: Pointer,
  uses: Pointer,
): Steps<never, FrequentGroups> {
  const k = heap.kernels;
  const [number, columnOf, masks] = [heap.alloc(4), heap.alloc(MOST * 4), heap.alloc(tokens * 4)];
  const most = k.mostUsed(uses, columnCount, Math.max(LEAST_USES, tokens * LEAST_SHARE), columnOf, MOST);
  if (most < 2) return { count: 0, entries: 0, masks, maskOf: 0, columnOf, number };
  const chosen = heap.u32(columnOf, most).slice();
  const bitOf = heap.alloc(columnCount * 4);
  const bits = heap.u32(bitOf, columnCount);
  chosen.forEach((id, bit) => {
    bits[id] = bit + 1;
  });
  yield* inBlocks(tokens, TOKENS_A_STEP, (first, last) =>
    k.maskTokens(start, column, plain, bitOf, masks, first, last),
  );
  const size = 2 ** Math.ceil(Math.log2(2 * tokens + 2));
  const slots = heap.alloc(size * SLOT_BYTES);
  const kept = bestMask(heap, masks, tokens, chosen.length, slots);
  yield;
  k.countMasks(masks, tokens, 1, kept, slots, size);
  let count = 0;
  yield* inBlocks(tokens, TOKENS_A_STEP, (first, last) => {
    count = k.nameMasks(masks, kept, slots, size, count, first, last);
  });
  let begin = 0;
  yield* inBlocks(tokens, TOKENS_A_STEP, (first, last) => {
    const next = heap.u32(start, tokens + 1)[last];
    k.dropMasked(...([start, column, weight, plain, bitOf, masks, kept, begin, first, last] as const));
    begin = next;
  });
  const maskOf = heap.alloc(count * 4);
  const entries = k.collectMasks(slots, size, maskOf);
  const counts = heap.u32(uses, columnCount);
  chosen.forEach((id, bit) => {
    if ((kept >>> bit) & 1) counts[id] = 0;
  });
  return { count, entries, masks, maskOf, columnOf, number };
}

/** How many of the columns to take: the more, the fewer tokens have the same of them. @returns their bits */
function bestMask(heap: Heap, masks: Pointer, tokens: number, columns: number, slots: Pointer): number {
  const k = heap.kernels;
  const step = Math.ceil(tokens / SAMPLE);
  const size = 2 ** Math.ceil(Math.log2((2 * tokens) / step + 2));
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let bits = 4; bits < columns + 4; bits += 4) {
    const kept = bits >= MOST ? 0xffffffff : (1 << Math.min(bits, columns)) - 1;
    k.countMasks(masks, tokens, step, kept, slots, size);
    const price = k.priceMasks(masks, tokens, step, kept, slots, size);
    if (price < least) [least, best] = [price, kept];
  }
  return best;
}
