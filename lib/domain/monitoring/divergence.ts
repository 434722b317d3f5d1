/** Counts by bin; the two of a comparison have the same length. */
type Bins = ArrayLike<number>;

function sumOf(bins: Bins): number {
  let sum = 0;
  for (let at = 0; at < bins.length; at++) sum += bins[at] ?? 0;
  return sum;
}

/**
 * Jensen-Shannon distance of two histograms: sqrt(½ KL(P‖M) + ½ KL(Q‖M)), M = (P+Q)/2, natural logarithm.
 * 0 for equal shapes, sqrt(ln 2) = .8326 for disjoint ones. 0 when either is empty. Lin 1991; Endres & Schindelin 2003.
 */
export function jensenShannon(first: Bins, second: Bins): number {
  const [n, m] = [sumOf(first), sumOf(second)];
  if (n === 0 || m === 0) return 0;
  let sum = 0;
  for (let at = 0; at < first.length; at++) {
    const p = (first[at] ?? 0) / n;
    const q = (second[at] ?? 0) / m;
    const middle = (p + q) / 2;
    if (p > 0) sum += 0.5 * p * Math.log(p / middle);
    if (q > 0) sum += 0.5 * q * Math.log(q / middle);
  }
  return Math.sqrt(Math.max(0, sum));
}

/**
 * Population stability index: Σ (p − q) ln(p / q). Empty bins are counted as half a case, as usual: without it one rare
 * bin makes it infinite.
 */
export function stabilityIndex(first: Bins, second: Bins): number {
  const [n, m] = [sumOf(first), sumOf(second)];
  if (n === 0 || m === 0) return 0;
  let sum = 0;
  for (let at = 0; at < first.length; at++) {
    const [a, b] = [first[at] ?? 0, second[at] ?? 0];
    if (a === 0 && b === 0) continue;
    const p = Math.max(a, 0.5) / n;
    const q = Math.max(b, 0.5) / m;
    sum += (p - q) * Math.log(p / q);
  }
  return sum;
}

/** Largest distance of the two cumulative shares (Kolmogorov-Smirnov), over bins in their order. 0 when either is empty. */
export function kolmogorovSmirnov(first: Bins, second: Bins): number {
  const [n, m] = [sumOf(first), sumOf(second)];
  if (n === 0 || m === 0) return 0;
  let [below, belowOther, largest] = [0, 0, 0];
  for (let at = 0; at < first.length; at++) {
    below += (first[at] ?? 0) / n;
    belowOther += (second[at] ?? 0) / m;
    largest = Math.max(largest, Math.abs(below - belowOther));
  }
  return largest;
}
