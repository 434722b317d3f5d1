import type { Random } from '../random';
import { COUNTS_PER_LABEL } from './evaluate-spans';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

const LEVEL = 0.95;

/**
 * Percentile intervals of precision, recall and F1 when notes are drawn with replacement.
 * @param counts [notes * labels * 3] matched, predicted, gold
 * @returns [labels + 1][3] the last row over all labels; empty when there is nothing to draw
 */
export function bootstrapIntervals(
  counts: Int32Array,
  labelCount: number,
  resamples: number,
  random: Random,
): Interval[][] {
  const width = labelCount * COUNTS_PER_LABEL;
  const notes = width === 0 ? 0 : counts.length / width;
  if (notes === 0 || resamples <= 0) return [];
  const rows = labelCount + 1;
  // [rows * 3][resamples]
  const drawn = Array.from({ length: rows * 3 }, () => new Float64Array(resamples));
  const sums = new Float64Array(width);
  for (let round = 0; round < resamples; round++) {
    sums.fill(0);
    for (let draw = 0; draw < notes; draw++) {
      const from = Math.floor(random() * notes) * width;
      for (let column = 0; column < width; column++) sums[column] = (sums[column] ?? 0) + (counts[from + column] ?? 0);
    }
    recordRates(drawn, sums, labelCount, round);
  }
  for (const values of drawn) values.sort();
  return Array.from({ length: rows }, (_, row) => drawn.slice(row * 3, row * 3 + 3).map(intervalOfSorted));
}

function recordRates(drawn: readonly Float64Array[], sums: Float64Array, labelCount: number, round: number): void {
  let matchedAll = 0;
  let predictedAll = 0;
  let goldAll = 0;
  const record = (row: number, matched: number, predicted: number, gold: number) => {
    const rates = [ratio(matched, predicted), ratio(matched, gold), ratio(2 * matched, predicted + gold)];
    for (const [rate, value] of rates.entries()) {
      const values = drawn[row * 3 + rate];
      if (values) values[round] = value;
    }
  };
  for (let label = 0; label < labelCount; label++) {
    const [matched = 0, predicted = 0, gold = 0] = sums.subarray(label * COUNTS_PER_LABEL);
    record(label, matched, predicted, gold);
    matchedAll += matched;
    predictedAll += predicted;
    goldAll += gold;
  }
  record(labelCount, matchedAll, predictedAll, goldAll);
}

const ratio = (a: number, b: number): number => (b === 0 ? 0 : a / b);

/** Linear interpolation between order statistics (Hyndman & Fan 1996, type 7). @param p 0-1 @param sorted not empty */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (position - below);
}

function intervalOfSorted(sorted: Float64Array): Interval {
  return { low: quantileOfSorted(sorted, (1 - LEVEL) / 2), high: quantileOfSorted(sorted, (1 + LEVEL) / 2) };
}
