import type { AttributeList } from './attribute-list';
import type { TokenEntity } from './entities';
import type { FeatureSet, Lexicon } from './feature-set';
import { createLexiconReader, type LexiconReading, type LexiconWord, type WordReading } from './lexicon-reader';
import {
  createDistantLabels,
  distantAttributes,
  outlineAttributes,
  outlineOf,
  topicsOfWord,
} from './sentence-features';
import { factsOfWord } from './word-features';

/** A sentence's tokens as ids of attribute groups. */
export interface GroupedTokens {
  /** All tokens' ids, one after the other. */
  readonly groups: Int32Array;
  /** [T+1] token t has groups [starts[t], starts[t+1]). */
  readonly starts: Int32Array;
}

/**
 * AttributeExtractor in numbers: the groups' attributes, one after the other, are the strings it gives, in its order.
 * The arrays hold until the next call, which writes over them.
 */
export interface GroupedExtractor {
  training(words: readonly string[], own: readonly TokenEntity[]): GroupedTokens;
  inference(words: readonly string[]): GroupedTokens;
}

/**
 * @param lexicon as for createAttributeExtractor
 * @param intern registers attributes that come together and gives their id; called once for equal lists
 */
export function createGroupedExtractor(
  set: FeatureSet,
  lexicon: Lexicon | undefined,
  intern: (attributes: string[]) => number,
): GroupedExtractor {
  const { wordWindow, shape, shapeWindow, flags } = set.parts;
  const reader =
    lexicon && set.parts.lexicon ? createLexiconReader(lexicon, set.parts.lexicon.phraseLength) : undefined;
  const lexiconWindow = set.parts.lexicon?.window ?? 0;
  const single = createSingles(intern);
  const singles = (names: readonly string[]): readonly number[] => names.map(single);
  const before = singles(Array.from({ length: 2 * wordWindow + 1 }, (_, i) => `w[${i - wordWindow}]=<S>`));
  const beforeShape = shape
    ? singles(Array.from({ length: 2 * shapeWindow + 1 }, (_, i) => `squeezed[${i - shapeWindow}]=<S>`))
    : [];
  const [bias, first, last] = singles(['bias', 'BOS', 'EOS']);
  const groupsOfReading = createReadingGroups(lexiconWindow, intern);
  const outlines = createCache((outline) => intern(outlineAttributes(outline)));
  const distantLabels = createDistantLabels();
  const distantGroup = createPairCache((own: WordReading, far: AttributeList) =>
    intern(distantAttributes(far.attributes, own.bucket)),
  );
  const words = new Map<string, Word>();
  // Of each word: the groups it gives to tokens around it, its shape's likewise, then affixes, shape and flags of its
  // own token (-1: none). One table, as a token reads nine numbers of five words.
  const shapeFrom = 2 * wordWindow + 1;
  const ownAt = shapeFrom + beforeShape.length;
  const width = ownAt + 1;
  let given = new Int32Array(1024 * width);

  const wordOf = (written: string): Word => {
    let word = words.get(written);
    if (!word) {
      const facts = factsOfWord(written, set.parts);
      const at = words.size * width;
      if (at + width > given.length) given = grown(given);
      given.set([...facts.wordAt, ...facts.shapeAt].map(single), at);
      given[at + ownAt] = facts.own.length > 0 ? intern([...facts.own]) : -1;
      word = { at, topics: set.parts.sentence ? topicsOfWord(facts.norm) : 0, lexicon: reader?.word(facts.norm) };
      words.set(written, word);
    }
    return word;
  };

  const readingOf = (sentence: readonly Word[], own: readonly TokenEntity[] | undefined) => {
    const looked: LexiconWord[] = [];
    for (const { lexicon } of sentence) if (lexicon) looked.push(lexicon);
    return reader?.read(looked, own);
  };

  // Room for one token: bias, BOS, EOS, own, outline, distant, and the windows.
  const most = 6 + before.length + beforeShape.length + 2 * lexiconWindow + 1;

  let groups = new Int32Array(64 * most);
  let starts = new Int32Array(65);
  let places = new Int32Array(64);

  const extract = (written: readonly string[], own: readonly TokenEntity[] | undefined): GroupedTokens => {
    const length = written.length;
    const sentence = written.map(wordOf);
    const reading = readingOf(sentence, own);
    const readingGroups = reading ? groupsOfReading(reading) : [];
    const outline = set.parts.sentence ? outlines(outlineOf(sentence)) : -1;
    const distant = set.parts.sentence && reading ? distantLabels(reading) : [];
    if (groups.length < length * most) groups = new Int32Array(2 * length * most);
    if (starts.length <= length) starts = new Int32Array(2 * length + 1);
    let end = 0;
    if (places.length < length) places = new Int32Array(2 * length);
    for (let at = 0; at < length; at++) places[at] = sentence[at]?.at ?? 0;
    // Places outside the sentence are compared, not looked up: a look-up at -1 costs more than all the rest.
    for (let at = 0; at < length; at++) {
      groups[end++] = bias ?? -1;
      for (let i = 0, from = at - wordWindow; i < before.length; i++, from++) {
        groups[end++] = (from >= 0 && from < length ? given[(places[from] ?? 0) + i] : before[i]) ?? -1;
      }
      const own = given[(places[at] ?? 0) + ownAt] ?? -1;
      if (own >= 0) groups[end++] = own;
      for (let i = 0, from = at - shapeWindow; i < beforeShape.length; i++, from++) {
        const near = from >= 0 && from < length ? given[(places[from] ?? 0) + shapeFrom + i] : beforeShape[i];
        groups[end++] = near ?? -1;
      }
      if (flags && at === 0) groups[end++] = first ?? -1;
      if (flags && at === length - 1) groups[end++] = last ?? -1;
      if (reading) {
        const from = Math.max(0, at - lexiconWindow);
        const to = Math.min(length - 1, at + lexiconWindow);
        for (let near = from; near <= to; near++) {
          groups[end++] = readingGroups[near]?.[near - at + lexiconWindow] ?? -1;
        }
      }
      if (outline >= 0) groups[end++] = outline;
      const far = distant[at];
      const read = reading?.words[at];
      if (far && read && far.id > 0) groups[end++] = distantGroup(read, far);
      starts[at + 1] = end;
    }
    return { groups: groups.subarray(0, end), starts: starts.subarray(0, length + 1) };
  };
  return { training: extract, inference: (written) => extract(written, undefined) };
}

