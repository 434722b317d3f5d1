'use client';

import { memo, useMemo, useState } from 'react';
import type { NoteItem } from './items';
import type { PieceContext } from './piece-view';
import { type CellLine, createItemAssigner } from './text-cells';
import { TextLine } from './text-line';

/** The note's text with its marks. Text is set as text, never as HTML. */
export const AnnotateText = memo(function AnnotateText({
  lines,
  items,
  context,
}: {
  readonly lines: readonly CellLine[];
  readonly items: readonly NoteItem[];
  readonly context: PieceContext;
}) {
  const [assign] = useState(createItemAssigner);
  const byLine = useMemo(() => assign(lines, items), [assign, lines, items]);
  return lines.map((line, at) => <TextLine key={line.start} line={line} items={byLine[at] ?? []} context={context} />);
});
