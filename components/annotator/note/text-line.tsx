'use client';

import { memo, useMemo, useRef, useState } from 'react';
import { useNumberLabels } from '@/components/reading/sentence-numbers';
import { itemPiecesOf } from './item-pieces';
import type { NoteItem } from './items';
import { type PieceContext, PieceView } from './piece-view';
import { type CellLine, createItemAssigner } from './text-cells';

interface TextLineProps {
  readonly line: CellLine;
  /** The items that touch the line; the same list as long as none of them changes. */
  readonly items: readonly NoteItem[];
  readonly context: PieceContext;
}

/** A heading or a paragraph of the note. Drawn again only when its own items change, and in it only the touched cells. */
export const TextLine = memo(function TextLine({ line, items, context }: TextLineProps) {
  const ref = useRef<HTMLParagraphElement>(null);
  const [assign] = useState(createItemAssigner);
  const byCell = useMemo(() => assign(line.parts, items), [assign, line, items]);
  const numbers = useMemo(() => line.parts.flatMap(({ number }) => number ?? []), [line]);
  const numberLabels = useNumberLabels(ref, numbers);
  if (line.kind === 'heading') {
    return (
      <h3 dir="auto">
        <Cells line={line} byCell={byCell} context={context} numbers={numbers} numberLabels={numberLabels} />
      </h3>
    );
  }
  return (
    <p ref={ref} className="note-line" dir="auto">
      <Cells line={line} byCell={byCell} context={context} numbers={numbers} numberLabels={numberLabels} />
    </p>
  );
});

function Cells({
  line,
  byCell,
  context,
  numbers,
  numberLabels,
}: {
  readonly line: CellLine;
  readonly byCell: readonly (readonly NoteItem[])[];
  readonly context: PieceContext;
  readonly numbers: readonly number[];
  readonly numberLabels: readonly string[];
}) {
  let numbered = 0;
  return line.parts.map((part, at) => {
    const label = part.number === undefined ? undefined : numberLabels[numbered++];
    return (
      <Cell
        key={part.start}
        cell={part}
        items={byCell[at] ?? []}
        context={context}
        numberLabel={numbers.length === 0 ? undefined : label}
      />
    );
  });
}

const Cell = memo(function Cell({
  cell,
  items,
  context,
  numberLabel,
}: {
  readonly cell: CellLine['parts'][number];
  readonly items: readonly NoteItem[];
  readonly context: PieceContext;
  readonly numberLabel: string | undefined;
}) {
  const pieces = useMemo(() => itemPiecesOf(cell, items), [cell, items]);
  return (
    <>
      {numberLabel !== undefined && (
        <span className="sentence-number" aria-hidden>
          {numberLabel}
        </span>
      )}
      <span data-from={cell.start}>
        {pieces.map((piece) => (
          <PieceView key={piece.start} piece={piece} context={context} />
        ))}
      </span>
    </>
  );
});
