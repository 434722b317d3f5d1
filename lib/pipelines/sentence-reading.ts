import type { RatedEntity } from '../domain/text/choose-entities';
import type { Encoding } from '../domain/text/feature-set';
import type { Label } from '../domain/text/span';
import { entitiesOfTags, tagsOfSpan } from '../domain/text/tags';
import { createTagging } from './best-tags';
import type { OpenModel } from './inference';

/** A sentence as a model has just read it; good until it reads the next. */
export interface SentenceReading {
  readonly words: readonly string[];
  /** [T or more] numbers of the words, as of ReadTokens. */
  readonly numbers: Int32Array;
  /** What is marked, in text order, each with the chance of exactly its tags. */
  readonly entities: readonly RatedEntity[];
}

/** @returns function of a sentence's words, of which the tagger then speaks */
export function createSentenceReading(
  opened: Pick<OpenModel, 'tagger' | 'extractor' | 'known'>,
  model: Parameters<typeof createTagging>[1],
): (words: readonly string[]) => SentenceReading {
  const { tagger, extractor } = opened;
  const tagging = createTagging(opened, model);
  const chanceOf = createSpanChances(opened, model.featureSet.encoding);
  return (words) => {
    const { groups, starts, words: numbers } = extractor.inference(words);
    tagger.setGroups(groups, starts);
    const entities = entitiesOfTags(tagging(words.length)).map(({ start, end, label }) => ({
      ...{ start, end, label },
      probability: chanceOf(label, start, end - start),
    }));
    return { words, numbers, entities };
  };
}

/** @returns function of a label, a first token and a length: the chance of exactly the tags of such a span; 0 for one the model cannot mark */
export function createSpanChances(
  { tagger, known }: Pick<OpenModel, 'tagger' | 'known'>,
  encoding: Encoding,
): (label: Label, from: number, length: number) => number {
  return (label, from, length) => {
    const tags = tagsOfSpan(label, length, encoding);
    return tags.every((tag) => known.has(tag)) ? tagger.pathProbability(from, tags) : 0;
  };
}
