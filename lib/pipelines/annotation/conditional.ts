import type { EngineTagger } from '../ports';

/** A token whose tag is given. */
export interface GivenTag {
  readonly at: number;
  readonly tag: string;
}

/**
 * P(tags from `from` on are exactly these | the nearest given tags on either side), of the sentence last set.
 * In a linear chain nothing beyond the nearest given tag matters, so that it follows from the chances of two tags
 * together: P(l, path, r) / P(l, r), with P(l, path, r) = P(l, first) P(path) P(last, r) / (P(first) P(last)).
 * @param before left of the path @param after right of it; undefined: nothing is given there
 * @returns 0-1
 */
export function pathProbabilityGiven(
  tagger: EngineTagger,
  from: number,
  path: readonly string[],
  before: GivenTag | undefined,
  after: GivenTag | undefined,
): number {
  const first = { at: from, tag: path[0] ?? '' };
  const last = { at: from + path.length - 1, tag: path.at(-1) ?? '' };
  let probability = tagger.pathProbability(from, path);
  if (probability === 0) return 0;
  if (before) probability *= together(tagger, before, first) / alone(tagger, first);
  if (after) probability *= together(tagger, last, after) / alone(tagger, last);
  if (before && after) probability /= together(tagger, before, after);
  else if (before ?? after) probability /= alone(tagger, before ?? after);
  // Given tags that the model holds impossible leave nothing to divide by.
  return Number.isFinite(probability) ? Math.min(1, Math.max(0, probability)) : 0;
}

function alone(tagger: EngineTagger, given: GivenTag | undefined): number {
  return given ? tagger.pathProbability(given.at, [given.tag]) : 1;
}

/** P(both tags), whatever stands between. @param left before `right` */
function together(tagger: EngineTagger, left: GivenTag, right: GivenTag): number {
  return tagger.spanProbability(left.at, right.at + 1, {
    first: [left.tag],
    inside: tagger.labels(),
    last: [right.tag],
    only: [],
  });
}
