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

/** What moved, as words go on after a colon; figures with their unit. */
type Moved = (usual: string, now: string, rose: boolean) => string;
const distance =
  (what: string): Moved =>
  (usual, now, rose) =>
    `${what} ${rose ? 'moved away from' : 'came nearer to'} the usual, a distance of ${usual} became ${now}`;

const MOVED: Readonly<Record<SignalName, Moved>> = {
  'unknown-words': (usual, now, rose) => `words unknown to the model ${rose ? 'rose' : 'fell'} from ${usual} to ${now}`,
  'rare-words': (usual, now, rose) =>
    `words are ${rose ? 'rarer' : 'more common'} than in training, ${usual} nats a word became ${now}`,
  surprise: (usual, now, rose) =>
    `the model finds its reading ${rose ? 'less' : 'more'} likely, ${usual} nats a word became ${now}`,
  'low-confidence': (usual, now, rose) =>
    `sentences that the model is unsure of ${rose ? 'rose' : 'fell'} from ${usual} to ${now}`,
  'label-mix': distance('the mix of labels'),
  shape: distance('the shapes of words, as capitals and figures,'),
  'token-length': distance('the lengths of words'),
  words: distance('the words used'),
  'sentence-length': distance('the lengths of sentences'),
};

export function movedSentence(name: SignalName, usual: string, now: string, rose: boolean): string {
  return MOVED[name](usual, now, rose);
}

/** Without what it is measured in. */
export function signalShort(name: SignalName): string {
  return SIGNAL_NAMES[name].split(',')[0] ?? name;
}

export const BIN_NAMES: Readonly<Record<BinnedPart, string>> = {
  tags: 'Labels',
  shape: 'Word shapes',
  tokenLength: 'Word lengths',
  words: 'Hashed words',
  sentenceLength: 'Sentence lengths',
};
