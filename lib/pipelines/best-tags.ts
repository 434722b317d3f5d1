import type { ModelVersion, ReadingAdjustments } from '../domain/model/run';
import { chooseEntities, type RatedEntity } from '../domain/text/choose-entities';
import type { Encoding } from '../domain/text/feature-set';
import type { Label } from '../domain/text/span';
import { tagsOfEntities } from '../domain/text/tags';
import type { OpenModel } from './inference';
import type { SpanTags } from './ports';

type Marking = Pick<ModelVersion, 'labels' | 'featureSet' | 'spanChanceMin'> & Pick<ReadingAdjustments, 'outsideBias'>;

/**
 * How a model marks: the spans of at least `spanChanceMin` that fit together best, or, where it has none, those of the
 * best path. The model's bias decides on marks alone: it is taken off the tagger again, whose chances stay the model's own.
 * @returns function from the number of tokens of the sentence last set to its [T] tags
 */
export function createTagging(
  opened: Pick<OpenModel, 'tagger' | 'known'>,
  model: Marking,
): (length: number) => string[] {
  const { outsideBias } = model;
  const unbiased = taggingOf(opened, model);
  if (!outsideBias || !opened.known.has('O')) return unbiased;
  return (length) => {
    opened.tagger.setBias('O', outsideBias);
    const tags = unbiased(length);
    opened.tagger.setBias('O', 0);
    return tags;
  };
}

function taggingOf(
  { tagger, known }: Pick<OpenModel, 'tagger' | 'known'>,
  { labels, featureSet: { encoding }, spanChanceMin }: Marking,
): (length: number) => string[] {
  // Without O no token can be left unmarked, whatever its chances.
  if (spanChanceMin === undefined || !known.has('O')) return () => tagger.tag();
  const names = [...known];
  const columns = (tags: readonly string[]) => [...new Set(tags)].map((tag) => names.indexOf(tag));
  const spans = labels.map((label) => {
    const tags = spanTags(known, label, encoding);
    const { first, inside, last, only } = tags;
    return { label, tags, opening: columns([...first, ...only]), following: columns([...inside, ...last]) };
  });
  return (length) => {
    const chances = tagger.marginals();
    const sum = (at: number, of: readonly number[]) =>
      of.reduce((total, column) => total + (chances[at * names.length + column] ?? 0), 0);
    const rated: RatedEntity[] = [];
    for (const { label, tags, opening, following } of spans) {
      for (let start = 0; start < length; start++) {
        // No span is likelier than any of its tags alone: most tokens are passed over here.
        if (sum(start, opening) <= spanChanceMin) continue;
        for (let end = start + 1; end <= length; end++) {
          if (end > start + 1 && sum(end - 1, following) <= spanChanceMin) break;
          const probability = tagger.spanProbability(start, end, tags);
          if (probability > spanChanceMin) rated.push({ start, end, label, probability });
        }
      }
    }
    return tagsOfEntities(length, chooseEntities(rated, spanChanceMin), encoding);
  };
}

/** The tags a span of a label has, and those around it where they tell that it ends there; known ones alone. */
function spanTags(known: ReadonlySet<string>, label: Label, encoding: Encoding): SpanTags {
  const own = (letter: string) => [`${letter}-${label}`].filter((tag) => known.has(tag));
  const inside = own('I');
  const others = [...known].filter((tag) => tag !== `I-${label}`);
  switch (encoding) {
    case 'BILOU':
      return { first: own('B'), inside, last: own('L'), only: own('U') };
    case 'BIO':
      return { first: own('B'), inside, last: inside, only: own('B'), after: others };
    case 'IO':
      return { first: inside, inside, last: inside, only: inside, before: others, after: others };
  }
}
