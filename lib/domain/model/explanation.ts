import type { CharOffset, CharRange } from '../text/note';
import type { Label } from '../text/span';

/** One weight's part in why a token has its tag rather than another. */
export interface Contribution {
  /** `before` and `after`: the step between tags; `bias`: what was chosen with the recall slider. */
  readonly kind: 'attribute' | 'before' | 'after' | 'bias';
  /** The attribute; of a step the neighbour's tag; empty of a bias. */
  readonly name: string;
  /** Nats for the token's tag, and for the other one. */
  readonly own: number;
  readonly other: number;
}

/** Why one token has its tag. */
export interface TokenExplanation extends CharRange {
  readonly tag: string;
  /** P(tag) of the model, 0-1. */
  readonly probability: number;
  /** The likeliest other tag, or the one asked about; undefined: the model has but one. */
  readonly other: string | undefined;
  readonly otherProbability: number;
  /** Widest difference first. Sum of own − other: score of the path − score of the path with `other` here. */
  readonly contributions: readonly Contribution[];
}

/** A word and the label it might have had. */
export interface Comparison {
  readonly start: CharOffset;
  readonly label: Label | 'O';
}

export interface SentenceExplanation {
  /** [T] */
  readonly tokens: readonly TokenExplanation[];
  /** Of the whole path, in nats. */
  readonly score: number;
}

/** Nats by which a contribution speaks for the tag; below 0: for the other one. */
export function differenceOf({ own, other }: Contribution): number {
  return own - other;
}
