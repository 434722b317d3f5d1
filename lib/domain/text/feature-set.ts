import type { Gazetteer, GazetteerRef } from './gazetteer';
import type { Label } from './span';

/** How entity types become tags: I; B I; B I L O U. */
export type Encoding = 'IO' | 'BIO' | 'BILOU';

/**
 * Versioned recipe from tokens to attributes: data, stored in the ModelVersion and compared by hash at load,
 * so that training and inference cannot drift apart. `version` rises when features.ts computes any attribute otherwise;
 * every version there was is still computed as it was. Version 1 has none of the parts marked "since 2".
 */
export interface FeatureSet {
  readonly id: string;
  readonly version: 1 | 2;
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
    /** Since 2. The lexicon's shares of a word also for its stem. Needs `lexicon`. */
    readonly stems?: boolean | undefined;
    /** Since 2. The word with either neighbour, where training has the two together more than once. */
    readonly wordPairs?: boolean | undefined;
    /** Since 2. Classes of medical words from general knowledge, and the heads of noun phrases. */
    readonly medical?: boolean | undefined;
    /** Since 2. Which labels the sentence's words make likely. */
    readonly topics?: boolean | undefined;
    /** Since 2. Lists of phrases somebody brought; their content is in the model's Lexicon. */
    readonly gazetteers?: readonly GazetteerRef[] | undefined;
  };
}

/** The template of version 1: learned from the training data alone, in any language. */
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

/** The template measured best by cross-validation on the case study's training sentences; see lib/domain/README.md. */
export const STANDARD: FeatureSet = {
  id: 'standard',
  version: 2,
  encoding: 'BILOU',
  parts: { ...SMALL.parts, stems: true, medical: true, topics: true },
};

/** What a new run begins with. */
export const DEFAULT_FEATURE_SET: FeatureSet = STANDARD;

/** Versions of FeatureSet that this build computes. */
export const KNOWN_VERSIONS: readonly FeatureSet['version'][] = [1, 2];

/** In how many training sentences each label is found, and with which stems. */
export interface SentenceTopics {
  /** [sentences, those with labels[0], …] */
  readonly sentences: readonly number[];
  /** stem -> [sentences that have it, those of them with labels[0], …] */
  readonly stems: Readonly<Record<string, readonly number[]>>;
}

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
  /** As `words`, of their stems. Absent where the FeatureSet has no `stems`. */
  readonly stems?: Readonly<Record<string, readonly number[]>> | undefined;
  /** Neighbours that stand together more than once, joined by a space; `<S>` beyond the ends. Absent as above. */
  readonly pairs?: readonly string[] | undefined;
  readonly topics?: SentenceTopics | undefined;
  /** Content of the lists that the FeatureSet names, in its order. Absent where it names none. */
  readonly gazetteers?: readonly Gazetteer[] | undefined;
}
