import type { PassiveAggressiveParameters } from '../parameters.js';
import { WeightAverage } from './averaged-perceptron.js';
import type { Mistake, MistakeLearner } from './online.js';

/**
 * Passive aggressive (Crammer, Dekel, Keshet, Shalev-Shwartz and Singer 2006): the smallest change of the weights
 * after which the labelled path leads the best one by a margin; types I and II limit it by c. SPEC PA-1 … PA-4.
 */
export class PassiveAggressive implements MistakeLearner {
  readonly weights: Float64Array;
  readonly averages: boolean;
  private readonly average: WeightAverage;

  constructor(
    features: number,
    private readonly options: PassiveAggressiveParameters,
  ) {
    this.averages = options.averaging;
    this.weights = new Float64Array(features);
    this.average = new WeightAverage(features);
  }

  learn({ difference, gap, multiplicity, wrongTokens }: Mistake): number {
    const { delta, features } = difference;
    const cost = gap + (this.options.error_sensitive ? Math.sqrt(wrongTokens) : 1);
    const norm = difference.squaredNorm(multiplicity);
    // Paths that differ in no feature cannot be told apart: there is nothing to learn.
    if (norm === 0) return cost;
    // Values too large to square: a loss that is not finite ends training.
    if (norm === Number.POSITIVE_INFINITY) return norm;
    const tau = this.stepLength(cost, norm);
    for (let i = 0; i < difference.count; i++) {
      const k = features[i];
      this.weights[k] += tau * delta[k];
      this.average.add(k, tau * delta[k]);
    }
    return cost;
  }

  passed(): void {
    this.average.passed();
  }

  result(): Float64Array {
    return this.averages ? this.average.of(this.weights) : this.weights.slice();
  }

  normed(): Float64Array {
    return this.weights;
  }

  private stepLength(cost: number, norm: number): number {
    const { c, type } = this.options;
    if (type === 1) return Math.min(c, cost / norm);
    if (type === 2) return cost / (norm + 0.5 / c);
    return cost / norm;
  }
}
