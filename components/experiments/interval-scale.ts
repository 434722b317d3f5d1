import type { Estimate } from '@/lib/domain/model/evaluation';

/** The one scale a table draws its intervals on, fractions 0-1. */
export interface IntervalScale {
  readonly min: number;
  readonly max: number;
}

const STEP = 0.05;
/** Narrower scales would make noise look like a difference. */
const NARROWEST = 0.25;

/** Smallest scale in steps of .05 that holds every interval, at least .25 wide, inside 0-1. */
export function intervalScale(estimates: readonly Estimate[]): IntervalScale {
  if (estimates.length === 0) return { min: 0, max: 1 };
  const low = Math.min(...estimates.map((estimate) => estimate.low));
  const high = Math.max(...estimates.map((estimate) => estimate.high));
  // Counted in whole steps: 0.05 has no exact binary form.
  let min = Math.max(0, Math.floor(low / STEP + 1e-9));
  let max = Math.min(1 / STEP, Math.ceil(high / STEP - 1e-9));
  const narrowest = Math.round(NARROWEST / STEP);
  for (let below = true; max - min < narrowest; below = !below) {
    if (below && min > 0) min -= 1;
    else if (max < 1 / STEP) max += 1;
    else min -= 1;
  }
  return { min: min / 20, max: max / 20 };
}
