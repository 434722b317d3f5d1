import { stabilityThreshold } from './chi-square';
import { type Counts, type CountsPart, partOf } from './counts';
import { jensenShannon, stabilityIndex } from './divergence';

/** Histograms that are compared bin by bin. */
export const BINNED_PARTS = ['tags', 'shape', 'tokenLength', 'words', 'sentenceLength'] as const satisfies CountsPart[];
export type BinnedPart = (typeof BINNED_PARTS)[number];

export interface BinDistance {
  readonly part: BinnedPart;
  readonly bins: number;
  readonly jsd: number;
  readonly psi: number;
  /** What psi stays under with probability .95 where cases are independent: χ²(.95, bins − 1) · (1/n + 1/m). */
  readonly psiUsual: number;
}

/**
 * PSI and JSD of a told window, for those who know them; neither decides. Told windows have few-note bins joined with a
 * neighbour, so the reference's bins are joined alike: else the joining itself would look like a change.
 */
export function binDistances(window: Counts, reference: Counts): BinDistance[] {
  return BINNED_PARTS.flatMap((part) => {
    const [now, usual] = joinedAlike(partOf(window, part), partOf(reference, part));
    const [n, m] = [sumOf(now), sumOf(usual)];
    if (now.length < 2 || n === 0 || m === 0) return [];
    return [
      {
        part,
        bins: now.length,
        jsd: jensenShannon(now, usual),
        psi: stabilityIndex(now, usual),
        psiUsual: stabilityThreshold(0.05, now.length, n, m),
      },
    ];
  });
}

/** Empty bins of the first go to the next one that is not, those at the end to the last one. */
function joinedAlike(first: ArrayLike<number>, second: ArrayLike<number>): [number[], number[]] {
  const [a, b]: [number[], number[]] = [[], []];
  let waiting = 0;
  for (let at = 0; at < first.length; at++) {
    waiting += second[at] ?? 0;
    const value = first[at] ?? 0;
    if (value === 0) continue;
    a.push(value);
    b.push(waiting);
    waiting = 0;
  }
  const last = b.length - 1;
  if (last >= 0) b[last] = (b[last] ?? 0) + waiting;
  return [a, b];
}

const sumOf = (bins: readonly number[]): number => bins.reduce((sum, one) => sum + one, 0);
