import type { CorpusView } from './corpus.js';
import { CrfError } from './errors.js';
import type { Heap, Pointer } from './kernels.js';
import type { PlacedColumns } from './placed-columns.js';
import type { Selection } from './selection.js';
import { inBlocks, type Steps } from './turns.js';

const SENTENCES_A_STEP = 256;
/** What WebAssembly addresses. */
const MOST_BYTES = 2 ** 32;

export interface FeatureOptions {
  readonly minFrequency: number;
  readonly possibleStates: boolean;
  readonly possibleTransitions: boolean;
}

/**
 * The features that get a weight (SPEC GEN-2 … GEN-5), state features by column: [K], sorted by column and label,
 * then transitions sorted by from and to. `row` is the column, or `columns + from` for a transition.
 */
export interface Features {
  readonly count: number;
  readonly row: Uint32Array;
  readonly label: Uint32Array;
  /** [columns + labels + 1] features of a row: firstOfRow[r] … firstOfRow[r+1]-1 */
  readonly firstOfRow: Uint32Array;
  readonly placed: PlacedFeatures;
}

/** Tables in a heap. */
export interface PlacedFeatures {
  /** u32 [K] */
  readonly row: Pointer;
  readonly label: Pointer;
  /** f64 [K] sum of the attribute's weights where it was seen with the label; number of times a transition was seen */
  readonly frequency: Pointer;
  /** f64 [columns] sum of the attribute's weights over all labels, those without a feature included */
  readonly total: Pointer;
}

export function* generateFeatures(
  heap: Heap,
  corpus: CorpusView,
  selection: Selection,
  columns: PlacedColumns,
  options: FeatureOptions,
): Steps<never, Features> {
  const k = heap.kernels;
  const labels = corpus.numLabels;
  const rows = columns.count + labels;
  // The kernels' tables of this size come later; what cannot fit is not counted first.
  if (rows * labels * 8 > MOST_BYTES) {
    throw new CrfError('out-of-memory', `${rows} attributes and labels times ${labels} labels do not fit in 4 GB.`);
  }
  const [frequency, seen] = [heap.allocF64(rows * labels), heap.alloc(rows * labels)];
  const sentences = heap.putU32(selection.starts);
  const gold = heap.alloc(columns.tokens * 4);
  const { firsts } = selection;
  k.gather(gold, heap.putU32(corpus.tokenLabel), sentences, heap.putU32(firsts), firsts.length);
  yield* inBlocks(selection.sequences.length, SENTENCES_A_STEP, (first, last) =>
    k.countFeatures(
      ...([sentences, columns.start, columns.column, columns.weight, gold, frequency, seen] as const),
      ...([columns.count, labels, first, last] as const),
    ),
  );
  const least = options.minFrequency;
  const count =
    k.keepFeatures(frequency, seen, labels, 0, columns.count, options.possibleStates, least) +
    k.keepFeatures(frequency, seen, labels, columns.count, rows, options.possibleTransitions, least);
  const [row, label, kept] = [heap.alloc(count * 4), heap.alloc(count * 4), heap.allocF64(count)];
  const [firstOfRow, total] = [heap.alloc((rows + 1) * 4), heap.allocF64(columns.count)];
  k.listFeatures(frequency, seen, rows, columns.count, labels, row, label, kept, firstOfRow, total);
  return {
    ...{ count, row: heap.u32(row, count).slice(), label: heap.u32(label, count).slice() },
    firstOfRow: heap.u32(firstOfRow, rows + 1).slice(),
    placed: { row, label, frequency: kept, total },
  };
}
