import type { Label } from './span';

/** How entity types become tags: I; B I; B I L O U. */
export type Encoding = 'IO' | 'BIO' | 'BILOU';

/**
 * Versioned recipe from tokens to attributes: data, stored in the ModelVersion and compared by hash at load,
 * so that training and inference cannot drift apart. `version` rises when features.ts computes any attribute otherwise.
 */
export interface FeatureSet {
  readonly id: string;
  readonly version: 1;
  readonly encoding: Encoding;
  readonly parts: {
    /** word[-n..n], normalised. */
    readonly wordWindow: number;
    /** Prefixes and suffixes of 1..n characters; 0 turns them off. */
    readonly affixLength: number;
    /** Full shape of the token and squeezed shapes within `shapeWindow`. */
    readonly shape: boolean;
    readonly shapeWindow: number;
    readonly flags: boolean;
    /** Lexicon learned from the training labels; `phraseLength` in tokens. Null turns it off. */
    readonly lexicon: { readonly phraseLength: number; readonly window: number } | null;
    readonly sentence: boolean;
  };
}

/** The template measured best by cross-validation on the case study's training sentences. */
export const SMALL: FeatureSet = {
  id: 'small',
  version: 1,
  encoding: 'BILOU',
  parts: {
    wordWindow: 2,
    affixLength: 4,
    shape: true,
    shapeWindow: 1,
    flags: true,
    lexicon: { phraseLength: 8, window: 1 },
    sentence: true,
  },
};

/**
 * What the training labels say of words and phrases. JSON-serialisable, keys sorted; part of the model.
 * Keys are normalised words (phrases: joined by one space).
 */
export interface Lexicon {
  readonly labels: readonly Label[];
  /** word -> [times seen, times inside labels[0], times inside labels[1], …] */
  readonly words: Readonly<Record<string, readonly number[]>>;
  /** phrase -> [times it is an entity of labels[0], of labels[1], …] */
  readonly phrases: Readonly<Record<string, readonly number[]>>;
}
