import type { CharRange } from '@/lib/domain/text/note';
import { itemAttributes, itemName, type LabelLooks, wordsOf } from './item-look';
import type { ItemPiece } from './item-pieces';
import type { NoteItem } from './items';

export interface PieceContext {
  readonly text: string;
  readonly cutsToken: (span: CharRange) => boolean;
  readonly looks: LabelLooks;
}

/**
 * A stretch of text under one or more items, the innermost on top. The element of the piece that owns an item is its
 * button; focus goes there by Tab, by a press, or from the side panel, never by the browser's own order: a long note
 * has thousands.
 */
export function PieceView({ piece, context }: { readonly piece: ItemPiece; readonly context: PieceContext }) {
  const words = context.text.slice(piece.start, piece.end);
  const top = piece.items.at(-1);
  if (top === undefined) return words;
  const looks = {
    ...itemAttributes(top, context.looks),
    'data-item': top.key,
    'data-stack': piece.items.length > 1 ? piece.items.map(({ key }) => key).join(' ') : undefined,
    'data-under': underLook(piece.items, 2, context.looks),
    'data-under-2': underLook(piece.items, 3, context.looks),
  };
  const own =
    piece.owner === undefined
      ? { 'aria-hidden': true }
      : { ...buttonOf(piece.owner, context), ...cutsOf(top, context) };
  return (
    <>
      {piece.buried.map((item) => (
        <mark
          key={item.key}
          {...itemAttributes(item, context.looks)}
          {...buttonOf(item, context)}
          data-item={item.key}
          data-buried
        />
      ))}
      <mark {...looks} {...own}>
        {words}
      </mark>
    </>
  );
}

function underLook(items: readonly NoteItem[], depth: number, looks: LabelLooks): string | undefined {
  const item = items.at(-depth);
  return item && items.length >= depth ? looks.look(item.span.label) : undefined;
}

function cutsOf(item: NoteItem, { cutsToken }: PieceContext) {
  return { 'data-cuts': cutsToken(item.span) || undefined };
}

/** Text that answers to focus and keys; a real button would not break across lines as words do. */
function buttonOf(item: NoteItem, { text, cutsToken, looks }: PieceContext) {
  return {
    role: 'button',
    tabIndex: -1,
    'aria-label': itemName(item, wordsOf(text, item.span), looks, cutsToken(item.span)),
    'data-owner': item.key,
  };
}
