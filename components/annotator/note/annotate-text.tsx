'use client';

import { memo, useEffect, useMemo, useState } from 'react';
import type { NoteItem } from './items';
import type { PieceContext } from './piece-view';
import { createItemAssigner, type TextCells } from './text-cells';
import { TextLine } from './text-line';

/** From this length on (characters) lines out of sight are not laid out. */
const LONG_NOTE = 6000;
/** Characters drawn at once: a screenful and more, then as much as fits well into a frame. */
const FIRST_DRAWN = 8000;
const DRAWN_A_FRAME = 12_000;

/** The note's text with its marks. Text is set as text, never as HTML. */
export const AnnotateText = memo(function AnnotateText({
  cells,
  items,
  context,
  drawTo,
}: {
  readonly cells: TextCells;
  readonly items: readonly NoteItem[];
  readonly context: PieceContext;
  /** An offset that must be drawn now, however far down. */
  readonly drawTo: number;
}) {
  const [assign] = useState(() => createItemAssigner(cells.lines));
  const byLine = useMemo(() => assign(items), [assign, items]);
  const drawn = Math.max(useDrawnCharacters(context.text.length), drawTo);
  return cells.lines.map((line, at) =>
    line.start >= drawn ? null : <TextLine key={line.start} line={line} items={byLine[at] ?? []} context={context} />,
  );
});

/** A long note fills up frame by frame, so that its beginning is there at once and no frame takes long. */
function useDrawnCharacters(length: number): number {
  const [drawn, setDrawn] = useState(FIRST_DRAWN);
  useEffect(() => {
    if (drawn >= length) return;
    const frame = requestAnimationFrame(() => setDrawn(drawn + DRAWN_A_FRAME));
    return () => cancelAnimationFrame(frame);
  }, [drawn, length]);
  return drawn;
}

export function isLong(text: string): boolean {
  return text.length > LONG_NOTE;
}
