import type { TokenEntity } from './entities';

/** An entity that may be there, and the chance that it is: exactly these tokens with this label, 0-1. */
export interface RatedEntity extends TokenEntity {
  readonly probability: number;
}

/**
 * The entities to mark so that F1 of exact spans is expected to be highest: of all sets without overlaps that whose sum of
 * (probability − `chanceMin`) is largest. A mark pays where its chance is above half the F1 that can be had (Lipton, Elkan &
 * Narayanaswamy 2014), which the best path does not look at: it leaves out a likely entity whose border is unsure.
 * Weighted interval scheduling (Kleinberg & Tardos 2005, 6.1).
 * @param rated any order @param chanceMin 0-1 @returns in text order; of equal sums, the earlier ends
 */
export function chooseEntities(rated: readonly RatedEntity[], chanceMin: number): TokenEntity[] {
  const worth = rated
    .filter(({ probability }) => probability > chanceMin)
    .sort((a, b) => a.end - b.end || a.start - b.start || (a.label < b.label ? -1 : 1));
  /** [n] the largest sum of the first n. */
  const best = [0];
  /** [n] how many of them end before the n-th, counted from 0, begins. */
  const before: number[] = [];
  for (const [n, { start, probability }] of worth.entries()) {
    let apart = n;
    while (apart > 0 && (worth[apart - 1]?.end ?? 0) > start) apart--;
    before.push(apart);
    best.push(Math.max(best[n] ?? 0, (best[apart] ?? 0) + probability - chanceMin));
  }
  const chosen: TokenEntity[] = [];
  for (let n = worth.length; n > 0; ) {
    const last = worth[n - 1];
    if (!last || best[n] === best[n - 1]) {
      n--;
      continue;
    }
    chosen.unshift({ start: last.start, end: last.end, label: last.label });
    n = before[n - 1] ?? 0;
  }
  return chosen;
}
