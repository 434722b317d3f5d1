import type { TokenEntity } from '../text/entities';
import type { CharRange } from '../text/note';
import { compareSpans, type Span, spansOverlap } from '../text/span';

export interface ResolvedSpans {
  /** By `compareSpans`, none overlapping another. */
  readonly kept: readonly Span[];
  readonly dropped: number;
}

/**
 * What of overlapping spans a sequence of tags can hold: the longer one stays, of equal ones the earlier, then the one
 * whose label comes first.
 */
export function resolveOverlaps(spans: readonly Span[]): ResolvedSpans {
  const sorted = spans.map(({ start, end, label }) => ({ start, end, label })).sort(compareSpans);
  // Overlaps are rare, and a run of spans that touch no other one needs no choice.
  const kept: Span[] = [];
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    let end = sorted[from]?.end ?? 0;
    to = from + 1;
    for (; to < sorted.length && (sorted[to]?.start ?? 0) < end; to++) end = Math.max(end, sorted[to]?.end ?? 0);
    kept.push(...longestOf(sorted.slice(from, to)));
  }
  return { kept, dropped: spans.length - kept.length };
}

function longestOf(run: Span[]): Span[] {
  if (run.length === 1) return run;
  const kept: Span[] = [];
  const byLength = [...run].sort((a, b) => b.end - b.start - (a.end - a.start) || compareSpans(a, b));
  for (const span of byLength) if (!kept.some((other) => spansOverlap(other, span))) kept.push(span);
  return kept.sort(compareSpans);
}

/**
 * A sentence's marks as token ranges in text order: widened to whole tokens, cut at the sentence's ends, overlaps
 * resolved as `resolveOverlaps` does. Marks without a token of the sentence are passed over.
 * @param tokens [T] of the sentence, in the note's offsets
 */
export function givenEntities(tokens: readonly CharRange[], marks: readonly Span[]): TokenEntity[] {
  const ranges: Span[] = [];
  for (const mark of marks) {
    const start = tokens.findIndex((token) => token.end > mark.start);
    const end = tokens.findLastIndex((token) => token.start < mark.end) + 1;
    if (start >= 0 && end > start) ranges.push({ start, end, label: mark.label });
  }
  return [...resolveOverlaps(ranges).kept];
}
