import type { Span } from '../text/span';
import { sameSpan, spansOverlap } from '../text/span';

/**
 * How a mark differs from gold.
 * - `missed`: a gold span that no predicted span answers.
 * - `spurious`: a predicted span that answers no gold span.
 * - `boundary`: right label, other limits.
 * - `label`: they overlap, the label is another (limits equal or not).
 */
export type ErrorKind = 'missed' | 'spurious' | 'boundary' | 'label';

export const ERROR_KINDS: readonly ErrorKind[] = ['missed', 'spurious', 'boundary', 'label'];

/** One error. `missed` has gold alone, `spurious` predicted alone, the others both. */
export interface SpanError<G extends Span = Span, P extends Span = Span> {
  readonly kind: ErrorKind;
  readonly gold: G | undefined;
  readonly predicted: P | undefined;
}

/**
 * Errors of one sentence, in text order. Equal spans are right and give none.
 *
 * Every other span stands in exactly one error, so that missed + boundary + label are the exact false negatives
 * and spurious + boundary + label the exact false positives. Overlapping spans are paired one to one: the same label
 * first, then the longer overlap, then text order. A gold span marked in two pieces is thus `boundary` + `spurious`.
 *
 * @param gold offsets in the same text as `predicted`; any order
 */
export function spanErrors<G extends Span, P extends Span>(
  gold: readonly G[],
  predicted: readonly P[],
): SpanError<G, P>[] {
  const goldLeft = new Set(gold);
  const predictedLeft = new Set(predicted);
  for (const g of gold) {
    for (const p of predictedLeft) {
      if (!sameSpan(g, p)) continue;
      goldLeft.delete(g);
      predictedLeft.delete(p);
      break;
    }
  }

  const errors: SpanError<G, P>[] = [];
  for (const { g, p } of overlappingPairs(goldLeft, predictedLeft)) {
    if (!goldLeft.has(g) || !predictedLeft.has(p)) continue;
    goldLeft.delete(g);
    predictedLeft.delete(p);
    errors.push({ kind: g.label === p.label ? 'boundary' : 'label', gold: g, predicted: p });
  }
  for (const g of goldLeft) errors.push({ kind: 'missed', gold: g, predicted: undefined });
  for (const p of predictedLeft) errors.push({ kind: 'spurious', gold: undefined, predicted: p });
  return errors.sort((a, b) => startOf(a) - startOf(b) || ERROR_KINDS.indexOf(a.kind) - ERROR_KINDS.indexOf(b.kind));
}

/** Labels an error concerns: gold's, predicted's, or both. */
export function labelsOfError(error: SpanError): readonly string[] {
  const labels = [error.gold?.label, error.predicted?.label].filter((label) => label !== undefined);
  return [...new Set(labels)];
}

/** Best pair first. */
function overlappingPairs<G extends Span, P extends Span>(gold: Set<G>, predicted: Set<P>): { g: G; p: P }[] {
  const pairs: { g: G; p: P; sameLabel: number; shared: number }[] = [];
  for (const g of gold) {
    for (const p of predicted) {
      if (!spansOverlap(g, p)) continue;
      const shared = Math.min(g.end, p.end) - Math.max(g.start, p.start);
      pairs.push({ g, p, sameLabel: g.label === p.label ? 1 : 0, shared });
    }
  }
  return pairs.sort(
    (a, b) => b.sameLabel - a.sameLabel || b.shared - a.shared || a.g.start - b.g.start || a.p.start - b.p.start,
  );
}

function startOf(error: SpanError): number {
  return Math.min(error.gold?.start ?? Infinity, error.predicted?.start ?? Infinity);
}
