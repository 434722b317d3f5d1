import type { Label } from '../text/span';

/** Point estimate with its 95 % bootstrap percentile interval, all fractions 0-1. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Counts {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
}

export interface SpanScores extends Counts {
  readonly precision: Estimate;
  readonly recall: Estimate;
  readonly f1: Estimate;
}

export interface SpanEvaluation {
  readonly overall: SpanScores;
  readonly perLabel: Readonly<Record<Label, SpanScores>>;
}

export interface TokenScores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly support: number;
}

/** Token-level scores on entity types (tags without prefix), O included as a class of its own. */
export interface TokenEvaluation {
  readonly perLabel: Readonly<Record<Label | 'O', TokenScores>>;
  /** Weighted by support, O included: the figure other solutions of the case study state. */
  readonly weightedF1: number;
  /** Weighted by support, entity labels alone. */
  readonly weightedF1WithoutO: number;
  /** Plain mean over the entity labels, O left out. */
  readonly macroF1: number;
  /** confusion[gold][predicted], tokens; order of `classes`. */
  readonly classes: readonly string[];
  readonly confusion: readonly (readonly number[])[];
}

export interface Evaluation {
  /** Sentences judged; the bootstrap resamples notes. */
  readonly notes: number;
  readonly exact: SpanEvaluation;
  /** A predicted span counts when it overlaps a gold span of its label; one to one, greedy in text order. */
  readonly overlap: SpanEvaluation;
  readonly token: TokenEvaluation;
  readonly bootstrap: { readonly resamples: number; readonly seed: number };
}
