/** phi and its derivative at a step. */
export interface StepPoint {
  readonly step: number;
  readonly loss: number;
  readonly slope: number;
}

export interface Interval {
  readonly bracketed: boolean;
  /** Bounds of the next trial. */
  readonly low: number;
  readonly high: number;
}

export interface TrialUpdate {
  readonly best: StepPoint;
  readonly other: StepPoint;
  readonly step: number;
  readonly bracketed: boolean;
}

/**
 * The next trial step and the smaller interval after `trial` was measured (Moré and Thuente 1994, section 4, cases 1-4;
 * the safeguards are those of MINPACK-2's dcstep).
 * @returns undefined when the three points contradict each other: rounding has taken over
 */
export function trialStep(
  best: StepPoint,
  other: StepPoint,
  trial: StepPoint,
  interval: Interval,
): TrialUpdate | undefined {
  const { low, high } = interval;
  let bracketed = interval.bracketed;
  if (bracketed) {
    if (trial.step <= Math.min(best.step, other.step) || Math.max(best.step, other.step) <= trial.step)
      return undefined;
  }
  if (0 <= best.slope * (trial.step - best.step) || high < low) return undefined;

  const opposite = trial.slope * (best.slope / Math.abs(best.slope)) < 0;
  let step: number;
  let bounded: boolean;
  if (best.loss < trial.loss) {
    // Case 1, higher: a minimum lies between. The cubic step when it is nearer, else between it and the quadratic one.
    bracketed = true;
    bounded = true;
    const cubic = cubicMinimum(best, trial);
    const quadratic = quadraticMinimum(best, trial);
    step = Math.abs(cubic - best.step) < Math.abs(quadratic - best.step) ? cubic : cubic + 0.5 * (quadratic - cubic);
  } else if (opposite) {
    // Case 2, lower and the slope changed sign: between again. The farther one of the cubic and the secant step.
    bracketed = true;
    bounded = false;
    const cubic = cubicMinimum(best, trial);
    const secant = secantMinimum(best, trial);
    step = Math.abs(cubic - trial.step) > Math.abs(secant - trial.step) ? cubic : secant;
  } else if (Math.abs(trial.slope) < Math.abs(best.slope)) {
    // Case 3, lower, same sign, flatter: the cubic may have no minimum ahead, then a bound stands in for it.
    bounded = true;
    const cubic = cubicMinimumAhead(best, trial, low, high);
    const secant = secantMinimum(best, trial);
    const cubicNearer = Math.abs(trial.step - cubic) < Math.abs(trial.step - secant);
    step = cubicNearer === bracketed ? cubic : secant;
  } else {
    // Case 4, lower, same sign, no flatter: on to the other end, or to the bound.
    bounded = false;
    if (bracketed) step = cubicMinimum(trial, other);
    else step = best.step < trial.step ? high : low;
  }

  const nextOther = best.loss < trial.loss ? trial : opposite ? best : other;
  const nextBest = best.loss < trial.loss ? best : trial;
  step = Math.min(high, Math.max(low, step));
  if (bracketed && bounded) {
    // Not too near the far end, or the interval would hardly shrink.
    const limit = nextBest.step + 0.66 * (nextOther.step - nextBest.step);
    step = nextBest.step < nextOther.step ? Math.min(limit, step) : Math.max(limit, step);
  }
  return { best: nextBest, other: nextOther, step, bracketed };
}

/** Minimum of the cubic through both points with their slopes. */
function cubicMinimum(u: StepPoint, v: StepPoint): number {
  const distance = v.step - u.step;
  const theta = ((u.loss - v.loss) * 3) / distance + u.slope + v.slope;
  const s = Math.max(Math.abs(theta), Math.abs(u.slope), Math.abs(v.slope));
  const a = theta / s;
  let gamma = s * Math.sqrt(a * a - (u.slope / s) * (v.slope / s));
  if (v.step < u.step) gamma = -gamma;
  const p = gamma - u.slope + theta;
  const q = gamma - u.slope + gamma + v.slope;
  return u.step + (p / q) * distance;
}

/** As cubicMinimum, where the minimum may lie behind v or not exist: then the bound on v's side. */
function cubicMinimumAhead(u: StepPoint, v: StepPoint, low: number, high: number): number {
  const distance = v.step - u.step;
  const theta = ((u.loss - v.loss) * 3) / distance + u.slope + v.slope;
  const s = Math.max(Math.abs(theta), Math.abs(u.slope), Math.abs(v.slope));
  const a = theta / s;
  let gamma = s * Math.sqrt(Math.max(0, a * a - (u.slope / s) * (v.slope / s)));
  if (u.step < v.step) gamma = -gamma;
  const p = gamma - v.slope + theta;
  const q = gamma - v.slope + gamma + u.slope;
  const r = p / q;
  if (r < 0 && gamma !== 0) return v.step - r * distance;
  return distance > 0 ? high : low;
}

function quadraticMinimum(u: StepPoint, v: StepPoint): number {
  const distance = v.step - u.step;
  return u.step + (u.slope / ((u.loss - v.loss) / distance + u.slope) / 2) * distance;
}

function secantMinimum(u: StepPoint, v: StepPoint): number {
  return v.step + (v.slope / (v.slope - u.slope)) * (u.step - v.step);
}
