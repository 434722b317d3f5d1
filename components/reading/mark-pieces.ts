import type { CharRange } from '@/lib/domain/text/note';

/** A stretch of text under the same marks. */
export interface MarkPiece extends CharRange {
  /** Indexes of the marks over it, outermost (longest) first; empty for plain text. */
  readonly marks: readonly number[];
}

/**
 * Cuts a stretch of text at the edges of the marks in it.
 * Flat on purpose: nested buttons cannot be told apart by screen readers.
 * @param marks ranges of the same text, any order, overlapping or not; `index` names each
 */
export function piecesOf(range: CharRange, marks: readonly (CharRange & { readonly index: number })[]): MarkPiece[] {
  const inside = marks
    .filter((mark) => mark.start < range.end && mark.end > range.start)
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start || a.index - b.index);
  const edges = new Set([range.start, range.end]);
  for (const mark of inside) {
    edges.add(Math.max(mark.start, range.start));
    edges.add(Math.min(mark.end, range.end));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const pieces: MarkPiece[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const start = sorted[i] ?? 0;
    const end = sorted[i + 1] ?? 0;
    const over = inside.filter((mark) => mark.start <= start && mark.end >= end).map((mark) => mark.index);
    pieces.push({ start, end, marks: over });
  }
  return pieces;
}
