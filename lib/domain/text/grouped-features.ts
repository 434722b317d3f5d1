import type { AttributeList } from './attribute-list';
import type { TokenEntity } from './entities';
import type { FeatureSet, Lexicon } from './feature-set';
import { createGazetteerReader, GAZETTEER_WINDOW } from './gazetteer';
import {
  createCache,
  createCacheOf,
  createListGroups,
  createPairCache,
  createReadingGroups,
  createSingles,
  createTopicGroups,
} from './group-caches';
import { createLexiconReader, type LexiconWord, type WordReading } from './lexicon-reader';
import {
  CLASS_WINDOW,
  classAttributes,
  createMedicalReader,
  MEDICAL_KINDS,
  type MedicalToken,
} from './medical-features';
import { createMedicalGroups } from './medical-groups';
import type { PhraseNode } from './phrase-trie';
import {
  createDistantLabels,
  distantAttributes,
  outlineAttributes,
  outlineOf,
  topicsOfWord,
} from './sentence-features';
import { createTopicReader, type TopicWord } from './topics';
import { factsOfWord } from './word-features';
import { createPairReader, OUTSIDE, type PairsOfFirst, type WordPair } from './word-pairs';

/** A sentence's tokens as ids of attribute groups. */
export interface GroupedTokens {
  /** All tokens' ids, one after the other. */
  readonly groups: Int32Array;
  /** [T+1] token t has groups [starts[t], starts[t+1]). */
  readonly starts: Int32Array;
}

/** The same, with what tells words apart. */
export interface ReadTokens extends GroupedTokens {
  /** [T or more] number of each token's word as it is written: from 0, in the order in which this extractor first met them. */
  readonly words: Int32Array;
}

/**
 * AttributeExtractor in numbers: the groups' attributes, one after the other, are the strings it gives, in its order.
 * The arrays hold until the next call, which writes over them.
 */
export interface GroupedExtractor {
  training(words: readonly string[], own: readonly TokenEntity[]): ReadTokens;
  inference(words: readonly string[]): ReadTokens;
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
  const groupsOfStem = createListGroups(lexiconWindow, intern);
  const outlines = createCache((outline) => intern(outlineAttributes(outline)));
  const distantLabels = createDistantLabels();
  const distantGroup = createPairCache((own: WordReading, far: AttributeList) =>
    intern(distantAttributes(far.attributes, own.bucket)),
  );
  const pairs = set.parts.wordPairs ? createPairReader(lexicon?.pairs ?? []) : undefined;
  const outside = pairs?.beginning(OUTSIDE);
  const pairOfFirst = createCacheOf(({ ofFirst }: WordPair) => intern([ofFirst]));
  const pairOfSecond = createCacheOf(({ ofSecond }: WordPair) => intern([ofSecond]));
  const medical = set.parts.medical ? createMedicalReader() : undefined;
  const medicalGroups = createMedicalGroups(intern);
  const seen = new Map(Object.entries((medical && lexicon?.words) ?? {}));
  const topics = set.parts.topics && lexicon?.topics ? createTopicReader(lexicon.topics, lexicon.labels) : undefined;
  const topicGroups = createTopicGroups(intern);
  const lists = lexicon?.gazetteers ? createGazetteerReader(lexicon.gazetteers) : undefined;
  const listGroups = createListGroups(GAZETTEER_WINDOW, intern);
  const words = new Map<string, Word>();
  // Of each word: the groups it gives to tokens around it, its shape's likewise, then affixes, shape and flags of its
  // own token, then medical classes (-1: none). One table, as a token reads nine numbers or more of five words.
  const shapeFrom = 2 * wordWindow + 1;
  const ownAt = shapeFrom + beforeShape.length;
  const classesFrom = ownAt + 1;
  const classes = medical ? 2 * CLASS_WINDOW + 1 : 0;
  const width = classesFrom + classes;
  let given = new Int32Array(1024 * width);

  const wordOf = (written: string): Word => {
    let word = words.get(written);
    if (!word) {
      const facts = factsOfWord(written, set.parts);
      const at = words.size * width;
      if (at + width > given.length) given = grown(given);
      given.set([...facts.wordAt, ...facts.shapeAt].map(single), at);
      given[at + ownAt] = facts.own.length > 0 ? intern([...facts.own]) : -1;
      const token = medical?.word(facts.norm, seen.get(facts.norm)?.[0] ?? 0);
      for (const [i, attributes] of (token ? classAttributes(token.word) : []).entries()) {
        given[at + classesFrom + i] = attributes.length > 0 ? intern(attributes) : -1;
      }
      word = {
        norm: facts.norm,
        number: words.size,
        at,
        topics: set.parts.sentence ? topicsOfWord(facts.norm) : 0,
        lexicon: reader?.word(facts.norm),
        medical: token,
        topic: topics?.word(facts.norm),
        pairs: pairs?.beginning(facts.norm),
        listed: lists?.word(facts.norm),
      };
      words.set(written, word);
    }
    return word;
  };

