import { compareSpans, type Label, type Span, spansOverlap } from '../text/span';
import type { Counts } from './evaluation';

/** How many pairs of one gold and one predicted span match, each span used at most once. */
export type SpanMatcher = (gold: readonly Span[], predicted: readonly Span[]) => number;

/** Same borders and label. */
export function exactMatches(gold: readonly Span[], predicted: readonly Span[]): number {
  const keys = new Map<string, number>();
  for (const span of gold) {
    const key = `${span.start} ${span.end} ${span.label}`;
    keys.set(key, (keys.get(key) ?? 0) + 1);
  }
  let matched = 0;
  for (const span of predicted) {
    const key = `${span.start} ${span.end} ${span.label}`;
    const left = keys.get(key) ?? 0;
    if (left === 0) continue;
    keys.set(key, left - 1);
    matched++;
  }
  return matched;
}

/** Same label and at least one character in common; each predicted span in text order takes the first free gold span. */
export function overlapMatches(gold: readonly Span[], predicted: readonly Span[]): number {
  const free = [...gold].sort(compareSpans);
  let matched = 0;
  for (const span of [...predicted].sort(compareSpans)) {
    const at = free.findIndex((other) => other.label === span.label && spansOverlap(other, span));
    if (at < 0) continue;
    free.splice(at, 1);
    matched++;
  }
  return matched;
}

/** Numbers per note and label in `countSpans`: matched, predicted, gold. */
export const COUNTS_PER_LABEL = 3;

/**
 * @returns `counts` [notes * labels * 3] row-major: matched, predicted, gold of each note and label;
 *   `sums` [labels + 1] over all notes, the last over all labels too
 */
export function countSpans(
  notes: readonly { readonly gold: readonly Span[]; readonly predicted: readonly Span[] }[],
  labels: readonly Label[],
  matcher: SpanMatcher,
): { counts: Int32Array; sums: Counts[] } {
  const width = labels.length * COUNTS_PER_LABEL;
  const counts = new Int32Array(notes.length * width);
  for (const [row, note] of notes.entries()) {
    for (const [index, label] of labels.entries()) {
      const gold = note.gold.filter((span) => span.label === label);
      const predicted = note.predicted.filter((span) => span.label === label);
      const at = row * width + index * COUNTS_PER_LABEL;
      counts[at] = matcher(gold, predicted);
      counts[at + 1] = predicted.length;
      counts[at + 2] = gold.length;
    }
  }
  const totals = new Float64Array(width + COUNTS_PER_LABEL);
  for (let at = 0; at < counts.length; at++) {
    const column = at % width;
    const value = counts[at] ?? 0;
    totals[column] = (totals[column] ?? 0) + value;
    const overall = width + (column % COUNTS_PER_LABEL);
    totals[overall] = (totals[overall] ?? 0) + value;
  }
  const sums = Array.from({ length: labels.length + 1 }, (_, index): Counts => {
    const [matched = 0, predicted = 0, gold = 0] = totals.subarray(index * COUNTS_PER_LABEL);
    return { truePositives: matched, falsePositives: predicted - matched, falseNegatives: gold - matched };
  });
  return { counts, sums };
}
