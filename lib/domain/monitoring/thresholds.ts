import type { DriftRule } from './drift';

/** Distances from which a window is a warning, and critical. */
export interface Thresholds {
  readonly warning: number;
  readonly critical: number;
}

/** @param distances [resamples] of the reference, ascending, not empty */
export function thresholdsOf(distances: Float64Array, rule: Pick<DriftRule, 'warningP' | 'criticalP'>): Thresholds {
  return { warning: distanceAt(distances, rule.warningP), critical: distanceAt(distances, rule.criticalP) };
}

/**
 * The distance beyond which a window's calibrated p is at most `p`; where no p is that small, infinity. Inverse of
 * calibratedP: (1 + k) / (resamples + 1) <= p, k the resamples at or beyond.
 */
function distanceAt(distances: Float64Array, p: number): number {
  const beyond = Math.floor(p * (distances.length + 1) + 1e-9) - 1;
  if (beyond < 0) return Number.POSITIVE_INFINITY;
  return distances[Math.max(0, distances.length - 1 - beyond)] ?? Number.POSITIVE_INFINITY;
}
