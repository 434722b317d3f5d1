import type { AttributeList } from './attribute-list';
import type { TokenEntity } from './entities';
import type { FeatureSet, Lexicon } from './feature-set';
import { createGazetteerReader, GAZETTEER_WINDOW } from './gazetteer';
import { createLexiconReader, type LexiconReading } from './lexicon-reader';
import {
  BITS,
  CLASS_WINDOW,
  classAttributes,
  createMedicalReader,
  type MedicalToken,
  medicalAttributes,
} from './medical-features';
import {
  createDistantLabels,
  distantAttributes,
  outlineAttributes,
  outlineOf,
  topicsOfWord,
} from './sentence-features';
import { createTopicReader, topicAttributes } from './topics';
import { factsOfWord, type WordFacts } from './word-features';
import { createPairReader, OUTSIDE, type PairReader } from './word-pairs';

/** Turns sentences into attributes; caches what depends on a word alone, so keep one for many sentences. */
export interface AttributeExtractor {
  /** Own labels are left out of the lexicon's counts, as if the lexicon had been learned without this sentence. */
  training(words: readonly string[], own: readonly TokenEntity[]): string[][];
  inference(words: readonly string[]): string[][];
}

/**
 * The recipe `set` as a function. All strings are fixed by `set.version`.
 * @param lexicon as `learnLexicon` gave it for the same set; undefined turns its attributes off
 */
export function createAttributeExtractor(set: FeatureSet, lexicon: Lexicon | undefined): AttributeExtractor {
  const facts = new Map<string, WordFacts>();
  const reader =
    lexicon && set.parts.lexicon ? createLexiconReader(lexicon, set.parts.lexicon.phraseLength) : undefined;
  const withOffset = createOffsetNames();
  const pairs = set.parts.wordPairs ? createPairReader(lexicon?.pairs ?? []) : undefined;
  const medical = set.parts.medical ? createMedicalAttributes(lexicon) : undefined;
  const topics = set.parts.topics && lexicon?.topics ? createTopicReader(lexicon.topics, lexicon.labels) : undefined;
  const lists = lexicon?.gazetteers ? createGazetteerReader(lexicon.gazetteers) : undefined;
  const factsOf = (word: string): WordFacts => {
    let known = facts.get(word);
    if (!known) {
      known = factsOfWord(word, set.parts);
      facts.set(word, known);
    }
    return known;
  };
  const distantLabels = createDistantLabels();
  const extract = (words: readonly string[], own: readonly TokenEntity[] | undefined): string[][] => {
    const sentence = words.map(factsOf);
    const reading = reader?.read(
      sentence.map(({ norm }) => reader.word(norm)),
      own,
    );
    const whole = set.parts.sentence
      ? outlineAttributes(outlineOf(sentence.map(({ norm }) => ({ topics: topicsOfWord(norm) }))))
      : undefined;
    const distant = whole && reading ? distantLabels(reading) : [];
    const ofMedicine = medical?.(sentence);
    const topic = topics?.read(
      sentence.map(({ norm }) => topics.word(norm)),
      own,
    );
    const listed = lists?.read(sentence.map(({ norm }) => ({ norm, listed: lists.word(norm) })));
    return sentence.map((_, at) => {
      const out = ['bias'];
      addWordAttributes(out, sentence, at, set);
      if (pairs) addPairs(out, pairs, sentence, at);
      if (reading) addLexiconAttributes(out, reading, at, set.parts.lexicon?.window ?? 0, withOffset);
      if (whole) out.push(...whole);
      const labels = distant[at]?.attributes ?? [];
      if (labels.length > 0) out.push(...distantAttributes(labels, reading?.words[at]?.bucket ?? ''));
      if (ofMedicine) out.push(...(ofMedicine[at]?.attributes ?? []));
      if (topic) out.push(...topicAttributes(topic, ofMedicine?.[at]?.names));
      if (listed) addListed(out, listed, at, withOffset);
      return out;
    });
  };
  return { training: extract, inference: (words) => extract(words, undefined) };
}

/**
 * Attributes of one sentence.
 * @param words [T] as written
 * @param leaveOut the sentence's own entities, when its labels are among those the lexicon was learned from
 * @returns [T] attributes of each token, weight 1, in a fixed order
 */
