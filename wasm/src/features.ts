import type { Columns } from './columns.js';
import type { CorpusView } from './corpus.js';
import { CrfError } from './errors.js';
import type { Selection } from './selection.js';
import { inBlocks, type Steps } from './turns.js';

const SENTENCES_A_STEP = 128;
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
  /** Sum of the attribute's weights where it was seen with the label; number of times a transition was seen. */
  readonly frequency: Float64Array;
  /** [columns + labels + 1] features of a row: firstOfRow[r] … firstOfRow[r+1]-1 */
  readonly firstOfRow: Uint32Array;
}

export function* generateFeatures(
  corpus: CorpusView,
  selection: Selection,
  columns: Columns,
  options: FeatureOptions,
): Steps<never, Features> {
  const labels = corpus.numLabels;
  const rows = columns.count + labels;
  // The kernels' tables of this size come later; what cannot fit is not counted first.
  if (rows * labels * 8 > MOST_BYTES) {
    throw new CrfError('out-of-memory', `${rows} attributes and labels times ${labels} labels do not fit in 4 GB.`);
  }
  const frequency = new Float64Array(rows * labels);
  const seen = new Uint8Array(rows * labels);
  const count = (s: number) => {
    let previous = -1;
    for (let t = selection.starts[s]; t < selection.starts[s + 1]; t++) {
      const label = corpus.tokenLabel[selection.tokens[t]];
      if (previous >= 0) {
        const at = (columns.count + previous) * labels + label;
        frequency[at]++;
        seen[at] = 1;
      }
      for (let e = columns.tokenStart[t]; e < columns.tokenStart[t + 1]; e++) {
        const at = columns.tokenColumn[e] * labels + label;
        frequency[at] += columns.tokenWeight ? columns.tokenWeight[e] : 1;
        seen[at] = 1;
      }
      previous = label;
    }
  };
  yield* inBlocks(selection.sequences.length, SENTENCES_A_STEP, (first, last) => {
    for (let s = first; s < last; s++) count(s);
  });
  if (options.possibleStates) seen.fill(1, 0, columns.count * labels);
  if (options.possibleTransitions) seen.fill(1, columns.count * labels);
  return keep(rows, labels, frequency, seen, options.minFrequency);
}

function keep(rows: number, labels: number, frequency: Float64Array, seen: Uint8Array, minFrequency: number): Features {
  let count = 0;
  for (let at = 0; at < seen.length; at++) {
    if (seen[at] && !(frequency[at] >= minFrequency)) seen[at] = 0;
    count += seen[at];
  }
  const row = new Uint32Array(count);
  const label = new Uint32Array(count);
  const kept = new Float64Array(count);
  const firstOfRow = new Uint32Array(rows + 1);
  let k = 0;
  for (let r = 0; r < rows; r++) {
    for (let l = 0; l < labels; l++) {
      if (!seen[r * labels + l]) continue;
      row[k] = r;
      label[k] = l;
      kept[k++] = frequency[r * labels + l];
    }
    firstOfRow[r + 1] = k;
  }
  return { count, row, label, frequency: kept, firstOfRow };
}
