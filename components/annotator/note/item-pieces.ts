import { piecesOf } from '@/components/reading/mark-pieces';
import type { CharRange } from '@/lib/domain/text/note';
import type { NoteItem } from './items';
import type { TextCell } from './text-cells';

/** A stretch of a cell under the same items. */
export interface ItemPiece extends CharRange {
  /** Outermost (longest) first; empty for plain text. */
  readonly items: readonly NoteItem[];
  /** The item this piece is the button of; undefined where the piece only goes on. */
  readonly owner: NoteItem | undefined;
  /** Items that begin here and lie under others all along: they get a handle of their own before the piece. */
  readonly buried: readonly NoteItem[];
}

/**
 * Pieces of a cell, each item with exactly one button in the whole note: the first piece where it lies on top, else a
 * handle. An item that began in an earlier cell has its button there.
 */
export function itemPiecesOf(cell: TextCell, items: readonly NoteItem[]): ItemPiece[] {
  const pieces = piecesOf(
    cell,
    items.map(({ span }, index) => ({ start: span.start, end: span.end, index })),
  );
  const firstPiece = new Map<number, number>();
  const ownPiece = new Map<number, number>();
  pieces.forEach(({ marks }, at) => {
    for (const index of marks) if (!firstPiece.has(index)) firstPiece.set(index, at);
    const top = marks.at(-1);
    if (top !== undefined && !ownPiece.has(top)) ownPiece.set(top, at);
  });
  const begins = (index: number) => (items[index]?.span.start ?? 0) >= cell.after;
  return pieces.map(({ start, end, marks }, at) => {
    const top = marks.at(-1);
    return {
      start,
      end,
      items: marks.flatMap((index) => items[index] ?? []),
      owner: top !== undefined && ownPiece.get(top) === at && begins(top) ? items[top] : undefined,
      buried: marks
        .filter((index) => firstPiece.get(index) === at && !ownPiece.has(index) && begins(index))
        .flatMap((index) => items[index] ?? []),
    };
  });
}
