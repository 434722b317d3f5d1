import type { SgdParameters } from '../parameters.js';
import type { Steps } from '../turns.js';
import { ENTRIES_A_STEP, type OnlineIteration } from './online.js';
import { multiplicities, squaredNorm } from './online-data.js';
import type { OnlineTask } from './online-task.js';
import { seededShuffle } from './shuffle.js';

interface Epoch {
  /** Each sentence's -log P when its turn came, summed, plus the penalty at the end of the epoch. */
  readonly loss: number;
  /** Learning rate of the last step. */
  readonly eta: number;
  readonly norm2: number;
}

/**
 * Stochastic gradient descent on the objective of `lbfgs` without c1 (SPEC SGD-1 … SGD-6), step after Pegasos
 * (Shalev-Shwartz, Singer and Srebro 2007) without its projection, first step size found by trial as in Bottou's sgd.
 * @returns weights of the epoch of least loss
 */
export function* descend(task: OnlineTask, parameters: SgdParameters): Steps<OnlineIteration, Float64Array> {
  const { features, sentences } = task;
  const count = sentences.starts.length - 1;
  const { delta, period } = parameters;
  const sgd = new Sgd(task, (2 * parameters.c2) / count);
  const shuffle = seededShuffle(parameters.seed);
  const order = Uint32Array.from({ length: count }, (_, s) => s);

  shuffle(order);
  const eta = yield* calibrate(sgd, order.subarray(0, parameters['calibration.samples']), parameters);

  const weights = new Float64Array(features.count);
  const best = new Float64Array(features.count);
  let bestLoss = Number.POSITIVE_INFINITY;
  const past: number[] = [];
  for (let epoch = 1; epoch <= parameters.max_iterations; epoch++) {
    shuffle(order);
    const { loss, norm2, ...last } = yield* sgd.epoch(weights, order, eta, (epoch - 1) * count);
    task.requireFinite(loss, norm2);
    if (loss < bestLoss) {
      bestLoss = loss;
      best.set(weights);
    }
    yield { iteration: epoch, loss, featureNorm: Math.sqrt(norm2), step: last.eta, weights };
    if (period === 0) continue;
    const before = past[(epoch - 1) % period];
    if (epoch > period && (before - loss) / loss < delta) break;
    past[(epoch - 1) % period] = loss;
  }
  return best;
}

/** One epoch from weights 0 at each of some step sizes, a geometric series. @returns the one of least loss */
function* calibrate(sgd: Sgd, sample: Uint32Array, parameters: SgdParameters): Steps<never, number> {
  const { 'calibration.eta': initial, 'calibration.rate': rate, 'calibration.candidates': candidates } = parameters;
  const untrained = yield* sgd.untrainedLoss(sample);
  let best = initial;
  let bestLoss = Number.POSITIVE_INFINITY;
  let eta = initial;
  let rising = true;
  let left = candidates;
  // One trial less than max_trials, as CRFsuite counts them.
  const most = Math.max(1, parameters['calibration.max_trials'] - 1);
  for (let trial = 1; trial <= most && (rising || left > 0); trial++) {
    const { loss } = yield* sgd.epoch(new Float64Array(sgd.features), sample, eta, 0);
    const better = loss < untrained;
    if (better) left--;
    // Too long steps end in Infinity or NaN.
    if (Number.isFinite(loss) && loss < bestLoss) {
      bestLoss = loss;
      best = eta;
    }
    if (!rising) eta /= rate;
    else if (better && left > 0) eta *= rate;
    else {
      rising = false;
      left = candidates;
      eta = initial / rate;
    }
  }
  return best;
}

class Sgd {
  readonly features: number;
  private readonly multiplicity: Float64Array;

  /** @param lambda 2 c2 / N: weight of the penalty (lambda / 2) |w|² beside the mean loss of N sentences */
  constructor(
    private readonly task: OnlineTask,
    private readonly lambda: number,
  ) {
    this.features = task.features.count;
    this.multiplicity = multiplicities(task.columns, task.features);
  }

  /**
   * A step for each sentence of the order. The weights are kept as decay × weights: shrinking them all is one product.
   * @param eta learning rate of step 0 @param step number of the first step
   */
  *epoch(weights: Float64Array, order: Uint32Array, eta: number, step: number): Steps<never, Epoch> {
    const { lambda, task } = this;
    const { scores, sentences } = task;
    let decay = 1;
    let rate = eta;
    let loss = 0;
    let work = 0;
    for (let i = 0; i < order.length; i++) {
      rate = eta / (1 + lambda * eta * (step + i));
      decay *= 1 - rate * lambda;
      scores.load(sentences, order[i], weights, decay);
      const gold = scores.goldScore();
      loss += scores.logZ() - gold;
      scores.addGradient(weights, rate / decay);
      work += 4 * task.workOf(order[i]);
      if (work < ENTRIES_A_STEP) continue;
      work = 0;
      yield;
    }
    for (let k = 0; k < weights.length; k++) weights[k] *= decay;
    const norm2 = squaredNorm(weights, this.multiplicity);
    return { loss: loss + 0.5 * lambda * norm2 * order.length, eta: rate, norm2 };
  }

  /** Loss of weights 0. */
  *untrainedLoss(order: Uint32Array): Steps<never, number> {
    const { scores, sentences } = this.task;
    const zero = new Float64Array(this.features);
    let loss = 0;
    let work = 0;
    for (const s of order) {
      scores.load(sentences, s, zero);
      loss += scores.logZ();
      work += this.task.workOf(s);
      if (work < ENTRIES_A_STEP) continue;
      work = 0;
      yield;
    }
    return loss;
  }
}
