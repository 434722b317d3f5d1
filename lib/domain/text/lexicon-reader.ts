import type { TokenEntity } from './entities';
import type { Lexicon } from './feature-set';
import { countPhrases, countWords } from './lexicon';

/** What the lexicon says of one sentence. */
export interface LexiconReading {
  /** [T] attributes a token gives to itself and, with an offset, to its neighbours. */
  readonly attributes: readonly (readonly string[])[];
  /** [T] words-and-labels part of `attributes`, one string; `unk` for a word seen nowhere else. */
  readonly buckets: readonly string[];
  /** [labels][T] whether the word is mostly of this label, and seen often enough to say so. */
  readonly strong: readonly (readonly boolean[])[];
  readonly labels: readonly string[];
}

export interface LexiconReader {
  /** @param own entities of the sentence, when it was counted in the lexicon: its counts are taken off first */
  read(norms: readonly string[], own: readonly TokenEntity[] | undefined): LexiconReading;
}

/** Upper borders of the buckets of a share; 0 and above the last are buckets of their own. */
const SHARE_BORDERS: readonly number[] = [0.1, 0.3, 0.6, 0.9];
/** "Seen more than 3 times". */
const OFTEN = 3;
const STRONG_SHARE = 0.6;

const NO_COUNTS: readonly number[] = [];

export function createLexiconReader(lexicon: Lexicon, longestPhrase: number): LexiconReader {
  const { labels } = lexicon;
  const words = new Map(Object.entries(lexicon.words));
  const phrases = new Map(Object.entries(lexicon.phrases));
  const longest = longestByFirstWord(phrases.keys(), longestPhrase);
  return {
    read(norms, own) {
      const ownWords = new Map<string, number[]>();
      const ownPhrases = new Map<string, number[]>();
      if (own) {
        const sentence = { norms, entities: own };
        countWords(ownWords, sentence, labels);
        countPhrases(ownPhrases, sentence, labels, longestPhrase);
      }
      const attributes: string[][] = [];
      const buckets: string[] = [];
      const strong = labels.map(() => new Array<boolean>(norms.length).fill(false));
      for (const [at, norm] of norms.entries()) {
        const row = words.get(norm) ?? NO_COUNTS;
        const mine = ownWords.get(norm) ?? NO_COUNTS;
        const seen = (row[0] ?? 0) - (mine[0] ?? 0);
        if (seen <= 0) {
          attributes.push(['lex=unk']);
          buckets.push('unk');
          continue;
        }
        const perLabel: string[] = [];
        const all: string[] = [];
        for (const [index, label] of labels.entries()) {
          const share = ((row[index + 1] ?? 0) - (mine[index + 1] ?? 0)) / seen;
          const bucket = `${bucketOfShare(share)}${seen > OFTEN ? '+' : ''}`;
          perLabel.push(`lex:${label}=${bucket}`);
          all.push(bucket);
          const bits = strong[index];
          if (bits) bits[at] = share >= STRONG_SHARE && seen > 1;
        }
        attributes.push(perLabel);
        buckets.push(all.join(','));
      }
      for (const [index, label] of labels.entries()) {
        const counted = (key: string) => (phrases.get(key)?.[index] ?? 0) - (ownPhrases.get(key)?.[index] ?? 0) > 0;
        addPhraseMatches(attributes, norms, label, longest, counted);
      }
      return { attributes, buckets, strong, labels };
    },
  };
}

/** 0, then 1 (< .1) … 5 (>= .9). */
export function bucketOfShare(share: number): number {
  if (share <= 0) return 0;
  const border = SHARE_BORDERS.findIndex((upper) => share < upper);
  return border < 0 ? SHARE_BORDERS.length + 1 : border + 1;
}

/** Longest match first, left to right, without overlap; per label. */
function addPhraseMatches(
  attributes: string[][],
  norms: readonly string[],
  label: string,
  longest: ReadonlyMap<string, number>,
  counted: (key: string) => boolean,
): void {
  let at = 0;
  while (at < norms.length) {
    const length = matchLength(norms, at, longest.get(norms[at] ?? '') ?? 0, counted);
    for (let offset = 0; offset < length; offset++) {
      const part = length === 1 ? 'U' : offset === 0 ? 'B' : offset === length - 1 ? 'L' : 'I';
      attributes[at + offset]?.push(`phrase:${label}=${part}`);
    }
    at += Math.max(1, length);
  }
}

function matchLength(norms: readonly string[], at: number, longest: number, counted: (key: string) => boolean): number {
  for (let length = Math.min(longest, norms.length - at); length > 0; length--) {
    if (counted(norms.slice(at, at + length).join(' '))) return length;
  }
  return 0;
}

/** First word -> length of the longest phrase that begins with it: most tokens need no look-up at all. */
function longestByFirstWord(phrases: Iterable<string>, longestPhrase: number): Map<string, number> {
  const longest = new Map<string, number>();
  for (const phrase of phrases) {
    const words = phrase.split(' ');
    const first = words[0] ?? '';
    const length = Math.min(words.length, longestPhrase);
    if (length > (longest.get(first) ?? 0)) longest.set(first, length);
  }
  return longest;
}
