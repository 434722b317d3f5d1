import type { Sentence, TextStructure, TokenIndex } from '../text/note';
import { compareSpans, type Span, sameSpan } from '../text/span';
import { snapToTokens, tokenAt } from './snap';

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
  const fitting: {
    readonly span: Span;
    readonly whole: Span;
    readonly first: TokenIndex;
    readonly last: TokenIndex;
  }[] = [];
  for (const span of spans) {
    const range = span.start < span.end ? snapToTokens(tokens, span) : undefined;
    const first = range && tokenAt(tokens, range.start);
    const last = range && tokenAt(tokens, range.end - 1);
    if (first === undefined || last === undefined || !range) {
      dropped.push({ span, reason: 'no-token', instead: undefined });
    } else if (last >= (sentenceOfToken(sentences, first)?.tokenEnd ?? 0)) {
      dropped.push({ span, reason: 'crosses-sentence', instead: undefined });
    } else fitting.push({ span, whole: { ...range, label: span.label }, first, last });
  }
  const kept: { readonly span: Span; readonly whole: Span }[] = [];
  const holder = new Map<TokenIndex, Span>();
  for (const { span, whole, first, last } of fitting.sort((a, b) => longestFirst(a.whole, b.whole))) {
    // A longer one that overlaps covers one of the ends.
    const other = holder.get(first) ?? holder.get(last);
    if (other) {
      dropped.push({ span, reason: sameSpan(other, whole) ? 'repeated' : 'overlaps', instead: other });
      continue;
    }
    kept.push({ span, whole });
    for (let at = first; at <= last; at++) holder.set(at, whole);
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

function sentenceOfToken(sentences: readonly Sentence[], token: TokenIndex): Sentence | undefined {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.tokenEnd ?? 0) > token) high = middle;
    else low = middle + 1;
  }
  return sentences[low];
}
