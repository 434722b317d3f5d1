import type { CountsPart } from './counts';
import { factorOf, squaredLength } from './factor';
import { placeOfShare, SHARES_SIZE } from './shares';

/** A number that a view compares windows by: a weighted sum of shares. */
interface Row {
  /** [shares] places among the shares, and their weights. */
  readonly at: readonly number[];
  readonly weights: readonly number[];
}

/** Numbers by which windows are compared, together: one T². */
interface View {
  readonly rows: readonly Row[];
  /** Part by which covariances are shortened against the diagonal. */
  readonly shrinkage: number;
  /**
   * Whether only windows are away from usual whose first two rows are up, taken together by their deviations: text from
   * elsewhere has more words that are new or rare.
   */
  readonly upwards: boolean;
}

const row = (at: readonly number[], weights: readonly number[] = at.map(() => 1)): Row => ({ at, weights });
const one = (part: CountsPart, cell = 0): Row => row([placeOfShare(part, cell)]);
const cells = (part: CountsPart, from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, at) => placeOfShare(part, from + at));
const together = (part: CountsPart, from: number, to: number): Row => row(cells(part, from, to));

/**
 * Characters a token, but for a constant, by the middles of the bins; the last bin is the one the others give, so theirs
 * are differences from it.
 */
const LENGTH_MIDDLES = [1, 2, 3, 4, 5, 6, 7, 8.5, 10.5, 13, 17] as const;
const LONGEST = 22;
const characters = row(
  cells('tokenLength', 0, 11),
  LENGTH_MIDDLES.map((middle) => middle - LONGEST),
);

const words: readonly Row[] = [one('unknownTokens'), one('rarityMillinats')];

/**
 * The same window seen three times. All shares: a change in a few of them drowns among a hundred. The commonest and those
 * that most corpora differ in. Five sums over many: a little of everything, which no share shows by itself. Chosen on
 * splits of the case study's training sentences; figures in lib/records/monitoring.md.
 */
export const VIEWS: readonly View[] = [
  {
    rows: Array.from({ length: SHARES_SIZE }, (_, at) => row([at])),
    // With a hundred shares and a few hundred notes the plain inverse follows chance. .1 to .6 were measured alike.
    shrinkage: 0.5,
    upwards: false,
  },
  {
    rows: [
      ...words,
      one('surpriseMillinats'),
      one('lowConfidenceSentences'),
      one('tokens'),
      one('tags', 1),
      one('tags', 2),
      // Letters small, capital first, capitals; digits, numbers; mixed; full stop, comma, slash.
      ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 12].map((kind) => one('shape', kind)),
      one('tokenLength', 0),
      ...[1, 3, 5, 7].map((from) => together('tokenLength', from, from + 2)),
    ],
    shrinkage: 0.05,
    upwards: false,
  },
  {
    rows: [...words, one('tokens'), together('shape', 7, 17), characters],
    shrinkage: 0.05,
    upwards: true,
  },
];

/** Sums that make a view's covariance of that of the shares, flat: this is done for every resample. */
interface Terms {
  readonly to: Int32Array;
  readonly from: Int32Array;
  readonly weights: Float64Array;
}

const TERMS: readonly Terms[] = VIEWS.map(({ rows }) => {
  const [to, from, weights]: [number[], number[], number[]] = [[], [], []];
  for (const [a, first] of rows.entries()) {
    for (const [b, second] of rows.slice(0, a + 1).entries()) {
      for (const [i, place] of first.at.entries()) {
        for (const [j, other] of second.at.entries()) {
          to.push(a * rows.length + b);
          from.push(Math.max(place, other) * SHARES_SIZE + Math.min(place, other));
          weights.push((first.weights[i] as number) * (second.weights[j] as number));
        }
      }
    }
  }
  return { to: Int32Array.from(to), from: Int32Array.from(from), weights: Float64Array.from(weights) };
});

/** Variance that a row has at least: what no note of the reference has counts in a window, but not without bound. */
export const VARIANCE_FLOOR = 1e-5;

/**
 * Cholesky factors of the shrunk covariance of each view. @param covariance of one note's shares, [SHARES_SIZE²]
 * row-major, lower half @returns [views], each [rows²] row-major, lower half
 */
export function factorsOf(covariance: Float64Array): Float64Array[] {
  return VIEWS.map((view, at) => {
    const size = view.rows.length;
    const { to, from, weights } = TERMS[at] as Terms;
    const shrunk = new Float64Array(size * size);
    for (let term = 0; term < to.length; term++) {
      const cell = to[term] as number;
      shrunk[cell] =
        (shrunk[cell] as number) + (weights[term] as number) * (covariance[from[term] as number] as number);
    }
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < a; b++) shrunk[a * size + b] = (shrunk[a * size + b] as number) * (1 - view.shrinkage);
      shrunk[a * size + a] = Math.max(shrunk[a * size + a] as number, VARIANCE_FLOOR);
    }
    return factorOf(shrunk, size);
  });
}

/** The covariance that the first view's factor was made of; variances under the floor come back as the floor. */
export function covarianceOfFactor(factor: Float64Array): Float64Array {
  const size = SHARES_SIZE;
  const whole = 1 / (1 - (VIEWS[0] as View).shrinkage);
  const covariance = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let k = 0; k <= b; k++) sum += (factor[a * size + k] as number) * (factor[b * size + k] as number);
      covariance[a * size + b] = a === b ? sum : sum * whole;
    }
  }
  return covariance;
}

/**
 * Hotelling's T² in each view, per note: (s − μ)ᵀ Σ⁻¹ (s − μ). Hotelling 1931.
 * @param factors of factorsOf, or the first of them alone @param away [SHARES_SIZE] s − μ @returns [factors]
 */
export function squaredLengths(factors: readonly Float64Array[], away: Float64Array): number[] {
  return factors.map((factor, at) => {
    const { rows, upwards } = VIEWS[at] as View;
    const seen = Float64Array.from(rows, ({ at: places, weights }) => {
      let sum = 0;
      for (const [i, place] of places.entries()) sum += (weights[i] as number) * (away[place] as number);
      return sum;
    });
    return upwards && liftOf(factor, seen) <= 0 ? 0 : squaredLength(factor, seen);
  });
}

/** The first two rows of a window in deviations of theirs, added. */
function liftOf(factor: Float64Array, seen: Float64Array): number {
  const [first, second] = [seen[0] as number, seen[1] as number];
  const below = seen.length;
  return first / (factor[0] as number) + second / Math.hypot(factor[below] as number, factor[below + 1] as number);
}
