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
  const blocks = Array.from({ length: Math.ceil(lines.length / BLOCK) }, (_, at) => at * BLOCK);
  return blocks.map((from) => <TextBlock key={from} from={from} lines={lines} byLine={byLine} context={context} />);
});

/**
 * Lines drawn, or passed over, together: with every mark React looks at each part whose parent it drew, and a long note
 * has a thousand lines (a mark among 4,000 marks: 8 ms of looking).
 */
const BLOCK = 32;
const NO_ITEMS: readonly NoteItem[] = [];

interface BlockProps {
  /** Index of its first line. */
  readonly from: number;
  readonly lines: readonly CellLine[];
  /** [lines] */
  readonly byLine: readonly (readonly NoteItem[])[];
  readonly context: PieceContext;
}

const TextBlock = memo(function TextBlock({ from, lines, byLine, context }: BlockProps) {
  return lines
    .slice(from, from + BLOCK)
    .map((line, at) => (
      <TextLine key={line.start} line={line} items={byLine[from + at] ?? NO_ITEMS} context={context} />
    ));
}, sameBlock);

function sameBlock(before: BlockProps, after: BlockProps): boolean {
  if (before.context !== after.context) return false;
  for (let at = after.from; at < after.from + BLOCK; at++) {
    if (before.lines[at] !== after.lines[at] || before.byLine[at] !== after.byLine[at]) return false;
  }
  return true;
}
