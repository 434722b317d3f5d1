import { applyIsotonic } from '../domain/model/isotonic';
import type { SentenceObservation } from '../domain/monitoring/count-note';
import type { NoteCertainty } from '../domain/monitoring/f1-estimate';
import type { Rarity } from '../domain/monitoring/word-rarity';
import { entitiesOfTags, tagsOfSpan } from '../domain/text/tags';
import { createTagging } from './best-tags';
import type { OpenModel, ReadableModel } from './inference';
import type { EngineTagger } from './ports';

export interface ObservedSentence {
  readonly observation: SentenceObservation;
  readonly certainty: NoteCertainty;
}

/** @param tags the best ones, where they are known already */
export type Observer = (words: readonly string[], tags?: readonly string[]) => ObservedSentence;

/**
 * What monitoring counts of a sentence: read from the tagger, which has just been given the sentence, as it tags it.
 * @param rarity by the model's lexicon; where the sentence is one of its training notes, outside its patient's
 * @param startsFactor of the model's OwnReading
 * @returns function of the sentence's words, of which the result holds nothing but those words themselves
 */
export function createObserver(
  { tagger, known }: Pick<OpenModel, 'tagger' | 'known'>,
  model: Pick<ReadableModel, 'labels' | 'featureSet' | 'calibration' | 'spanChanceMin' | 'outsideBias'>,
  rarity: (word: string) => Rarity,
  startsFactor = 1,
): Observer {
  const { labels, calibration } = model;
  const { encoding } = model.featureSet;
  const bestTags = createTagging({ tagger, known }, model);
  const allTags = tagger.labels();
  /** Places in a row of marginals of the tags that begin an entity; IO has none of its own. */
  const beginnings = allTags.flatMap((tag, at) => (/^[BU]-/.test(tag) ? [at] : []));
  const insides = encoding === 'IO' ? labels.map((label) => `I-${label}`).filter((tag) => known.has(tag)) : [];

  const expectedStarts = (length: number): number => {
    const marginals = tagger.marginals();
    let sum = 0;
    for (let token = 0; token < length; token++) {
      for (const at of beginnings) sum += marginals[token * allTags.length + at] ?? 0;
    }
    for (const tag of insides) sum += startsOfRuns(tagger, tag, allTags.indexOf(tag), marginals, length);
    return sum;
  };

  return (words, tags) => {
    const found = entitiesOfTags(tags ?? bestTags(words.length));
    const entities = found.map(({ start, end, label }) => {
      const tags = tagsOfSpan(label, end - start, encoding);
      const raw = tags.every((tag) => known.has(tag)) ? tagger.pathProbability(start, tags) : 0;
      const confidence = calibration ? Math.min(1, Math.max(0, applyIsotonic(calibration, raw))) : raw;
      return { label, tokens: end - start, confidence };
    });
    const rarities = words.map((word) => rarity(word));
    const expected = startsFactor * expectedStarts(words.length);
    return {
      observation: {
        words,
        unknown: rarities.map(({ unknown }) => unknown),
        rarityNats: rarities.reduce((sum, { nats }) => sum + nats, 0),
        // Last of what asks the tagger: the best path takes the room that chances are kept in.
        surpriseNats: Math.max(0, -tagger.bestPathLogProbability()),
        entities,
      },
      certainty: {
        predicted: entities.length,
        right: entities.reduce((sum, { confidence }) => sum + confidence, 0),
        expected,
      },
    };
  };
}

/** Expected runs of one tag: Σ P(tag at t) − P(tag at t − 1 and t). */
function startsOfRuns(
  tagger: EngineTagger,
  tag: string,
  column: number,
  marginals: Float64Array,
  length: number,
): number {
  const width = marginals.length / length;
  let sum = 0;
  for (let token = 0; token < length; token++) {
    sum += marginals[token * width + column] ?? 0;
    if (token > 0) sum -= tagger.pathProbability(token - 1, [tag, tag]);
  }
  return sum;
}