/** What is known of a word once it was met. */
interface Word {
  /** Where its groups begin in the table of all words. */
  readonly at: number;
  readonly topics: number;
  readonly lexicon: LexiconWord | undefined;
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}

function createSingles(intern: (attributes: string[]) => number): (name: string) => number {
  const known = new Map<string, number>();
  return (name) => {
    const id = known.get(name) ?? intern([name]);
    known.set(name, id);
    return id;
  };
}

function createCache(make: (key: number) => number): (key: number) => number {
  const known = new Map<number, number>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

/** What follows from two things that are numbered from 0 without gaps. */
function createPairCache<A extends { readonly id: number }, B extends { readonly id: number }, Value>(
  make: (a: A, b: B) => Value,
): (a: A, b: B) => Value {
  const known: Value[][] = [];
  return (a, b) => {
    let row = known[a.id];
    if (!row) {
      row = [];
      known[a.id] = row;
    }
    let value = row[b.id];
    if (value === undefined) {
      value = make(a, b);
      row[b.id] = value;
    }
    return value;
  };
}

/** @returns [T][2 * window + 1] what each token's reading gives to the token `offset` before or after it */
function createReadingGroups(
  window: number,
  intern: (attributes: string[]) => number,
): (reading: LexiconReading) => (readonly number[])[] {
  const groupsOf = createPairCache((word: WordReading, phrase: AttributeList) => {
    const attributes = [...word.attributes, ...phrase.attributes];
    return Array.from({ length: 2 * window + 1 }, (_, i) =>
      intern(i === window ? attributes : attributes.map((name) => `${name}@${i - window}`)),
    );
  });
  return ({ words, phrases }) =>
    words.map((word, at) => {
      const phrase = phrases[at];
      return phrase ? groupsOf(word, phrase) : [];
    });
}
