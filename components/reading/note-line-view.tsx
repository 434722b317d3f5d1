'use client';

import { memo, useMemo, useRef } from 'react';
import type { Label } from '@/lib/domain/text/span';
import { type LineMarks, MarkPieceView } from './mark-piece-view';
import { piecesOf } from './mark-pieces';
import type { LinePart, NoteLine } from './note-layout';
import { useNumberLabels } from './sentence-numbers';

export interface NoteLineProps {
  readonly line: NoteLine;
  readonly text: string;
  readonly marks: LineMarks;
  readonly labels: readonly Label[];
  /** Sentence to point out, where it stands in this line. */
  readonly here: number | undefined;
}

/** One line of the note with its sentences numbered in the margin. Drawn again only when its own marks change. */
export const NoteLineView = memo(function NoteLineView({ line, text, marks, labels, here }: NoteLineProps) {
  const ref = useRef<HTMLParagraphElement>(null);
  const numbers = useMemo(() => line.parts.flatMap((part) => (part.number === undefined ? [] : [part.number])), [line]);
  const numberLabels = useNumberLabels(ref, numbers);
  return (
    <p ref={ref} className="note-line">
      {line.parts.map((part) => (
        <LinePartView
          key={part.start}
          part={part}
          text={text}
          marks={marks}
          labels={labels}
          here={part.sentence !== undefined && part.sentence === here}
          numberLabel={part.number === undefined ? undefined : numberLabels[numbers.indexOf(part.number)]}
        />
      ))}
    </p>
  );
});

function LinePartView({
  part,
  text,
  marks,
  labels,
  here,
  numberLabel,
}: Omit<NoteLineProps, 'line' | 'here'> & {
  readonly part: LinePart;
  readonly here: boolean;
  readonly numberLabel: string | undefined;
}) {
  const pieces = useMemo(
    () =>
      piecesOf(
        part,
        [...marks].map(([index, mark]) => ({ start: mark.start, end: mark.end, index })),
      ),
    [part, marks],
  );
  const words = pieces.map((piece) => (
    <MarkPieceView key={piece.start} piece={piece} text={text} marks={marks} labels={labels} />
  ));
  if (part.sentence === undefined) return words;
  return (
    <>
      {part.number !== undefined && (
        <span className="sentence-number" aria-hidden>
          {numberLabel}
        </span>
      )}
      <span className="sentence" data-sentence={part.sentence} data-here={here || undefined}>
        {words}
      </span>
    </>
  );
}
