import { gammaP } from '../../lib/domain/monitoring/chi-square';
import { type Counts, type CountsPart, partOf } from '../../lib/domain/monitoring/counts';
import { kolmogorovSmirnov, stabilityIndex } from '../../lib/domain/monitoring/divergence';

/** What other tools watch, of the same counts. */
const ORDERED: readonly CountsPart[] = ['tokenLength', 'sentenceLength', 'confidence', 'entitiesPerNote'];
const NOMINAL: readonly CountsPart[] = ['tags', 'entities', 'shape', 'words'];

/** Any column's stability index beyond a fixed threshold: .1 and .25 are the usual ones. */
export function indexAlarm(window: Counts, reference: Counts, threshold: number): boolean {
  return [...ORDERED, ...NOMINAL].some(
    (part) => stabilityIndex(partOf(window, part), partOf(reference, part)) > threshold,
  );
}

/** p of each column, cases taken as independent: Kolmogorov-Smirnov for ordered ones, chi-square for the others. */
export function columnTests(window: Counts, reference: Counts): { ks: number[]; all: number[] } {
  const ks = ORDERED.map((part) => ksP(partOf(window, part), partOf(reference, part)));
  return { ks, all: [...ks, ...NOMINAL.map((part) => chiSquareP(partOf(window, part), partOf(reference, part)))] };
}

const sumOf = (bins: Int32Array) => bins.reduce((sum, one) => sum + one, 0);

/** Smirnov's limit: 2 Σ (−1)^(k−1) exp(−2 k² λ²). */
function ksP(a: Int32Array, b: Int32Array): number {
  const [n, m] = [sumOf(a), sumOf(b)];
  if (n === 0 || m === 0) return 1;
  const root = Math.sqrt((n * m) / (n + m));
  const lambda = (root + 0.12 + 0.11 / root) * kolmogorovSmirnov(a, b);
  if (lambda < 0.2) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k++) sum += 2 * (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * lambda * lambda);
  return Math.min(1, Math.max(0, sum));
}

function chiSquareP(a: Int32Array, b: Int32Array): number {
  const [n, m] = [sumOf(a), sumOf(b)];
  if (n === 0 || m === 0) return 1;
  let [statistic, cells] = [0, 0];
  for (let at = 0; at < a.length; at++) {
    const both = (a[at] ?? 0) + (b[at] ?? 0);
    if (both === 0) continue;
    cells++;
    const [ea, eb] = [(both * n) / (n + m), (both * m) / (n + m)];
    statistic += ((a[at] ?? 0) - ea) ** 2 / ea + ((b[at] ?? 0) - eb) ** 2 / eb;
  }
  return cells < 2 ? 1 : 1 - gammaP((cells - 1) / 2, statistic / 2);
}
