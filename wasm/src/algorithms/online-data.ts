import { type Columns, mergeRepeats } from '../columns.js';
import type { CorpusView } from '../corpus.js';
import type { Features } from '../features.js';
import { GrowableF64, GrowableU32 } from '../growable.js';
import { type Selection, tokensOf } from '../selection.js';
import type { Steps } from '../turns.js';

/**
 * Sentences for one-at-a-time training; S sentences, N tokens, entries by token as in Columns.
 * A column of m attributes has one weight here, that of each of them: `value` is what one attribute counts in an update,
 * `total` what all of the column that stand at the token count in a score (m × value).
 */
export interface Sentences {
  /** [S+1] first token of each */
  readonly starts: Uint32Array;
  /** [N] label ids */
  readonly gold: Uint32Array;
  /** [N+1] */
  readonly start: Uint32Array;
  /** [entries] */
  readonly column: Uint32Array;
  readonly value: Float64Array;
  readonly total: Float64Array;
  readonly longest: number;
}

/** The sequences that are trained on: those from which the columns were found. */
export function trainingSentences(corpus: CorpusView, selection: Selection, columns: Columns): Sentences {
  const { tokenColumn: column, tokenStart: start, tokenWeight } = columns;
  const value = tokenWeight ?? new Float64Array(column.length).fill(1);
  return {
    ...frame(corpus, selection),
    start,
    column,
    value,
    total: value.map((one, e) => one * columns.multiplicity[column[e]]),
  };
}

/** Sequences kept out of training; of a column's attributes some may stand at a token without the others. */
export function* holdoutSentences(corpus: CorpusView, selection: Selection, columns: Columns): Steps<never, Sentences> {
  const entries = yield* mergeRepeats(corpus, selection);
  const start = new Uint32Array(entries.start.length);
  const column = new GrowableU32();
  const value = new GrowableF64();
  for (let t = 0; t + 1 < start.length; t++) {
    for (let e = entries.start[t]; e < entries.start[t + 1]; e++) {
      const id = columns.ofAttribute[entries.attribute[e]];
      if (id < 0) continue;
      column.push(id);
      value.push(entries.weight ? entries.weight[e] : 1);
    }
    start[t + 1] = column.length;
  }
  const counted = value.view();
  return { ...frame(corpus, selection), start, column: column.view(), value: counted, total: counted };
}

function frame(corpus: CorpusView, selection: Selection): Pick<Sentences, 'starts' | 'gold' | 'longest'> {
  const { starts } = selection;
  let longest = 0;
  for (let s = 0; s + 1 < starts.length; s++) longest = Math.max(longest, starts[s + 1] - starts[s]);
  return { starts, gold: tokensOf(selection).map((token) => corpus.tokenLabel[token]), longest };
}

/** [K] attributes behind each weight: norms and products over all of CRFsuite's features count a weight that often. */
export function multiplicities(columns: Columns, features: Features): Float64Array {
  return Float64Array.from(features.row, (row) => (row < columns.count ? columns.multiplicity[row] : 1));
}

/** Sum of m × w²: |w|² over all of CRFsuite's features. */
export function squaredNorm(weights: Float64Array, multiplicity: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += multiplicity[k] * weights[k] * weights[k];
  return sum;
}

/** The weight of (row, label), or -1 where that pair is no feature. */
export function featureAt(features: Features, row: number, label: number): number {
  let low = features.firstOfRow[row];
  let high = features.firstOfRow[row + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (features.label[middle] < label) low = middle + 1;
    else high = middle;
  }
  return low < features.firstOfRow[row + 1] && features.label[low] === label ? low : -1;
}
