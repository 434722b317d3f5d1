import { type Columns, findColumns } from './columns.js';
import type { CorpusView } from './corpus.js';
import type { Heap } from './kernels.js';
import { firstEntryOf, type Selection } from './selection.js';
import { inBlocks, type Steps } from './turns.js';

const TOKENS_A_STEP = 2048;
const RECORD_BYTES = 16;

/**
 * The same columns as findColumns gives, found inside WebAssembly where every attribute stands once in its item with
 * weight 1, which is the usual case. The heap is as before when it is done.
 */
export function* findColumnsFast(heap: Heap, corpus: CorpusView, selection: Selection): Steps<never, Columns> {
  const mark = heap.mark();
  const columns = corpus.entryWeight ? undefined : yield* findPlain(heap, corpus, selection);
  heap.release(mark);
  return columns ?? (yield* findColumns(corpus, selection));
}

/** @returns undefined when an attribute stands twice in an item */
function* findPlain(heap: Heap, corpus: CorpusView, selection: Selection): Steps<never, Columns | undefined> {
  const k = heap.kernels;
  const tokens = selection.tokens.length;
  const attributeCount = corpus.numAttributes;
  const entries = heap.putU32(corpus.entryAttribute);
  const [from, to] = [heap.alloc(tokens * 4), heap.alloc(tokens * 4)];
  const attributes = heap.alloc(attributeCount * RECORD_BYTES);
  const classes = heap.alloc((attributeCount + 1) * RECORD_BYTES);
  const [multiplicity, seen] = [heap.alloc(attributeCount * 4), heap.alloc(attributeCount * 4)];
  const ofAttribute = heap.alloc(attributeCount * 4);
  const begins = heap.u32(from, tokens);
  const ends = heap.u32(to, tokens);
  let most = 0;
  for (let i = 0; i < tokens; i++) {
    const token = selection.tokens[i];
    begins[i] = entries + 4 * firstEntryOf(corpus, token);
    ends[i] = entries + 4 * corpus.tokenEnd[token];
    most += (ends[i] - begins[i]) >> 2;
  }
  heap.u32(classes, 1)[0] = attributeCount;
  let classCount = 1;
  yield* inBlocks(tokens, TOKENS_A_STEP, (first, last) => {
    if (classCount > 0) classCount = k.refine(from, to, attributes, classes, classCount, first, last);
  });
  if (classCount === 0) return undefined;
  k.forgetChildren(classes, classCount);

  const [starts, column] = [heap.alloc((tokens + 1) * 4), heap.alloc(most * 4)];
  let count = 0;
  yield* inBlocks(tokens, TOKENS_A_STEP, (first, last) => {
    count = k.nameColumns(
      ...([from, to, attributes, classes, multiplicity, seen, starts, column, count, first, last] as const),
    );
  });
  k.columnsOfAttributes(attributes, ofAttribute, attributeCount);
  const tokenStart = heap.u32(starts, tokens + 1).slice();
  return {
    count,
    ofAttribute: new Int32Array(heap.u32(ofAttribute, attributeCount)),
    multiplicity: heap.u32(multiplicity, count).slice(),
    tokenStart,
    tokenColumn: heap.u32(column, tokenStart[tokens]).slice(),
    tokenWeight: undefined,
  };
}
