import type { Pointer } from './kernels.js';
import { projectedBacktracking, type SearchResult, searchAlong } from './line-search.js';
import type { Objective } from './objective.js';
import type { LbfgsParameters } from './parameters.js';
import type { Steps } from './turns.js';
import type { TrainProgress } from './types.js';

/** What one accepted step reports; time and held-out tags are added by the training. */
export type Iteration = Omit<TrainProgress, 'seconds' | 'predictHoldout'>;

export type Outcome = 'converged' | 'stopped' | 'max-iterations' | 'line-search-failed' | 'already-minimal';

interface Memory {
  readonly s: Pointer;
  readonly y: Pointer;
  ys: number;
}

/**
 * Minimises the objective from the x it holds (0 unless warm), reporting each iteration; x ends at the last accepted point.
 * L-BFGS (Nocedal 1980; Liu and Nocedal 1989), with c1 > 0 OWL-QN (Andrew and Gao 2007); order of operations and
 * stopping rules as in liblbfgs 1.10 (SPEC LBF-1 … LBF-6, OWL-1 … OWL-4).
 */
export function* minimise(objective: Objective, parameters: LbfgsParameters): Steps<Iteration, Outcome> {
  const { heap, n, x, g } = objective;
  const k = heap.kernels;
  const { c1, num_memories: memories, period, max_iterations: maxIterations } = parameters;
  const sparse = c1 > 0;
  const origin = heap.allocF64(n);
  const originGradient = heap.allocF64(n);
  const direction = heap.allocF64(n);
  const pseudo = sparse ? heap.allocF64(n) : g;
  const memory: Memory[] = [];
  const norm = (v: Pointer) => Math.sqrt(k.dot(v, v, n));
  const refreshPseudo = () => {
    if (sparse) k.pseudoGradient(pseudo, x, g, objective.scale, c1, n);
  };

  let loss = (yield* objective.evaluate()) + (sparse ? c1 * absoluteSum(objective) : 0);
  refreshPseudo();
  const past: number[] = [loss];
  if (norm(pseudo) / Math.max(1, norm(x)) <= parameters.epsilon) return 'already-minimal';
  k.scaled(direction, pseudo, -1, n);
  let firstStep = 1 / norm(direction);

  for (let iteration = 1; ; iteration++) {
    k.scaled(origin, x, 1, n);
    k.scaled(originGradient, g, 1, n);
    const search = { objective, origin, direction, loss, firstStep, maxTrials: parameters.max_linesearch };
    const result: SearchResult = sparse
      ? yield* projectedBacktracking({ ...search, pseudoGradient: pseudo, c1 })
      : yield* searchAlong(parameters.linesearch, search);
    if (!result.found) {
      k.scaled(x, origin, 1, n);
      return 'line-search-failed';
    }
    loss = result.loss;
    refreshPseudo();
    const featureNorm = norm(x);
    const gradientNorm = norm(pseudo);
    yield {
      iteration,
      loss,
      featureNorm,
      gradientNorm,
      activeFeatures: k.countActive(x, objective.multiplicity, n),
      lineSearchTrials: result.trials,
      lineSearchStep: result.step,
    };

    if (gradientNorm / Math.max(1, featureNorm) <= parameters.epsilon) return 'converged';
    if (period > 0) {
      const before = past[iteration % period];
      if (period <= iteration && (before - loss) / loss < parameters.delta) return 'stopped';
      past[iteration % period] = loss;
    }
    if (maxIterations !== 0 && maxIterations <= iteration) return 'max-iterations';

    // Memories get their room when first used: an unlimited number of them is a fair wish.
    const newest = memory[(iteration - 1) % memories] ?? { s: heap.allocF64(n), y: heap.allocF64(n), ys: 0 };
    memory[(iteration - 1) % memories] = newest;
    k.remember(newest.s, newest.y, x, origin, g, originGradient, n, objective.sums);
    const [ys, yy] = heap.f64(objective.sums, 2);
    newest.ys = ys;
    k.scaled(direction, pseudo, -1, n);
    const used = Math.min(memories, iteration);
    yield* applyInverseHessian(
      Array.from({ length: used }, (_, age) => memory[(iteration - 1 - age) % memories]),
      ...([direction, ys / yy, objective] as const),
    );
    if (sparse) k.constrainDirection(direction, pseudo, n);
    firstStep = 1;
  }
}

/** |w|_1 over all features; 0 but for a warm start. */
function absoluteSum({ heap, n, x, scale }: Objective): number {
  const factors = heap.f64(scale, n);
  return heap.f64(x, n).reduce((sum, value, k) => sum + factors[k] * Math.abs(value), 0);
}

/** direction = H * direction by the two-loop recursion, newest memory first; each pass adds one vector and dots the next. */
function* applyInverseHessian(
  memory: readonly Memory[],
  direction: Pointer,
  initial: number,
  objective: Objective,
): Steps<never, void> {
  const { n } = objective;
  const k = objective.heap.kernels;
  const oldest = memory.length - 1;
  const alpha = new Float64Array(memory.length);
  let product = k.dot(memory[0].s, direction, n);
  memory.forEach(({ y, ys }, i) => {
    alpha[i] = product / ys;
    const last = i === oldest;
    product = k.addScaledDot(direction, y, -alpha[i], last ? initial : 1, last ? memory[oldest].y : memory[i + 1].s, n);
  });
  yield;
  for (let i = oldest; i >= 0; i--) {
    const { s, ys } = memory[i];
    product = k.addScaledDot(direction, s, alpha[i] - product / ys, 1, i > 0 ? memory[i - 1].y : s, n);
  }
  yield;
}
