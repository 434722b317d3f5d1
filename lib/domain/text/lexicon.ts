import { type TokenEntity, typesOfEntities } from './entities';
import type { FeatureSet, Lexicon } from './feature-set';
import { chosenGazetteers, type Gazetteer } from './gazetteer';
import { normalizeWord } from './normalize';
import type { Label } from './span';
import { stemOf } from './stem';
import { createTopicCounts } from './topics';
import { PairCounts } from './word-pairs';

/** One sentence and what is marked in it. */
export interface LabelledWords {
  /** [T] as written. */
  readonly words: readonly string[];
  /** Apart from each other; touching ones stay two. */
  readonly entities: readonly TokenEntity[];
}

/**
 * Counts what the training labels say of each word and phrase.
 * @param labels entities of other labels count as unmarked
 * @param gazetteers content of the lists the set names; others are passed over. One that is missing is a bug of the caller
 * @returns undefined when the feature set has no lexicon and no lists. Keys sorted, so that the same data give the same bytes.
 */
export function learnLexicon(
  sentences: Iterable<LabelledWords>,
  set: FeatureSet,
  labels: readonly Label[],
  gazetteers: readonly Gazetteer[] = [],
): Lexicon | undefined {
  const { lexicon, stems: withStems, wordPairs, topics: withTopics } = set.parts;
  const lists = chosenGazetteers(set.parts.gazetteers, gazetteers);
  if (!lists) throw new Error('learnLexicon: a list of the feature set is missing');
  if (!lexicon && !wordPairs && !withTopics && lists.length === 0) return undefined;
  const words = new Map<string, number[]>();
  const phrases = new Map<string, number[]>();
  const stems = new Map<string, number[]>();
  const pairs = new PairCounts();
  const topics = createTopicCounts(labels);
  const norms = new Map<string, string>();
  const normOf = (word: string): string => {
    const norm = norms.get(word) ?? normalizeWord(word);
    norms.set(word, norm);
    return norm;
  };
  for (const { words: written, entities } of sentences) {
    const sentence = { norms: written.map(normOf), entities };
    if (lexicon) {
      countWords(words, sentence, labels);
      countPhrases(phrases, sentence, labels, lexicon.phraseLength);
      if (withStems) countWords(stems, { norms: sentence.norms.map(stemOf), entities }, labels);
    }
    if (wordPairs) pairs.add(sentence.norms);
    if (withTopics) topics.add(sentence);
  }
  return {
    labels: [...labels],
    words: sortedRecord(words),
    phrases: sortedRecord(phrases),
    ...(lexicon && withStems ? { stems: sortedRecord(stems) } : {}),
    ...(wordPairs ? { pairs: pairs.repeated() } : {}),
    ...(withTopics ? { topics: { sentences: topics.sentences, stems: sortedRecord(topics.stems) } } : {}),
    ...(lists.length > 0 ? { gazetteers: lists } : {}),
  };
}

/** A sentence as the lexicon's keys hold it. */
export interface CountedSentence {
  /** [T] normalised words. */
  readonly norms: readonly string[];
  readonly entities: readonly TokenEntity[];
}

/** word -> [times seen, times inside labels[0], …], added onto `counts`. */
export function countWords(
  counts: Map<string, number[]>,
  { norms, entities }: CountedSentence,
  labels: readonly Label[],
): void {
  const types = typesOfEntities(entities, norms.length);
  for (const [at, norm] of norms.entries()) {
    const row = rowOf(counts, norm, labels.length + 1);
    row[0] = (row[0] ?? 0) + 1;
    const label = labels.indexOf(types[at] ?? 'O');
    if (label >= 0) row[label + 1] = (row[label + 1] ?? 0) + 1;
  }
}

/** phrase -> [times an entity of labels[0], …], added onto `counts`; entities over `longest` tokens are passed over. */
export function countPhrases(
  counts: Map<string, number[]>,
  { norms, entities }: CountedSentence,
  labels: readonly Label[],
  longest: number,
): void {
  for (const { start, end, label } of entities) {
    const index = labels.indexOf(label);
    if (index < 0 || end - start > longest) continue;
    const row = rowOf(counts, norms.slice(start, end).join(' '), labels.length);
    row[index] = (row[index] ?? 0) + 1;
  }
}

function rowOf(counts: Map<string, number[]>, key: string, length: number): number[] {
  let row = counts.get(key);
  if (!row) {
    row = new Array<number>(length).fill(0);
    counts.set(key, row);
  }
  return row;
}

function sortedRecord(counts: ReadonlyMap<string, number[]>): Record<string, readonly number[]> {
  const entries = [...counts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  // fromEntries defines own properties, so that a word like "__proto__" is a key as any other.
  return Object.fromEntries(entries);
}
