import { type ColumnMap, type Columns, findColumns } from './columns.js';
import type { CorpusView } from './corpus.js';
import type { Heap, Pointer } from './kernels.js';
import { firstEntryOf, type Selection } from './selection.js';
import { inBlocks, type Steps } from './turns.js';

const TOKENS_A_STEP = 4096;
const ATTRIBUTE_BYTES = 16;
const COLUMN_BYTES = 16;

/** Columns (see Columns) whose tokens stand in a heap. */
export interface PlacedColumns extends ColumnMap {
  readonly tokens: number;
  readonly entries: number;
  /** u32 [tokens+1] */
  readonly start: Pointer;
  /** u32 [entries] */
  readonly column: Pointer;
  /** f64 [entries]; 0: all 1 */
  readonly weight: Pointer;
  /** u32 [columns] tokens that have it with weight 1; 0: not counted yet */
  readonly uses: Pointer;
}

/** The columns findColumns gives, found inside WebAssembly where every attribute stands once in its item with weight 1. */
export function* placeColumns(heap: Heap, corpus: CorpusView, selection: Selection): Steps<never, PlacedColumns> {
  const placed = corpus.entryWeight ? undefined : yield* placePlain(heap, corpus, selection);
  if (placed) return placed;
  const { count, ofAttribute, multiplicity, tokenStart, tokenColumn, tokenWeight } = yield* findColumns(
    corpus,
    selection,
  );
  return {
    ...{ count, ofAttribute, multiplicity, tokens: tokenStart.length - 1, entries: tokenColumn.length },
    ...{ start: heap.putU32(tokenStart), column: heap.putU32(tokenColumn) },
    ...{ weight: tokenWeight ? heap.putF64(tokenWeight) : 0, uses: 0 },
  };
}

/** As arrays. */
export function columnsIn(heap: Heap, placed: PlacedColumns): Columns {
  const { count, entries, multiplicity, ofAttribute, tokens } = placed;
  return {
    ...{ count, ofAttribute, multiplicity },
    tokenStart: heap.u32(placed.start, tokens + 1).slice(),
    tokenColumn: heap.u32(placed.column, entries).slice(),
    tokenWeight: placed.weight === 0 ? undefined : heap.f64(placed.weight, entries).slice(),
  };
}

/** @returns undefined when an attribute stands twice in an item */
function* placePlain(heap: Heap, corpus: CorpusView, selection: Selection): Steps<never, PlacedColumns | undefined> {
  const k = heap.kernels;
  const { firsts, starts } = selection;
  const tokens = starts[firsts.length];
  const attributeCount = corpus.numAttributes;
  const start = heap.alloc((tokens + 1) * 4);
  const ends = heap.putU32(corpus.tokenEnd);
  const all = k.placeStarts(start, heap.putU32(starts), heap.putU32(firsts), firsts.length, ends);
  const column = heap.alloc(all * 4);
  placeEntries(heap.u32(column, all), corpus, selection);
  yield;
  const attributes = heap.alloc(attributeCount * ATTRIBUTE_BYTES);
  let once = true;
  yield* inBlocks(tokens, TOKENS_A_STEP, (first, last) => {
    once &&= Boolean(k.signAttributes(start, column, attributes, first, last));
  });
  if (!once) return undefined;
  const mask = 2 ** Math.ceil(Math.log2(2 * attributeCount + 2)) - 1;
  const slots = heap.alloc((mask + 1) * 4);
  const columns = heap.alloc(attributeCount * COLUMN_BYTES);
  let count = 0;
  let begin = 0;
  yield* inBlocks(tokens, TOKENS_A_STEP, (first, last) => {
    if (count < 0) return;
    const next = heap.u32(start, tokens + 1)[last];
    count = k.nameColumns(...([start, column, attributes, columns, slots, mask, count, begin, first, last] as const));
    begin = next;
  });
  // Two attributes with one signature at different tokens, here and below: no data is known to do it, and the slow way is
  // exact.
  if (count < 0) return undefined;
  const ofAttribute = heap.alloc(attributeCount * 4);
  const [multiplicity, uses] = [heap.alloc(count * 4), heap.alloc(count * 4)];
  const occurrences = k.describeColumns(attributes, attributeCount, columns, count, ofAttribute, multiplicity, uses);
  if (occurrences !== all) return undefined;
  return {
    ...{ count, tokens, entries: heap.u32(start, tokens + 1)[tokens], start, column },
    ...{ weight: 0, uses },
    ofAttribute: new Int32Array(heap.u32(ofAttribute, attributeCount)),
    multiplicity: heap.u32(multiplicity, count).slice(),
  };
}

function placeEntries(out: Uint32Array, corpus: CorpusView, { firsts, starts }: Selection): void {
  let length = 0;
  for (let s = 0; s < firsts.length; s++) {
    const from = firstEntryOf(corpus, firsts[s]);
    const to = corpus.tokenEnd[firsts[s] + starts[s + 1] - starts[s] - 1];
    out.set(corpus.entryAttribute.subarray(from, to), length);
    length += to - from;
  }
}
