import type { CharRange, TextStructure } from '../text/note';
import { compareSpans, type Span, sameSpan, spansOverlap } from '../text/span';
import { snapToTokens } from './snap';

/** Why training cannot have a mark: `repeated` once widened it equals another, `overlaps` a longer or earlier one. */
export type DropReason = 'no-token' | 'crosses-sentence' | 'repeated' | 'overlaps';

export interface DroppedSpan {
  readonly span: Span;
  readonly reason: DropReason;
  /** The kept span that stands in its way; undefined for the first two reasons. */
  readonly instead: Span | undefined;
}

export interface TrainingView {
  /** Whole tokens, within one sentence each, none overlapping; in text order. */
  readonly spans: readonly Span[];
  /** Kept ones that had to be widened to whole tokens. */
  readonly widened: number;
  /** In text order. */
  readonly dropped: readonly DroppedSpan[];
}

/**
 * What a sequence model can learn of a layer: one label a token. Marks that cut a token are widened to it; of marks
 * that overlap the longest stays, of equal ones the earlier, then by label. A mark across sentences is dropped: cut
 * in two it would teach halves.
 * @param spans standing marks, any order @param structure of their note
 */
export function trainingView(
  spans: readonly Span[],
  structure: Pick<TextStructure, 'tokens' | 'sentences'>,
): TrainingView {
  const { tokens, sentences } = structure;
  const dropped: DroppedSpan[] = [];
  const fitting: { readonly span: Span; readonly whole: Span }[] = [];
  for (const span of spans) {
    const range = snapToTokens(tokens, span);
    const sentence = range && sentenceAt(sentences, range.start);
    if (!range || span.start >= span.end) dropped.push({ span, reason: 'no-token', instead: undefined });
    else if (!sentence || range.end > sentence.end) {
      dropped.push({ span, reason: 'crosses-sentence', instead: undefined });
    } else fitting.push({ span, whole: { ...range, label: span.label } });
  }
  const kept: typeof fitting = [];
  for (const each of fitting.sort((a, b) => longestFirst(a.whole, b.whole))) {
    const other = kept.find(({ whole }) => spansOverlap(whole, each.whole));
    if (!other) kept.push(each);
    else {
      const reason = sameSpan(other.whole, each.whole) ? 'repeated' : 'overlaps';
      dropped.push({ span: each.span, reason, instead: other.whole });
    }
  }
  return {
    spans: kept.map(({ whole }) => whole).sort(compareSpans),
    widened: kept.filter(({ span, whole }) => span.start !== whole.start || span.end !== whole.end).length,
    dropped: dropped.sort((a, b) => compareSpans(a.span, b.span)),
  };
}

function longestFirst(a: Span, b: Span): number {
  return b.end - b.start - (a.end - a.start) || compareSpans(a, b);
}

function sentenceAt<T extends CharRange>(sentences: readonly T[], offset: number): T | undefined {
  return sentences.find(({ start, end }) => start <= offset && offset < end);
}
