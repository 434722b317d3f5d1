import type { Pointer } from './kernels.js';
import { trialStep } from './more-thuente.js';
import type { Objective } from './objective.js';
import type { LineSearch } from './parameters.js';
import type { Steps } from './turns.js';

/** Constants of liblbfgs, which CRFsuite leaves at their defaults. */
const SUFFICIENT_DECREASE = 1e-4;
const CURVATURE = 0.9;
const MIN_STEP = 1e-20;
const MAX_STEP = 1e20;
const RELATIVE_WIDTH = 1e-16;

export interface Search {
  readonly objective: Objective;
  /** where the search starts, the gradient there, and the direction */
  readonly origin: Pointer;
  readonly originGradient: Pointer;
  readonly direction: Pointer;
  /** Loss at the origin, penalties included. */
  readonly loss: number;
  readonly firstStep: number;
  readonly maxTrials: number;
}

/** `found` false: no acceptable step; the caller goes back to the origin. */
export interface SearchResult {
  readonly found: boolean;
  readonly loss: number;
  readonly step: number;
  readonly trials: number;
}

export function searchAlong(method: LineSearch, search: Search): Steps<never, SearchResult> {
  return method === 'MoreThuente' ? moreThuente(search) : backtracking(search, method === 'StrongBacktracking');
}

function* evaluateAt(search: Search, step: number): Steps<never, { loss: number; slope: number }> {
  const { objective, origin, direction } = search;
  const k = objective.heap.kernels;
  k.plusScaled(objective.x, origin, direction, step, objective.n);
  const loss = yield* objective.evaluate();
  return { loss, slope: k.dot(objective.g, direction, objective.n) };
}

function slopeAtOrigin({ objective, originGradient, direction }: Search): number {
  return objective.heap.kernels.dot(originGradient, direction, objective.n);
}

function failed(search: Search, step: number, trials: number): SearchResult {
  return { found: false, loss: search.loss, step, trials };
}

/**
 * Moré and Thuente 1994, "Line search algorithms with guaranteed sufficient decrease": keeps an interval with a
 * minimiser of phi(step) (first of an auxiliary function, SPEC LBF-3) and shrinks it by cubic and quadratic steps.
 */
function* moreThuente(search: Search): Steps<never, SearchResult> {
  const start = slopeAtOrigin(search);
  if (start > 0) return failed(search, search.firstStep, 0);
  const test = SUFFICIENT_DECREASE * start;
  let best = { step: 0, loss: search.loss, slope: start };
  let other = best;
  let bracketed = false;
  let auxiliary = true;
  let inconsistent = false;
  let width = MAX_STEP - MIN_STEP;
  let widthBefore = 2 * width;
  let step = search.firstStep;

  for (let trials = 1; ; trials++) {
    const low = bracketed ? Math.min(best.step, other.step) : best.step;
    const high = bracketed ? Math.max(best.step, other.step) : step + 4 * (step - best.step);
    step = Math.min(MAX_STEP, Math.max(MIN_STEP, step));
    const outside = bracketed && (step <= low || high <= step);
    const tight = bracketed && high - low <= RELATIVE_WIDTH * high;
    if (outside || tight || (bracketed && (search.maxTrials <= trials || inconsistent))) step = best.step;

    const { loss, slope } = yield* evaluateAt(search, step);
    const allowed = search.loss + step * test;
    if (bracketed && (step <= low || high <= step || inconsistent)) return failed(search, step, trials);
    if (step === MAX_STEP && loss <= allowed && slope <= test) return failed(search, step, trials);
    if (step === MIN_STEP && (allowed < loss || test <= slope)) return failed(search, step, trials);
    if (tight || search.maxTrials <= trials) return failed(search, step, trials);
    if (loss <= allowed && Math.abs(slope) <= CURVATURE * -start) return { found: true, loss, step, trials };

    if (auxiliary && loss <= allowed && SUFFICIENT_DECREASE * start <= slope) auxiliary = false;
    const shift = auxiliary && allowed < loss && loss <= best.loss ? test : 0;
    const update = trialStep(tilted(best, -shift), tilted(other, -shift), tilted({ step, loss, slope }, -shift), {
      bracketed,
      low,
      high,
    });
    inconsistent = update === undefined;
    if (update) {
      best = tilted(update.best, shift);
      other = tilted(update.other, shift);
      step = update.step;
      bracketed = update.bracketed;
    }
    if (bracketed) {
      const distance = Math.abs(other.step - best.step);
      if (0.66 * widthBefore <= distance) step = best.step + 0.5 * (other.step - best.step);
      widthBefore = width;
      width = distance;
    }
  }
}

/** The point under phi(step) + by * step; More and Thuente's psi takes the tested slope away. */
function tilted<P extends { step: number; loss: number; slope: number }>(point: P, by: number) {
  return by === 0 ? point : { step: point.step, loss: point.loss + by * point.step, slope: point.slope + by };
}

/** Armijo's condition by halving the step, Wolfe's (strong: on |slope|) by lengthening it. */
function* backtracking(search: Search, strong: boolean): Steps<never, SearchResult> {
  const start = slopeAtOrigin(search);
  if (start > 0) return failed(search, search.firstStep, 0);
  const test = SUFFICIENT_DECREASE * start;
  let step = search.firstStep;
  for (let trials = 1; ; trials++) {
    const { loss, slope } = yield* evaluateAt(search, step);
    let factor = 0.5;
    if (loss <= search.loss + step * test) {
      if (slope < CURVATURE * start) factor = 2.1;
      else if (!strong || slope <= -CURVATURE * start) return { found: true, loss, step, trials };
    }
    if (step < MIN_STEP || step > MAX_STEP || search.maxTrials <= trials) return failed(search, step, trials);
    step *= factor;
  }
}

export interface ProjectedSearch extends Search {
  readonly pseudoGradient: Pointer;
  readonly c1: number;
}

/** Backtracking whose every trial point is projected onto the orthant of the origin (Andrew and Gao 2007, section 3.2). */
export function* projectedBacktracking(search: ProjectedSearch): Steps<never, SearchResult> {
  const { objective, origin, direction, pseudoGradient, c1 } = search;
  const heap = objective.heap;
  const out = objective.sums;
  let step = search.firstStep;
  for (let trials = 1; ; trials++) {
    heap.kernels.projectedStep(
      ...([objective.x, origin, direction, pseudoGradient, step, objective.scale, c1, objective.n, out] as const),
    );
    const [penalty, decrease] = heap.f64(out, 2);
    const loss = (yield* objective.evaluate()) + penalty;
    if (loss <= search.loss + SUFFICIENT_DECREASE * decrease) return { found: true, loss, step, trials };
    if (step < MIN_STEP || step > MAX_STEP || search.maxTrials <= trials) return failed(search, step, trials);
    step *= 0.5;
  }
}
