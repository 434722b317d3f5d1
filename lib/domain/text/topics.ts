import type { TokenEntity } from './entities';
import type { SentenceTopics } from './feature-set';
import type { Label } from './span';
import { stemOf } from './stem';

/** Added to every count, as usual for counts that may be 0 (Jeffreys 1946). */
const PRIOR = 0.5;
const MOST = 4;
/** Labels whose buckets are also given in one attribute: of more, hardly two sentences have the same. */
const JOINT_LABELS_MAX = 3;

/** What one word tells of the sentences it stands in. */
export interface TopicWord {
  readonly stem: string;
  /** [sentences with it, those of them with labels[0], …]; undefined: never seen. */
  readonly row: readonly number[] | undefined;
}

/** Attributes of all tokens of a sentence. */
export interface TopicReading {
  /** [labels] */
  readonly each: readonly string[];
  /** All labels in one attribute; undefined where there are too many. */
  readonly joint: string | undefined;
}

export interface TopicReader {
  word(norm: string): TopicWord;
  /**
   * How likely the sentence's words make each label. Equal readings are one object.
   * @param own the sentence's entities, when it was counted: it is taken off first
   */
  read(words: readonly TopicWord[], own: readonly TokenEntity[] | undefined): TopicReading;
}

/** Counts in how many sentences each stem stands, and in how many of those with an entity of each label. */
export interface TopicCounts {
  /** [sentences, those with labels[0], …] so far */
  readonly sentences: readonly number[];
  readonly stems: ReadonlyMap<string, number[]>;
  add(sentence: { readonly norms: readonly string[]; readonly entities: readonly TokenEntity[] }): void;
}

export function createTopicCounts(labels: readonly Label[]): TopicCounts {
  const zeros = () => new Array<number>(labels.length + 1).fill(0);
  const sentences = zeros();
  const stems = new Map<string, number[]>();
  return {
    sentences,
    stems,
    add({ norms, entities }) {
      const ones = [1, ...labels.map((label) => (entities.some((entity) => entity.label === label) ? 1 : 0))];
      const count = (row: number[]) => {
        for (const [index, one] of ones.entries()) row[index] = (row[index] ?? 0) + one;
      };
      count(sentences);
      for (const stem of new Set(norms.map(stemOf))) {
        const row = stems.get(stem) ?? zeros();
        stems.set(stem, row);
        count(row);
      }
    },
  };
}

/**
 * Naive Bayes over stems, a label at a time. The log-odds are divided by the root of the sentence's length, since words
 * are not independent, rounded, and cut at ±4.
 */
export function createTopicReader(topics: SentenceTopics, labels: readonly Label[]): TopicReader {
  const rows = new Map(Object.entries(topics.stems));
  const known = new Map<string, TopicWord>();
  const readings = new Map<string, TopicReading>();
  const bucketOf = (words: readonly TopicWord[], index: number, own: readonly TokenEntity[] | undefined): number => {
    const mine = own ? 1 : 0;
    const mineWith = own?.some((entity) => entity.label === labels[index]) ? 1 : 0;
    const all = (topics.sentences[0] ?? 0) - mine;
    const withLabel = (topics.sentences[index + 1] ?? 0) - mineWith;
    const without = all - withLabel;
    let logOdds = Math.log((withLabel + PRIOR) / (without + PRIOR));
    const counted = new Set<string>();
    for (const { stem, row } of words) {
      if (!row || counted.has(stem)) continue;
      counted.add(stem);
      const seen = (row[0] ?? 0) - mine;
      if (seen < 1) continue;
      const seenWith = (row[index + 1] ?? 0) - mineWith;
      logOdds += Math.log((seenWith + PRIOR) / (withLabel + 2 * PRIOR));
      logOdds -= Math.log((seen - seenWith + PRIOR) / (without + 2 * PRIOR));
    }
    const rounded = Math.round(logOdds / Math.sqrt(Math.max(1, words.length)));
    return Math.max(-MOST, Math.min(MOST, rounded));
  };
  return {
    word(norm) {
      let word = known.get(norm);
      if (!word) {
        const stem = stemOf(norm);
        word = { stem, row: rows.get(stem) };
        known.set(norm, word);
      }
      return word;
    },
    read(words, own) {
      // `+ 0` makes -0 a 0.
      const buckets = labels.map((_, index) => bucketOf(words, index, own) + 0);
      const key = buckets.join(',');
      let reading = readings.get(key);
      if (!reading) {
        const each = labels.map((label, index) => `topic:${label}=${buckets[index]}`);
        const few = labels.length > 1 && labels.length <= JOINT_LABELS_MAX;
        reading = { each, joint: few ? `topic=${key}` : undefined };
        readings.set(key, reading);
      }
      return reading;
    },
  };
}

/** @param names whether the token names a disease and a treatment, as bits; undefined where nobody asked */
export function topicAttributes({ each, joint }: TopicReading, names: string | undefined): string[] {
  const attributes = joint === undefined ? [...each] : [...each, joint];
  return names === undefined ? attributes : [...attributes, ...each.map((attribute) => `${attribute}|${names}`)];
}
