import type { Reference } from './reference';

/** As references were kept before windows were seen in several views: distances are T² of all shares alone. */
export interface FirstReference extends Omit<Reference, 'version' | 'factors' | 'spreads' | 'f1Spread'> {
  readonly version: 1;
  /** Of the first view. */
  readonly factor: Float64Array;
}

/** A kept reference as this build reads it: one of version 1 goes on judging as it did, until its model is watched anew. */
export function currentReference(kept: Reference | FirstReference): Reference {
  if (kept.version === 2) return kept;
  const { factor, ...rest } = kept;
  return { ...rest, version: 2, factors: [factor], spreads: [1], f1Spread: 1 };
}