export function attributesOf(
  words: readonly string[],
  set: FeatureSet,
  lexicon: Lexicon | undefined,
  leaveOut?: readonly TokenEntity[],
): string[][] {
  const extractor = createAttributeExtractor(set, lexicon);
  return leaveOut ? extractor.training(words, leaveOut) : extractor.inference(words);
}

function addWordAttributes(out: string[], sentence: readonly WordFacts[], at: number, set: FeatureSet): void {
  const { wordWindow, shapeWindow, shape, flags } = set.parts;
  for (let offset = -wordWindow; offset <= wordWindow; offset++) {
    out.push(sentence[at + offset]?.wordAt[offset + wordWindow] ?? `w[${offset}]=<S>`);
  }
  out.push(...(sentence[at]?.own ?? []));
  if (shape) {
    for (let offset = -shapeWindow; offset <= shapeWindow; offset++) {
      out.push(sentence[at + offset]?.shapeAt[offset + shapeWindow] ?? `squeezed[${offset}]=<S>`);
    }
  }
  if (flags && at === 0) out.push('BOS');
  if (flags && at === sentence.length - 1) out.push('EOS');
}

function addLexiconAttributes(
  out: string[],
  reading: LexiconReading,
  at: number,
  window: number,
  withOffset: (attribute: string, offset: number) => string,
): void {
  for (let offset = -window; offset <= window; offset++) {
    for (const attribute of reading.words[at + offset]?.attributes ?? []) out.push(withOffset(attribute, offset));
    for (const attribute of reading.phrases[at + offset]?.attributes ?? []) out.push(withOffset(attribute, offset));
    for (const attribute of reading.stems[at + offset]?.attributes ?? []) out.push(withOffset(attribute, offset));
  }
}

function addListed(
  out: string[],
  listed: readonly AttributeList[],
  at: number,
  withOffset: (attribute: string, offset: number) => string,
): void {
  for (let offset = -GAZETTEER_WINDOW; offset <= GAZETTEER_WINDOW; offset++) {
    for (const attribute of listed[at + offset]?.attributes ?? []) out.push(withOffset(attribute, offset));
  }
}

/** The word with the one before it and the one behind it, where the lexicon has the pair. */
function addPairs(out: string[], pairs: PairReader, sentence: readonly WordFacts[], at: number): void {
  const norm = sentence[at]?.norm ?? OUTSIDE;
  const before = pairs.beginning(sentence[at - 1]?.norm ?? OUTSIDE)?.get(norm);
  const after = pairs.beginning(norm)?.get(sentence[at + 1]?.norm ?? OUTSIDE);
  if (before) out.push(before.ofSecond);
  if (after) out.push(after.ofFirst);
}

interface OfMedicine {
  readonly attributes: string[];
  /** Whether the token names a disease and a treatment. */
  readonly names: string;
}

/** @returns function from a sentence to each token's medical attributes */
function createMedicalAttributes(lexicon: Lexicon | undefined): (sentence: readonly WordFacts[]) => OfMedicine[] {
  const reader = createMedicalReader();
  const seen = new Map(Object.entries(lexicon?.words ?? {}));
  const tokens = new Map<string, MedicalToken>();
  const tokenOf = ({ norm }: WordFacts): MedicalToken => {
    const token = tokens.get(norm) ?? reader.word(norm, seen.get(norm)?.[0] ?? 0);
    tokens.set(norm, token);
    return token;
  };
  return (words) => {
    const sentence = words.map(tokenOf);
    const out = sentence.map(({ bits }, at) => ({
      names: BITS[bits] ?? '',
      attributes: Array.from({ length: 2 * CLASS_WINDOW + 1 }, (_, i) => {
        const near = sentence[at + i - CLASS_WINDOW];
        return near ? (classAttributes(near.word)[i] ?? []) : [];
      }).flat(),
    }));
    reader.read(sentence, (at, kind, a, b) => out[at]?.attributes.push(...medicalAttributes(kind, a, b)));
    return out;
  };
}

/** One string object per attribute and offset: the engine looks up a string it has met faster than an equal new one. */
function createOffsetNames(): (attribute: string, offset: number) => string {
  const names = new Map<string, Map<number, string>>();
  return (attribute, offset) => {
    if (offset === 0) return attribute;
    let byOffset = names.get(attribute);
    if (!byOffset) {
      byOffset = new Map();
      names.set(attribute, byOffset);
    }
    const name = byOffset.get(offset) ?? `${attribute}@${offset}`;
    byOffset.set(offset, name);
    return name;
  };
}
