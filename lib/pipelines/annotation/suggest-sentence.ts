import type { Suggestion } from '../../domain/annotation/mark';
import { spansOfEntities, type TokenEntity } from '../../domain/text/entities';
import type { CharRange } from '../../domain/text/note';
import { type Label, type Span, sameSpan } from '../../domain/text/span';
import { entitiesOfTags, tagsOfSpan } from '../../domain/text/tags';
import type { OpenModel, ReadableModel } from '../inference';
import { type GivenTag, pathProbabilityGiven } from './conditional';

/** Paths looked at to get round rejected spans. */
const PATHS_MAX = 12;

export interface SentenceAnswers {
  /** Marks that stand, as token ranges in text order, apart from each other. */
  readonly given: readonly TokenEntity[];
  /** In the note's offsets. */
  readonly rejected: readonly Span[];
}

/**
 * Suggestions for the sentence last set in the tagger: the best path with the given entities in it and without a
 * rejected one, except where the twelve best all have one; it is then left out. Confidences are conditional on what is
 * given; a rejected span gives its share to those that overlap it.
 * @param tokens [T] of the sentence
 */
export function suggestInSentence(
  { tagger, known }: OpenModel,
  { labels, featureSet: { encoding } }: Pick<ReadableModel, 'labels' | 'featureSet'>,
  tokens: readonly CharRange[],
  { given, rejected }: SentenceAnswers,
): Suggestion[] {
  const fixed = fixedTags(tokens.length, given, knownTags, known.has('O') ? 'O' : undefined);
  const isRejected = (span: Span) => rejected.some((other) => sameSpan(span, other));
  const isNew = (entity: TokenEntity) => !given.some((mark) => mark.start < entity.end && entity.start < mark.end);

  const entities = bestEntities();
  const spans = spansOfEntities(tokens, entities);
  return entities.flatMap((entity, index) => {
    const span = spans[index];
    return span && !isRejected(span) ? [suggestionOf(entity, span)] : [];
  });

  function knownTags(label: Label, length: number): string[] | undefined {
    const tags = tagsOfSpan(label, length, encoding);
    return tags.every((tag) => known.has(tag)) ? tags : undefined;
  }

  function bestEntities(): TokenEntity[] {
    const newEntities = (tags: readonly string[]) => entitiesOfTags(tags).filter(isNew);
    if (given.length === 0 && rejected.length === 0) return newEntities(tagger.tag());
    // Without O there may be no legal path around what is given.
    const legal = encoding !== 'IO' && known.has('O') ? encoding : undefined;
    const paths = tagger.nBest(rejected.length > 0 ? PATHS_MAX : 1, { fixed, legal });
    const candidates = paths.map((path) => newEntities(path.labels));
    return candidates.find((each) => !spansOfEntities(tokens, each).some(isRejected)) ?? candidates[0] ?? [];
  }

  function suggestionOf({ start, end, label }: TokenEntity, span: Span): Suggestion {
    const length = end - start;
    const before = nearestGiven(fixed, start, -1);
    const after = nearestGiven(fixed, end - 1, 1);
    const probability = (at: number, path: readonly string[] | undefined) =>
      path ? pathProbabilityGiven(tagger, at, path, before, after) : 0;
    let turnedDown = 0;
    for (const other of rejected) {
      const from = tokens.findIndex((token) => token.start === other.start);
      const to = tokens.findIndex((token) => token.end === other.end) + 1;
      // Spans beyond the nearest given ones say nothing of this one.
      const near = from > (before?.at ?? -1) && to <= (after?.at ?? tokens.length);
      if (from < 0 || to <= from || !near || from >= end || to <= start) continue;
      turnedDown += probability(from, knownTags(other.label, to - from));
    }
    const rest = Math.max(1 - turnedDown, Number.EPSILON);
    const share = (path: readonly string[] | undefined) => Math.min(1, probability(start, path) / rest);
    const others = labels.filter((each) => each !== label);
    return {
      start: span.start,
      end: span.end,
      label,
      confidence: share(knownTags(label, length)),
      otherwise: {
        none: share(known.has('O') ? new Array<string>(length).fill('O') : undefined),
        labels: Object.fromEntries(
          others.map((each) => [each, isRejected({ ...span, label: each }) ? 0 : share(knownTags(each, length))]),
        ),
      },
    };
  }
}

/** [T] tags of given entities; those the model has no tags for are kept free of any entity. */
function fixedTags(
  length: number,
  given: readonly TokenEntity[],
  tagsOf: (label: Label, length: number) => readonly string[] | undefined,
  otherwise: string | undefined,
): (string | undefined)[] {
  const fixed = new Array<string | undefined>(length).fill(undefined);
  for (const { start, end, label } of given) {
    const tags = tagsOf(label, end - start);
    for (let at = start; at < end; at++) fixed[at] = tags ? tags[at - start] : otherwise;
  }
  return fixed;
}

function nearestGiven(fixed: readonly (string | undefined)[], from: number, step: 1 | -1): GivenTag | undefined {
  for (let at = from + step; at >= 0 && at < fixed.length; at += step) {
    const tag = fixed[at];
    if (tag !== undefined) return { at, tag };
  }
  return undefined;
}
