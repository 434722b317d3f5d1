import { seededRandom } from '../random';
import type { Label, Span } from '../text/span';
import { quantileOfSorted } from './evaluate-bootstrap';
import { COUNTS_PER_LABEL, countSpans, exactMatches, type SpanMatcher } from './evaluate-spans';

/** A note that both models read. */
export interface NoteOfTwo {
  readonly gold: readonly Span[];
  readonly first: readonly Span[];
  readonly second: readonly Span[];
}

/** First minus second, in fractions of 1, with the 95 % interval of the paired bootstrap. */
export interface Difference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Share of resamples in which the first is not better: a one-sided p, never under 1 / (resamples + 1). */
  readonly p: number;
}

export interface Rates<T> {
  readonly precision: T;
  readonly recall: T;
  readonly f1: T;
}

export interface ModelDifference {
  readonly notes: number;
  readonly overall: Rates<Difference>;
  readonly perLabel: Readonly<Record<Label, Rates<Difference>>>;
}

/**
 * How far apart two models are on the same notes. Both are judged on the same draw of notes, so what makes a note hard
 * falls out of the difference: paired percentile bootstrap over notes (Efron & Tibshirani 1993, ch. 16; Berg-Kirkpatrick
 * et al. 2012 for its use on entities).
 * @param matcher exact spans unless told otherwise
 */
export function compareModels(
  notes: readonly NoteOfTwo[],
  labels: readonly Label[],
  options: { readonly resamples: number; readonly seed: number; readonly matcher?: SpanMatcher },
): ModelDifference {
  const matcher = options.matcher ?? exactMatches;
  const [first, second] = [
    countSpans(
      notes.map((note) => ({ gold: note.gold, predicted: note.first })),
      labels,
      matcher,
    ).counts,
    countSpans(
      notes.map((note) => ({ gold: note.gold, predicted: note.second })),
      labels,
      matcher,
    ).counts,
  ];
  const width = labels.length * COUNTS_PER_LABEL;
  const rows = (labels.length + 1) * 3;
  const drawn = Array.from({ length: rows }, () => new Float64Array(options.resamples));
  const random = seededRandom(options.seed);
  const sums = [new Float64Array(width), new Float64Array(width)] as const;
  for (let round = 0; round < options.resamples; round++) {
    for (const sum of sums) sum.fill(0);
    for (let draw = 0; draw < notes.length; draw++) {
      const from = Math.floor(random() * notes.length) * width;
      addRow(sums[0], first, from);
      addRow(sums[1], second, from);
    }
    const [a, b] = [ratesOf(sums[0], labels.length), ratesOf(sums[1], labels.length)];
    for (let row = 0; row < rows; row++) {
      const values = drawn[row];
      if (values) values[round] = (a[row] ?? 0) - (b[row] ?? 0);
    }
  }
  for (const sum of sums) sum.fill(0);
  for (let from = 0; from < first.length; from += width) {
    addRow(sums[0], first, from);
    addRow(sums[1], second, from);
  }
  const [a, b] = [ratesOf(sums[0], labels.length), ratesOf(sums[1], labels.length)];
  const differences = drawn.map((values, row) => differenceOf((a[row] ?? 0) - (b[row] ?? 0), values));
  const rates = (row: number): Rates<Difference> => {
    const [precision, recall, f1] = differences.slice(row * 3, row * 3 + 3);
    if (!precision || !recall || !f1) throw new Error(`no rates in row ${row}`);
    return { precision, recall, f1 };
  };
  return {
    notes: notes.length,
    overall: rates(labels.length),
    perLabel: Object.fromEntries(labels.map((label, row) => [label, rates(row)])),
  };
}

function addRow(sums: Float64Array, counts: Int32Array, from: number): void {
  for (let column = 0; column < sums.length; column++)
    sums[column] = (sums[column] ?? 0) + (counts[from + column] ?? 0);
}

/** [labels + 1][precision, recall, F1], flat; the last row over all labels. 0 / 0 is 0. */
function ratesOf(sums: Float64Array, labelCount: number): Float64Array {
  const rates = new Float64Array((labelCount + 1) * 3);
  const divide = (x: number, y: number) => (y === 0 ? 0 : x / y);
  const all = [0, 0, 0];
  const write = (row: number, [matched = 0, predicted = 0, gold = 0]: ArrayLike<number> & Iterable<number>) => {
    rates.set([divide(matched, predicted), divide(matched, gold), divide(2 * matched, predicted + gold)], row * 3);
  };
  for (let label = 0; label < labelCount; label++) {
    const own = sums.subarray(label * COUNTS_PER_LABEL, (label + 1) * COUNTS_PER_LABEL);
    for (const [at, value] of own.entries()) all[at] = (all[at] ?? 0) + value;
    write(label, own);
  }
  write(labelCount, all);
  return rates;
}

function differenceOf(value: number, drawn: Float64Array): Difference {
  if (drawn.length === 0) return { value, low: value, high: value, p: 1 };
  let notBetter = 0;
  for (const one of drawn) if (one <= 0) notBetter++;
  const sorted = Float64Array.from(drawn).sort();
  return {
    value,
    low: quantileOfSorted(sorted, 0.025),
    high: quantileOfSorted(sorted, 0.975),
    p: (1 + notBetter) / (1 + drawn.length),
  };
}
