import { type AttributeList, emptyAttributeList } from './attribute-list';
import type { TokenEntity } from './entities';
import type { Lexicon } from './feature-set';
import { countPhrases, countWords } from './lexicon';
import { longestPhrase, type PhraseNode, phraseTrie } from './phrase-trie';
import { stemOf } from './stem';

/** What the lexicon's counts of one word say. Words of equal readings share one object. */
export interface WordReading {
  /** From 0, in order of making. */
  readonly id: number;
  /** Buckets of all labels in one string; `unk` for a word seen nowhere else. */
  readonly bucket: string;
  readonly attributes: readonly string[];
  /** [labels] whether the word is mostly of this label, and seen often enough to say so. */
  readonly strong: readonly boolean[];
}

/** What the lexicon says of one sentence: a token gives both attribute lists to itself and, with an offset, to others. */
export interface LexiconReading {
  /** [T] */
  readonly words: readonly WordReading[];
  /** [T] its place in the phrases that stand in the sentence */
  readonly phrases: readonly AttributeList[];
  /** [T] of the words' stems; empty where the lexicon has none */
  readonly stems: readonly WordReading[];
  readonly labels: readonly string[];
}

/** What the reader looks up once a word. */
export interface LexiconWord {
  readonly norm: string;
  readonly row: readonly number[];
  /** With nothing left out. */
  readonly reading: WordReading;
  readonly begins: PhraseNode | undefined;
  /** Undefined: the lexicon has no stems. */
  readonly stem: { readonly key: string; readonly row: readonly number[]; readonly reading: WordReading } | undefined;
}

export interface LexiconReader {
  word(norm: string): LexiconWord;
  /** @param own entities of the sentence, when it was counted in the lexicon: its counts are taken off first */
  read(words: readonly LexiconWord[], own: readonly TokenEntity[] | undefined): LexiconReading;
}

/** Upper borders of the buckets of a share; 0 and above the last are buckets of their own. */
const SHARE_BORDERS: readonly number[] = [0.1, 0.3, 0.6, 0.9];
/** "Seen more than 3 times". */
const OFTEN = 3;
const STRONG_SHARE = 0.6;

const NO_COUNTS: readonly number[] = [];

export function createLexiconReader(lexicon: Lexicon, phraseLength: number): LexiconReader {
  const { labels } = lexicon;
  const rows = new Map(Object.entries(lexicon.words));
  const trie = phraseTrie(lexicon.phrases, phraseLength);
  const known = new Map<string, LexiconWord>();
  const noPhrase = emptyAttributeList();
  const readWord = createWordReadings(labels, 'lex');
  const stemRows = lexicon.stems && new Map(Object.entries(lexicon.stems));
  const readStem = createWordReadings(labels, 'stem');
  const stemOfWord = (norm: string): LexiconWord['stem'] => {
    if (!stemRows) return undefined;
    const key = stemOf(norm);
    const row = stemRows.get(key) ?? NO_COUNTS;
    return { key, row, reading: readStem(row, NO_COUNTS) };
  };
  const marks = labels.map((label) => ({
    U: `phrase:${label}=U`,
    B: `phrase:${label}=B`,
    I: `phrase:${label}=I`,
    L: `phrase:${label}=L`,
  }));
  return {
    word(norm) {
      let word = known.get(norm);
      if (!word) {
        const row = rows.get(norm) ?? NO_COUNTS;
        word = { norm, row, reading: readWord(row, NO_COUNTS), begins: trie.get(norm), stem: stemOfWord(norm) };
        known.set(norm, word);
      }
      return word;
    },
    read(words, own) {
      const ownWords = new Map<string, number[]>();
      const ownPhrases = new Map<string, number[]>();
      const ownStems = new Map<string, number[]>();
      if (own) {
        const sentence = { norms: words.map(({ norm }) => norm), entities: own };
        countWords(ownWords, sentence, labels);
        countPhrases(ownPhrases, sentence, labels, phraseLength);
        if (stemRows) {
          countWords(ownStems, { norms: words.map(({ stem }) => stem?.key ?? ''), entities: own }, labels);
        }
      }
      const phrases = words.map(() => noPhrase);
      for (const [index, mark] of marks.entries()) {
        const counted = ({ counts, key }: PhraseNode) =>
          (counts?.[index] ?? 0) - (own ? (ownPhrases.get(key)?.[index] ?? 0) : 0) > 0;
        addPhraseMarks(phrases, words, mark, counted);
      }
      return {
        words: words.map(({ norm, row, reading }) => (own ? readWord(row, ownWords.get(norm) ?? NO_COUNTS) : reading)),
        phrases,
        stems: words.flatMap(({ stem }) =>
          stem ? (own ? readStem(stem.row, ownStems.get(stem.key) ?? NO_COUNTS) : stem.reading) : [],
        ),
        labels,
      };
    },
  };
}

/** @returns function from a word's counts, and those to take off first, to their reading */
function createWordReadings(
  labels: readonly string[],
  prefix: 'lex' | 'stem',
): (row: readonly number[], mine: readonly number[]) => WordReading {
  const known = new Map<string, WordReading>();
  const share = (row: readonly number[], mine: readonly number[], index: number, seen: number) =>
    ((row[index + 1] ?? 0) - (mine[index + 1] ?? 0)) / seen;
  const make = (bucket: string, buckets: readonly string[] | undefined, strong: readonly boolean[]): WordReading => {
    const attributes = buckets
      ? labels.map((label, index) => `${prefix}:${label}=${buckets[index]}`)
      : [`${prefix}=unk`];
    return { id: known.size, bucket, attributes, strong };
  };
  const unknown = make('unk', undefined, new Array<boolean>(labels.length).fill(false));
  known.set('unk', unknown);
  return (row, mine) => {
    const seen = (row[0] ?? 0) - (mine[0] ?? 0);
    if (seen <= 0) return unknown;
    const often = seen > OFTEN ? '+' : '';
    const buckets: string[] = [];
    const strong: boolean[] = [];
    for (let index = 0; index < labels.length; index++) {
      const part = share(row, mine, index, seen);
      buckets.push(`${bucketOfShare(part)}${often}`);
      strong.push(part >= STRONG_SHARE && seen > 1);
    }
    const bucket = buckets.join(',');
    const key = `${bucket} ${strong.join(',')}`;
    let reading = known.get(key);
    if (!reading) {
      reading = make(bucket, buckets, strong);
      known.set(key, reading);
    }
    return reading;
  };
}

/** 0, then 1 (< .1) … 5 (>= .9). */
export function bucketOfShare(share: number): number {
  if (share <= 0) return 0;
  const border = SHARE_BORDERS.findIndex((upper) => share < upper);
  return border < 0 ? SHARE_BORDERS.length + 1 : border + 1;
}

/** Longest match first, left to right, without overlap; per label. */
function addPhraseMarks(
  phrases: AttributeList[],
  words: readonly LexiconWord[],
  mark: Readonly<Record<'U' | 'B' | 'I' | 'L', string>>,
  counted: (node: PhraseNode) => boolean,
): void {
  for (let at = 0, length = 0; at < words.length; at += Math.max(1, length)) {
    const begins = words[at]?.begins;
    length = begins ? longestPhrase(begins, words, at, counted) : 0;
    for (let offset = 0; offset < length; offset++) {
      const part = length === 1 ? 'U' : offset === 0 ? 'B' : offset === length - 1 ? 'L' : 'I';
      const list = phrases[at + offset];
      if (list) phrases[at + offset] = list.with(mark[part]);
    }
  }
}
