import { CrfError } from './errors.js';
import type { ExpectedCounts } from './types.js';

/**
 * What forward-backward left of one sequence, in rows of `width` f64 (labels, padded): views, good until the lattice
 * is used again. P(i at t, j at t+1) = alpha[t][i] * trans[i][j] * ending[t+1][j].
 */
export interface ProbabilityTables {
  readonly length: number;
  readonly labels: number;
  readonly width: number;
  readonly alpha: Float64Array;
  /** exp(state score - the row's maximum) */
  readonly psi: Float64Array;
  /** psi * scale * beta */
  readonly ending: Float64Array;
  /** exp(transition weight - the highest) */
  readonly trans: Float64Array;
  /** [T] */
  readonly scale: Float64Array;
  readonly marginal: Float64Array;
}

/** [T*L], row-major; each row sums to 1. */
export function allMarginals({ length, labels, width, marginal }: ProbabilityTables): Float64Array {
  const dense = new Float64Array(length * labels);
  for (let t = 0; t < length; t++) dense.set(marginal.subarray(t * width, t * width + labels), t * labels);
  return dense;
}

/** Sums of the marginals of single positions and of pairs of neighbours (SPEC EXP-1). */
export function expectedCounts(tables: ProbabilityTables | undefined, labels: number): ExpectedCounts {
  const counts = new Float64Array(labels);
  const pairs = new Float64Array(labels * labels);
  if (!tables) return { labels: counts, transitions: pairs };
  const { length, width, alpha, ending, trans, marginal } = tables;
  for (let t = 0; t < length; t++) {
    for (let j = 0; j < labels; j++) counts[j] += marginal[t * width + j];
    for (let i = 0; t > 0 && i < labels; i++) {
      const before = alpha[(t - 1) * width + i];
      for (let j = 0; j < labels; j++) pairs[i * labels + j] += before * ending[t * width + j];
    }
  }
  for (let i = 0; i < labels; i++) {
    for (let j = 0; j < labels; j++) pairs[i * labels + j] *= trans[i * width + j];
  }
  return { labels: counts, transitions: pairs };
}

/**
 * P(y[start + i] is one of allowed[i], for all i | x): the forward pass of forwardBackward from `start` on, with only
 * the allowed labels left, then beta at the end (Culotta and McCallum 2004, "constrained forward-backward").
 * @param allowed one list of label ids a position, at least one position
 */
export function regionProbability(
  tables: ProbabilityTables,
  start: number,
  allowed: readonly (readonly number[])[],
): number {
  const { length, labels, width, alpha, psi, ending, trans, scale, marginal } = tables;
  if (start < 0 || start + allowed.length > length)
    throw new CrfError('out-of-range', `The region does not lie within 0 to ${length - 1}.`);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const [head, ...tail] = allowed;
  if (tail.length === 0) return Math.min(1, sum(head.map((label) => marginal[start * width + label])));
  let mass = new Float64Array(labels);
  for (const label of head) mass[label] = alpha[start * width + label];
  let from = head;
  for (const [i, to] of tail.entries()) {
    const t = start + 1 + i;
    const last = i === tail.length - 1;
    const next = new Float64Array(labels);
    for (const j of to) {
      const entering = sum(from.map((k) => mass[k] * trans[k * width + j]));
      next[j] = entering * (last ? ending[t * width + j] : psi[t * width + j] * scale[t]);
    }
    mass = next;
    from = to;
  }
  return Math.min(1, sum(from.map((label) => mass[label])));
}