  const topicsOf = (sentence: readonly Word[], own: readonly TokenEntity[] | undefined): readonly number[] => {
    if (!topics) return [];
    const met: TopicWord[] = [];
    for (const { topic } of sentence) if (topic) met.push(topic);
    return topicGroups(topics.read(met, own), medical !== undefined);
  };

  const readingOf = (sentence: readonly Word[], own: readonly TokenEntity[] | undefined) => {
    const looked: LexiconWord[] = [];
    for (const { lexicon } of sentence) if (lexicon) looked.push(lexicon);
    return reader?.read(looked, own);
  };

  // Room for one token: bias, two pairs, BOS, EOS, own, outline, distant, topic, and the windows.
  const windows = before.length + beforeShape.length + 2 * (2 * lexiconWindow + 1) + classes;
  const most = 9 + windows + MEDICAL_KINDS.length + (lists ? 2 * GAZETTEER_WINDOW + 1 : 0);

  let groups = new Int32Array(64 * most);
  let starts = new Int32Array(65);
  let places = new Int32Array(64);
  let numbers = new Int32Array(64);

  const extract = (written: readonly string[], own: readonly TokenEntity[] | undefined): ReadTokens => {
    const length = written.length;
    const sentence = written.map(wordOf);
    const reading = readingOf(sentence, own);
    const readingGroups = reading ? groupsOfReading(reading) : [];
    const stemGroups = reading ? reading.stems.map(groupsOfStem) : [];
    const outline = set.parts.sentence ? outlines(outlineOf(sentence)) : -1;
    const distant = set.parts.sentence && reading ? distantLabels(reading) : [];
    const ofMedicine = medical && medicalGroups(medical, sentence);
    const ofTopics = topicsOf(sentence, own);
    const listed = lists?.read(sentence);
    if (groups.length < length * most) groups = new Int32Array(2 * length * most);
    if (starts.length <= length) starts = new Int32Array(2 * length + 1);
    let end = 0;
    if (places.length < length) {
      places = new Int32Array(2 * length);
      numbers = new Int32Array(2 * length);
    }
    for (let at = 0; at < length; at++) {
      const word = sentence[at];
      places[at] = word?.at ?? 0;
      numbers[at] = word?.number ?? 0;
    }
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
      if (pairs) {
        const word = sentence[at];
        const before = (at > 0 ? sentence[at - 1]?.pairs : outside)?.get(word?.norm ?? OUTSIDE);
        const after = word?.pairs?.get((at < length - 1 ? sentence[at + 1]?.norm : undefined) ?? OUTSIDE);
        if (before) groups[end++] = pairOfSecond(before);
        if (after) groups[end++] = pairOfFirst(after);
      }
      if (reading) {
        const from = Math.max(0, at - lexiconWindow);
        const to = Math.min(length - 1, at + lexiconWindow);
        for (let near = from; near <= to; near++) {
          groups[end++] = readingGroups[near]?.[near - at + lexiconWindow] ?? -1;
          const stem = stemGroups[near]?.[near - at + lexiconWindow];
          if (stem !== undefined) groups[end++] = stem;
        }
      }
      if (outline >= 0) groups[end++] = outline;
      const far = distant[at];
      const read = reading?.words[at];
      if (far && read && far.id > 0) groups[end++] = distantGroup(read, far);
      if (ofMedicine) {
        for (let i = 0, from = at - CLASS_WINDOW; i < classes; i++, from++) {
          const near = from >= 0 && from < length ? given[(places[from] ?? 0) + classesFrom + i] : -1;
          if (near !== undefined && near >= 0) groups[end++] = near;
        }
        for (let i = 0, from = at * MEDICAL_KINDS.length; i < MEDICAL_KINDS.length; i++, from++) {
          const group = ofMedicine[from] ?? -1;
          if (group >= 0) groups[end++] = group;
        }
      }
      if (topics) groups[end++] = ofTopics[sentence[at]?.medical?.bits ?? 0] ?? -1;
      if (listed) {
        for (let near = Math.max(0, at - GAZETTEER_WINDOW); near <= at + GAZETTEER_WINDOW; near++) {
          const list = listed[near];
          if (list && list.id > 0) groups[end++] = listGroups(list)[near - at + GAZETTEER_WINDOW] ?? -1;
        }
      }
      starts[at + 1] = end;
    }
    return { groups: groups.subarray(0, end), starts: starts.subarray(0, length + 1), words: numbers };
  };
  return { training: extract, inference: (written) => extract(written, undefined) };
}

/** What is known of a word once it was met. */
interface Word {
  readonly norm: string;
  /** From 0, in the order in which words were met. */
  readonly number: number;
  /** Undefined: no known pair begins with it. */
  readonly pairs: PairsOfFirst | undefined;
  /** Where its groups begin in the table of all words. */
  readonly at: number;
  readonly topics: number;
  readonly lexicon: LexiconWord | undefined;
  readonly medical: MedicalToken | undefined;
  readonly topic: TopicWord | undefined;
  /** Undefined: no phrase of a list begins with it. */
  readonly listed: PhraseNode | undefined;
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}
