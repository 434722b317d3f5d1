import type { RecallPoint } from './cross-check';
import type { Counts } from './evaluation';

export interface PointScores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Fractions 0-1; 0 where nothing was marked, or nothing was to be found. */
export function scoresOf({ truePositives, falsePositives, falseNegatives }: Counts): PointScores {
  const share = (of: number) => (of === 0 ? 0 : truePositives / of);
  return {
    precision: share(truePositives + falsePositives),
    recall: share(truePositives + falseNegatives),
    f1: share(truePositives + (falsePositives + falseNegatives) / 2),
  };
}

/** The point of the highest F1; of equal ones that nearest to 0. @returns undefined for no points */
export function bestPoint(points: readonly RecallPoint[]): RecallPoint | undefined {
  let best: RecallPoint | undefined;
  for (const point of points) {
    const lead = best ? scoresOf(point).f1 - scoresOf(best).f1 : 1;
    if (lead > 0 || (lead === 0 && best && Math.abs(point.bias) < Math.abs(best.bias))) best = point;
  }
  return best;
}

/** The point of this bias, or the one nearest to it. @returns its place, -1 for no points */
export function placeOf(points: readonly RecallPoint[], bias: number): number {
  let place = -1;
  for (const [at, point] of points.entries()) {
    if (place < 0 || Math.abs(point.bias - bias) < Math.abs((points[place]?.bias ?? 0) - bias)) place = at;
  }
  return place;
}
