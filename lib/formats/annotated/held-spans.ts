import type { ExchangeNote, ExchangeSpan, Loss, LossCode } from '@/lib/domain/annotation/exchange';
import { compareSpans, type Label, type Span, sameSpan } from '@/lib/domain/text/span';

/** A span and what a format makes of it. */
export interface HeldSpan {
  readonly from: ExchangeSpan;
  /** In the note's own offsets. */
  readonly to: Span;
  /** Why it is not the same. */
  readonly changed?: LossCode;
}

/** What a format makes of one span: as it is, changed for a reason, or not held at all. */
export type Holding = { readonly to: Span; readonly changed?: LossCode } | LossCode;

export interface HoldingRules {
  readonly overlaps: boolean;
  readonly hold: (span: Span) => Holding;
}

/** Spans that a format holds, with `losses` for those that it does not; `changedLosses` tells of the others. */
export interface Held {
  readonly held: readonly HeldSpan[];
  readonly losses: readonly Loss[];
}

/**
 * The spans that a format without annotators, suggestions and rejections can hold, in text order. Of equal spans one
 * is kept; where overlaps cannot be, the one that begins first, the longer of two that begin together.
 */
export function heldSpans(note: ExchangeNote, { overlaps, hold }: HoldingRules): Held {
  const held: HeldSpan[] = [];
  const losses: Loss[] = [];
  const seen = new Set<string>();
  // Spans come by their start and formats without overlaps never move a later one's start before an earlier one's.
  let reached = 0;
  const lose = (span: Span, code: LossCode) => losses.push(spanLoss(note.id, span, code));
  for (const from of [...note.spans].sort(compareSpans)) {
    const holding = from.state === 'set' ? hold(from) : (`${from.state}-dropped` as const);
    if (typeof holding === 'string') {
      lose(from, holding);
      continue;
    }
    const { to } = holding;
    const key = `${to.start} ${to.end} ${to.label}`;
    if (seen.has(key)) lose(from, 'duplicate-dropped');
    else if (!overlaps && to.start < reached) lose(from, 'overlap-dropped');
    else {
      seen.add(key);
      reached = Math.max(reached, to.end);
      held.push({ from, ...holding });
    }
  }
  return { held, losses };
}

export function changedLosses(noteId: string, held: readonly HeldSpan[]): Loss[] {
  return held.flatMap(({ from, to, changed }) => (changed ? [spanLoss(noteId, from, changed, to)] : []));
}

export function spanLoss(noteId: string, span: Span, code: LossCode, becomes?: Span): Loss {
  const { start, end, label } = span;
  const loss = { noteId, code, span: { start, end, label }, facts: {} };
  return becomes && !sameSpan(becomes, span) ? { ...loss, becomes } : loss;
}

/** Whether an offset stands between the halves of a surrogate pair: code points have no such offset. */
export function splitsPair(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff && at > 0;
}

/** A label as one word: what text files part their columns by becomes "_". */
export function oneWord(label: Label): Label {
  return label.replace(/[\s\p{Cc}]/gu, '_').replace(/\p{Surrogate}/gu, '\ufffd') || '_';
}

/** Without half characters, which UTF-8 cannot hold; the length stays. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
