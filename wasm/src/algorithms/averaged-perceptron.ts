import type { Mistake, MistakeLearner } from './online.js';

/**
 * Averaged perceptron (Collins 2002): a wrong sentence adds its own feature values and takes away those of the best path.
 * The model is the mean of the weights after each sentence, by Daumé's bookkeeping (2006, figure 2.3): SPEC AP-1 … AP-3.
 */
export class AveragedPerceptron implements MistakeLearner {
  readonly weights: Float64Array;
  readonly averages = true;
  private readonly average: WeightAverage;

  constructor(features: number) {
    this.weights = new Float64Array(features);
    this.average = new WeightAverage(features);
  }

  learn({ difference, tokens, wrongTokens }: Mistake): number {
    const { delta, features } = difference;
    for (let i = 0; i < difference.count; i++) {
      const k = features[i];
      this.weights[k] += delta[k];
      this.average.add(k, delta[k]);
    }
    return wrongTokens / tokens;
  }

  passed(): void {
    this.average.passed();
  }

  result(): Float64Array {
    return this.average.of(this.weights);
  }

  normed(result: Float64Array): Float64Array {
    return result;
  }
}

/** The mean of all past weights without adding them up: each change is also summed times the moment it was made. */
export class WeightAverage {
  private readonly timed: Float64Array;
  private now = 1;

  constructor(features: number) {
    this.timed = new Float64Array(features);
  }

  add(k: number, change: number): void {
    this.timed[k] += this.now * change;
  }

  passed(): void {
    this.now++;
  }

  of(weights: Float64Array): Float64Array {
    return weights.map((weight, k) => weight - this.timed[k] / this.now);
  }
}
