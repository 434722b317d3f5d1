import type { ArowParameters } from '../parameters.js';
import type { Mistake, MistakeLearner } from './online.js';

/**
 * Adaptive regularisation of weights (Crammer, Kulesza and Dredze 2009; for sequences Mejer and Crammer 2010) with a
 * diagonal covariance: what was seen often is changed little. SPEC ARO-1 … ARO-3.
 */
export class Arow implements MistakeLearner {
  readonly weights: Float64Array;
  readonly averages = false;
  private readonly variance: Float64Array;

  constructor(
    features: number,
    private readonly options: ArowParameters,
  ) {
    this.weights = new Float64Array(features);
    this.variance = new Float64Array(features).fill(options.variance);
  }

  learn({ difference, gap, multiplicity, wrongTokens }: Mistake): number {
    const { delta, features } = difference;
    const { variance, weights } = this;
    const { gamma } = this.options;
    const cost = gap + wrongTokens;
    const alpha = cost / (gamma + difference.squaredNorm(multiplicity, variance));
    for (let i = 0; i < difference.count; i++) {
      const k = features[i];
      weights[k] += alpha * variance[k] * delta[k];
      variance[k] = 1 / (1 / variance[k] + (delta[k] * delta[k]) / gamma);
    }
    return cost;
  }

  passed(): void {}

  result(): Float64Array {
    return this.weights.slice();
  }

  normed(): Float64Array {
    return this.weights;
  }
}
