import { type Counts, partOf, totalOf } from './counts';
import { jensenShannon, kolmogorovSmirnov } from './divergence';

/** The signals of a window, in this order everywhere. */
export const SIGNALS = [
  'unknown-words',
  'rare-words',
  'surprise',
  'low-confidence',
  'label-mix',
  'shape',
  'token-length',
  'words',
  'sentence-length',
] as const;

export type SignalName = (typeof SIGNALS)[number];

/** Shares of the window alone; the others are distances to the reference. */
export const LINEAR_SIGNALS: ReadonlySet<SignalName> = new Set([
  'unknown-words',
  'rare-words',
  'surprise',
  'low-confidence',
]);

/**
 * Signals of a window against a reference.
 * - unknown-words: share of tokens that the model's lexicon does not have
 * - rare-words: mean −log of how often training has the word, nats a token
 * - surprise: mean −log P of the best path, nats a token
 * - low-confidence: share of sentences under LOW_CONFIDENCE
 * - label-mix, shape, token-length, words: Jensen-Shannon distance to the reference
 * - sentence-length: Kolmogorov-Smirnov distance to the reference
 * @returns [9], in the order of SIGNALS; 0 where there is nothing to count
 */
export function signalsOf(window: Counts, reference: Counts): Float64Array {
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  const tokens = totalOf(window, 'tokens');
  return Float64Array.of(
    share(totalOf(window, 'unknownTokens'), tokens),
    share(totalOf(window, 'rarityMillinats') / 1000, tokens),
    share(totalOf(window, 'surpriseMillinats') / 1000, tokens),
    share(totalOf(window, 'lowConfidenceSentences'), totalOf(window, 'sentences')),
    jensenShannon(partOf(window, 'tags'), partOf(reference, 'tags')),
    jensenShannon(partOf(window, 'shape'), partOf(reference, 'shape')),
    jensenShannon(partOf(window, 'tokenLength'), partOf(reference, 'tokenLength')),
    jensenShannon(partOf(window, 'words'), partOf(reference, 'words')),
    kolmogorovSmirnov(partOf(window, 'sentenceLength'), partOf(reference, 'sentenceLength')),
  );
}
