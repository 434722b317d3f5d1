import { exactF1 } from '../model/evaluate';
import type { Span } from '../text/span';
import { resolveOverlaps } from './given-entities';
import { type Annotator, GOLD } from './mark';

/** One finished layer of a note. */
export interface FinishedLayer {
  readonly annotator: Annotator;
  readonly marks: readonly Span[];
}

/** Exact F1 of two people's marks of a note under which nobody learns from it before the two are made one. */
export const AGREEMENT_MIN = 0.8;

/**
 * The marks of a note that several people tagged: the adjudicated ones where there are, else those of the first by name,
 * where all others agree with them. @returns undefined: they disagree, and somebody has to decide
 */
export function settledMarks(layers: readonly FinishedLayer[]): readonly Span[] | undefined {
  const gold = layers.find(({ annotator }) => annotator === GOLD);
  if (gold) return gold.marks;
  const [first, ...others] = layers.toSorted((a, b) => (a.annotator < b.annotator ? -1 : 1));
  if (!first) return undefined;
  const kept = resolveOverlaps(first.marks).kept;
  const agree = others.every(({ marks }) => agreementOf(kept, resolveOverlaps(marks).kept) >= AGREEMENT_MIN);
  return agree ? first.marks : undefined;
}

/** Whether settledMarks has an answer for layers of these people, whatever their marks are. */
export function settlesAnyway(annotators: readonly Annotator[]): boolean {
  return annotators.length === 1 || annotators.includes(GOLD);
}

/** Two empty layers agree. */
function agreementOf(first: readonly Span[], second: readonly Span[]): number {
  if (first.length === 0 && second.length === 0) return 1;
  return exactF1([{ gold: first, predicted: second }]);
}
