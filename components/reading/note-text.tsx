'use client';

import { useMemo } from 'react';
import type { Mark } from '@/lib/domain/reading/reading';
import type { CharRange } from '@/lib/domain/text/note';
import type { Label } from '@/lib/domain/text/span';
import { type LineMarks, MarkPieceView } from './mark-piece-view';
import { piecesOf } from './mark-pieces';
import type { NoteLayout } from './note-layout';
import { NoteLineView } from './note-line-view';

/** From this length on (characters) lines out of sight are not laid out. */
const LONG_NOTE = 6000;

const NO_MARKS: LineMarks = new Map();

/** The note's text with its marks. Text is set as text, never as HTML. */
export function NoteText({
  text,
  layout,
  marks,
  labels,
  here,
}: {
  readonly text: string;
  readonly layout: NoteLayout;
  /** Those to show, by index, in text order. */
  readonly marks: readonly (readonly [number, Mark])[];
  readonly labels: readonly Label[];
  readonly here: number | undefined;
}) {
  const byStart = useMemo(() => marksByRange(layout, marks), [layout, marks]);
  return (
    <div className="note-text" data-long={text.length > LONG_NOTE || undefined}>
      {layout.parts.map((part) => (
        <section key={part.heading?.start ?? -1}>
          {part.heading && (
            <h3 data-sentence={part.heading.sentence}>
              {piecesOf(part.heading, indexed(byStart.get(part.heading.start))).map((piece) => (
                <MarkPieceView
                  key={piece.start}
                  piece={piece}
                  text={text}
                  marks={byStart.get(part.heading?.start ?? -1) ?? NO_MARKS}
                  labels={labels}
                />
              ))}
            </h3>
          )}
          {part.lines.map((line) => (
            <NoteLineView
              key={line.start}
              line={line}
              text={text}
              marks={byStart.get(line.start) ?? NO_MARKS}
              labels={labels}
              here={line.parts.some((one) => one.sentence !== undefined && one.sentence === here) ? here : undefined}
            />
          ))}
        </section>
      ))}
    </div>
  );
}

function indexed(marks: LineMarks | undefined) {
  return [...(marks ?? NO_MARKS)].map(([index, mark]) => ({ start: mark.start, end: mark.end, index }));
}

/** Marks of each heading and line, by where it starts; one pass, since both come in text order. */
function marksByRange(layout: NoteLayout, marks: readonly (readonly [number, Mark])[]): Map<number, LineMarks> {
  const ranges: CharRange[] = layout.parts.flatMap((part) => [...(part.heading ? [part.heading] : []), ...part.lines]);
  const found = new Map<number, Map<number, Mark>>();
  let at = 0;
  for (const [index, mark] of marks) {
    while (at < ranges.length && (ranges[at]?.end ?? 0) <= mark.start) at++;
    for (let i = at; i < ranges.length; i++) {
      const range = ranges[i];
      if (range === undefined || range.start >= mark.end) break;
      const own = found.get(range.start) ?? new Map<number, Mark>();
      found.set(range.start, own.set(index, mark));
    }
  }
  return found;
}
