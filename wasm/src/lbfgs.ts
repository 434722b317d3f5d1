import { History } from './history.js';
import type { Pointer } from './kernels.js';
import { projectedBacktracking, type SearchResult, searchAlong } from './line-search.js';
import type { Objective } from './objective.js';
import type { LbfgsParameters } from './parameters.js';
import type { Steps } from './turns.js';
import type { TrainProgress } from './types.js';

/** What one accepted step reports; time and held-out tags are added by the training. */
export type Iteration = Omit<TrainProgress, 'seconds' | 'predictHoldout'>;

export type Outcome = 'converged' | 'stopped' | 'max-iterations' | 'line-search-failed' | 'already-minimal';

/**
 * Minimises the objective from the x it holds (0 unless warm), reporting each iteration; x ends at the last accepted point.
 * L-BFGS (Nocedal 1980; Liu and Nocedal 1989), with c1 > 0 OWL-QN (Andrew and Gao 2007); order of operations and
 * stopping rules as in liblbfgs 1.10 (SPEC LBF-1 … LBF-6, OWL-1 … OWL-4).
 */
export function* minimise(objective: Objective, parameters: LbfgsParameters): Steps<Iteration, Outcome> {
  const { heap, n } = objective;
  const k = heap.kernels;
  const { c1, period, max_iterations: maxIterations } = parameters;
  const sparse = c1 > 0;
  let origin = heap.allocF64(n);
  let originGradient = heap.allocF64(n);
  const direction = heap.allocF64(n);
  const pseudo = sparse ? heap.allocF64(n) : 0;
  const history = new History(heap, n, parameters.num_memories);
  const norm = (v: Pointer) => Math.sqrt(k.dot(v, v, n));
  const steepest = () => {
    if (!sparse) return objective.g;
    k.pseudoGradient(pseudo, objective.x, objective.g, objective.scale, c1, n);
    return pseudo;
  };
  /** The point becomes the origin and the other way round: no copy. */
  const exchange = () => {
    [origin, objective.x] = [objective.x, origin];
    [originGradient, objective.g] = [objective.g, originGradient];
  };

  let loss = (yield* objective.evaluate()) + (sparse ? c1 * absoluteSum(objective) : 0);
  let gradient = steepest();
  const past: number[] = [loss];
  if (norm(gradient) / Math.max(1, norm(objective.x)) <= parameters.epsilon) return 'already-minimal';
  k.scaled(direction, gradient, -1, n);
  let firstStep = 1 / norm(direction);

  for (let iteration = 1; ; iteration++) {
    exchange();
    const search = {
      objective,
      origin,
      originGradient,
      direction,
      loss,
      firstStep,
      maxTrials: parameters.max_linesearch,
    };
    const result: SearchResult = sparse
      ? yield* projectedBacktracking({ ...search, pseudoGradient: pseudo, c1 })
      : yield* searchAlong(parameters.linesearch, search);
    if (!result.found) {
      exchange();
      return 'line-search-failed';
    }
    loss = result.loss;
    gradient = steepest();
    const { x, g } = objective;
    const point = { x, x0: origin, g, g0: originGradient, p: gradient };
    const figures = yield* history.remember(point, objective.multiplicity);
    yield { iteration, loss, ...figures, lineSearchTrials: result.trials, lineSearchStep: result.step };

    if (figures.gradientNorm / Math.max(1, figures.featureNorm) <= parameters.epsilon) return 'converged';
    if (period > 0) {
      const before = past[iteration % period];
      if (period <= iteration && (before - loss) / loss < parameters.delta) return 'stopped';
      past[iteration % period] = loss;
    }
    if (maxIterations !== 0 && maxIterations <= iteration) return 'max-iterations';
    yield* history.direct(direction, gradient, sparse);
    firstStep = 1;
  }
}

/** |w|_1 over all features; 0 but for a warm start. */
function absoluteSum({ heap, n, x, scale }: Objective): number {
  const factors = heap.f64(scale, n);
  return heap.f64(x, n).reduce((sum, value, k) => sum + factors[k] * Math.abs(value), 0);
}
