import type { BinnedPart } from '@/lib/domain/monitoring/bin-distances';
import type { SignalName } from '@/lib/domain/monitoring/signals';

/** Short names, as tables have them. */
export const SIGNAL_NAMES: Readonly<Record<SignalName, string>> = {
  'unknown-words': 'Unknown words',
  'rare-words': 'Rare words, nats',
  surprise: 'Mean −log P, nats',
  'low-confidence': 'Low confidence',
  'label-mix': 'Label mix, JSD',
  shape: 'Word shape, JSD',
  'token-length': 'Word length, JSD',
  words: 'Hashed words, JSD',
  'sentence-length': 'Sentence length, KS',
};

/** What moved, as a sentence goes on; `now` and `usual` as figures with their unit. */
const MOVED: Readonly<Record<SignalName, (rose: boolean) => string>> = {
  'unknown-words': (rose) => `words unknown to the model ${rose ? 'rose' : 'fell'}`,
  'rare-words': (rose) => `words became ${rose ? 'rarer' : 'more common'} than those the model learned`,
  surprise: (rose) => `the model’s own text score became ${rose ? 'less' : 'more'} certain`,
  'low-confidence': (rose) => `sentences that the model is unsure of ${rose ? 'rose' : 'fell'}`,
  'label-mix': () => 'the mix of labels moved away from the usual',
  shape: () => 'the shapes of words, as capitals and figures, moved away from the usual',
  'token-length': () => 'the lengths of words moved away from the usual',
  words: () => 'the words used moved away from the usual',
  'sentence-length': () => 'the lengths of sentences moved away from the usual',
};

export function movedSentence(name: SignalName, usual: string, now: string, rose: boolean): string {
  return `${MOVED[name](rose)} from ${usual} to ${now}`;
}

export const BIN_NAMES: Readonly<Record<BinnedPart, string>> = {
  tags: 'Labels',
  shape: 'Word shapes',
  tokenLength: 'Word lengths',
  words: 'Hashed words',
  sentenceLength: 'Sentence lengths',
};
