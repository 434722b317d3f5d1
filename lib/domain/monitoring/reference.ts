import { seededRandom } from '../random';
import { addCounts, type Counts, emptyCounts, totalOf } from './counts';
import { invertSymmetric } from './invert-symmetric';
import { SIGNALS, signalsOf } from './signals';

/**
 * What windows of the approved model's own notes look like: made once, when the model is approved, from notes it did not
 * learn from (out-of-fold predictions, words unknown outside their own sentence).
 */
export interface Reference {
  readonly version: 1;
  /** Counts of all its notes. */
  readonly counts: Counts;
  /** Sentences a window must have. */
  readonly windowSentences: number;
  /** [8] mean of each signal over the resamples. */
  readonly mean: Float64Array;
  /** [8] standard deviation; never 0. */
  readonly deviation: Float64Array;
  /** [8*8] row-major: inverse of the signals' covariance, shrunk. */
  readonly precision: Float64Array;
  /** [resamples] Hotelling's T² of each, ascending. */
  readonly distances: Float64Array;
  /** [8][resamples] |z| of each signal, ascending. */
  readonly scores: readonly Float64Array[];
}

export interface CalibrationOptions {
  readonly windowSentences: number;
  readonly resamples: number;
  readonly seed: number;
}

export const CALIBRATION: CalibrationOptions = { windowSentences: 300, resamples: 2000, seed: 7 };

/** Share of the covariance taken from its diagonal: with eight signals and few notes the plain inverse is wild. */
const SHRINKAGE = 0.1;

/**
 * Draws windows of whole notes with replacement until each has `windowSentences`, and keeps how their signals spread.
 * Whole notes, never tokens: tokens of a note are not independent, and thresholds that pretend so alarm all the time.
 * @param notes counts of each note; at least one sentence among them
 */
export function calibrate(notes: readonly Counts[], options: CalibrationOptions = CALIBRATION): Reference {
  const { windowSentences, resamples, seed } = options;
  const total = emptyCounts();
  for (const note of notes) addCounts(total, note);
  if (totalOf(total, 'sentences') === 0) throw new Error('calibrate: the reference has no sentence');
  const random = seededRandom(seed);
  const drawn: Float64Array[] = [];
  const order = Int32Array.from(notes, (_, at) => at);
  for (let round = 0; round < resamples; round++) {
    const window = emptyCounts();
    // Fisher-Yates as far as the window goes: no note twice.
    for (let next = 0; next < order.length && totalOf(window, 'sentences') < windowSentences; next++) {
      const at = next + Math.floor(random() * (order.length - next));
      const taken = order[at] as number;
      order[at] = order[next] as number;
      order[next] = taken;
      addCounts(window, notes[taken] as Counts);
    }
    const rest = total.map((value, at) => value - (window[at] ?? 0));
    drawn.push(signalsOf(window, rest));
  }
  const width = SIGNALS.length;
  const mean = new Float64Array(width);
  for (const signals of drawn)
    for (const [at, value] of signals.entries()) mean[at] = (mean[at] ?? 0) + value / resamples;
  const covariance = covarianceOf(drawn, mean);
  const deviation = Float64Array.from(mean, (_, at) => Math.sqrt(covariance[at * width + at] ?? 0) || 1e-9);
  for (let row = 0; row < width; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      covariance[at] = row === column ? (deviation[row] ?? 0) ** 2 : (covariance[at] ?? 0) * (1 - SHRINKAGE);
    }
  }
  const precision = invertSymmetric(covariance, width);
  const distances = Float64Array.from(drawn, (signals) => distanceOf(signals, mean, precision)).sort();
  const scores = SIGNALS.map((_, at) =>
    Float64Array.from(drawn, (signals) =>
      Math.abs(((signals[at] ?? 0) - (mean[at] ?? 0)) / (deviation[at] ?? 1)),
    ).sort(),
  );
  return { version: 1, counts: total, windowSentences, mean, deviation, precision, distances, scores };
}

/** Hotelling's T² of one vector of signals: (s − μ)ᵀ Σ⁻¹ (s − μ). Hotelling 1947. */
export function distanceOf(signals: Float64Array, mean: Float64Array, precision: Float64Array): number {
  const width = mean.length;
  let sum = 0;
  for (let row = 0; row < width; row++) {
    let inner = 0;
    for (let column = 0; column < width; column++) {
      inner += (precision[row * width + column] ?? 0) * ((signals[column] ?? 0) - (mean[column] ?? 0));
    }
    sum += ((signals[row] ?? 0) - (mean[row] ?? 0)) * inner;
  }
  return sum;
}

function covarianceOf(drawn: readonly Float64Array[], mean: Float64Array): Float64Array {
  const width = mean.length;
  const sums = new Float64Array(width * width);
  for (const signals of drawn) {
    for (let row = 0; row < width; row++) {
      const left = (signals[row] ?? 0) - (mean[row] ?? 0);
      for (let column = 0; column < width; column++) {
        const at = row * width + column;
        sums[at] = (sums[at] ?? 0) + left * ((signals[column] ?? 0) - (mean[column] ?? 0));
      }
    }
  }
  return sums.map((sum) => sum / Math.max(1, drawn.length - 1));
}

/** Calibrated p: (1 + resamples at or beyond the value) / (resamples + 1). @param ascending sorted */
export function calibratedP(value: number, ascending: Float64Array): number {
  let low = 0;
  let high = ascending.length;
  // First value at or above.
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) >= value) high = middle;
    else low = middle + 1;
  }
  return (1 + ascending.length - low) / (ascending.length + 1);
}
