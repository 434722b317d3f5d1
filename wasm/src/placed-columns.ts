import { type ColumnMap, type Columns, findColumns } from './columns.js';
import type { CorpusView } from './corpus.js';
import type { Heap, Pointer } from './kernels.js';
import { firstEntryOf, firstTokenOf, type Selection } from './selection.js';
import { inBlocks, type Steps } from './turns.js';

const TOKENS_A_STEP = 4096;
const ATTRIBUTE_BYTES = 32;
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
    weight: tokenWeight ? heap.putF64(tokenWeight) : 0,
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
  const tokens = selection.tokens.length;
  const attributeCount = corpus.numAttributes;
  const start = heap.alloc((tokens + 1) * 4);
  const all = placeStarts(heap.u32(start, tokens + 1), corpus, selection);
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
  // Two attributes with one signature at different tokens: no data is known to do it, and the slow way is exact.
  if (count < 0) return undefined;
  const ofAttribute = heap.alloc(attributeCount * 4);
  const [multiplicity, uses] = [heap.alloc(count * 4), heap.alloc(count * 4)];
  k.describeColumns(attributes, attributeCount, columns, count, ofAttribute, multiplicity, uses);
  return {
    ...{ count, tokens, entries: heap.u32(start, tokens + 1)[tokens], start, column, weight: 0 },
    ofAttribute: new Int32Array(heap.u32(ofAttribute, attributeCount)),
    multiplicity: heap.u32(multiplicity, count).slice(),
  };
}

/** @returns number of entries */
function placeStarts(start: Uint32Array, { tokenEnd }: CorpusView, { tokens }: Selection): number {
  let length = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    length += tokenEnd[token] - (token === 0 ? 0 : tokenEnd[token - 1]);
    start[i + 1] = length;
  }
  return length;
}

function placeEntries(out: Uint32Array, corpus: CorpusView, { sequences }: Selection): void {
  let length = 0;
  for (const sequence of sequences) {
    const from = firstEntryOf(corpus, firstTokenOf(corpus, sequence));
    const to = corpus.tokenEnd[corpus.sequenceEnd[sequence] - 1];
    out.set(corpus.entryAttribute.subarray(from, to), length);
    length += to - from;
  }
}
