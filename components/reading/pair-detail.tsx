'use client';

import { ArrowRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { formatCount, formatProbability } from '@/components/ui/format';
import { Td } from '@/components/ui/table';
import { useNote } from '@/lib/client/datasets';
import type { NameVariant, ReadingSource } from '@/lib/domain/reading/reading';
import type { CharRange } from '@/lib/domain/text/note';
import { structureOf } from '@/lib/domain/text/structure';
import { reading } from '@/lib/messages/reading';
import { piecesOf } from './mark-pieces';
import { layoutOf } from './note-layout';
import type { RowPlace } from './pair-row-view';
import type { PairRow } from './pair-rows';

const STEP = 10;

/** Under an open row: how the names are written, and every sentence it comes from. */
export function PairDetail({
  place,
  row,
  onOpen,
}: {
  readonly place: RowPlace;
  readonly row: PairRow;
  readonly onOpen: (noteId: string, sentence: number) => void;
}) {
  const [shown, setShown] = useState(STEP);
  const sentences = useMemo(() => sentencesOf(row.sources), [row.sources]);
  const left = sentences.length - shown;
  return (
    <tr {...place}>
      <Td colSpan={6} className="pair-detail">
        <dl className="mb-2 grid grid-cols-[152px_minmax(0,1fr)] gap-x-3 gap-y-1 text-caption">
          <Written label={reading.all.columns.disease} variants={row.diseaseVariants} />
          <Written label={reading.all.columns.treatment} variants={row.treatmentVariants} />
        </dl>
        <ul>
          {sentences.slice(0, shown).map((sentence) => (
            <li
              key={`${sentence.noteId} ${sentence.sentenceIndex}`}
              className="border-line [&:not(:last-child)]:border-b"
            >
              <SourceRow source={sentence} onOpen={onOpen} />
            </li>
          ))}
        </ul>
        {left > 0 && (
          <Button size="small" className="mt-2" onClick={() => setShown(shown + STEP)}>
            {reading.all.more(formatCount(Math.min(left, STEP)))}
          </Button>
        )}
      </Td>
    </tr>
  );
}

interface SourceSentence {
  readonly noteId: string;
  readonly sentenceIndex: number;
  readonly diseases: readonly CharRange[];
  readonly treatments: readonly CharRange[];
  /** The highest among the mentions. */
  readonly confidence: number;
}

/** A sentence that names them twice is shown once, with all mentions marked. */
function sentencesOf(sources: readonly ReadingSource[]): SourceSentence[] {
  const found = new Map<string, SourceSentence>();
  for (const source of sources) {
    const id = `${source.noteId} ${source.sentenceIndex}`;
    const known = found.get(id);
    found.set(id, {
      noteId: source.noteId,
      sentenceIndex: source.sentenceIndex,
      diseases: withRange(known?.diseases, source.disease),
      treatments: withRange(known?.treatments, source.treatment),
      confidence: Math.max(known?.confidence ?? 0, source.confidence),
    });
  }
  return [...found.values()];
}

function withRange(ranges: readonly CharRange[] = [], range: CharRange | undefined): readonly CharRange[] {
  if (range === undefined || ranges.some((one) => one.start === range.start && one.end === range.end)) return ranges;
  return [...ranges, range];
}

function Written({ label, variants }: { readonly label: string; readonly variants: readonly NameVariant[] }) {
  if (variants.length === 0) return null;
  return (
    <>
      <dt className="text-fg-2">{reading.all.writtenAs(label)}</dt>
      <dd>{variants.map(({ text, count }) => reading.all.variant(text, formatCount(count))).join(', ')}</dd>
    </>
  );
}

/** One sentence with the two mentions marked; it opens in its note. */
function SourceRow({
  source,
  onOpen,
}: {
  readonly source: SourceSentence;
  readonly onOpen: (noteId: string, sentence: number) => void;
}) {
  const placed = useNote(source.noteId);
  if (placed === undefined) return <div className="source-row min-h-9" />;
  if (placed === null) return <div className="source-row text-fg-2">{reading.note.missing}</div>;
  const { note } = placed.labelled;
  const structure = structureOf(note);
  const sentence = structure.sentences[source.sentenceIndex];
  const number = layoutOf(note.text, structure).places[source.sentenceIndex]?.number;
  const ranges = [...source.diseases, ...source.treatments].map((range, index) => ({ ...range, index }));
  return (
    <div className="source-row">
      <span className="text-caption text-fg-2">
        {note.title}
        {number !== undefined && `, ${reading.list.sentence(number)}`}
      </span>
      <span className="leading-[1.7]">
        {sentence &&
          piecesOf(sentence, ranges).map((piece) => {
            const words = note.text.slice(piece.start, piece.end);
            if (piece.marks.length === 0) return <span key={piece.start}>{words}</span>;
            return (
              <mark
                key={piece.start}
                data-look={(piece.marks.at(-1) ?? 0) < source.diseases.length ? 'disease' : 'treatment'}
              >
                {words}
              </mark>
            );
          })}
      </span>
      <span className="text-right tabular-nums">{formatProbability(source.confidence)}</span>
      <Button size="small" iconAfter={ArrowRight} onClick={() => onOpen(source.noteId, source.sentenceIndex)}>
        {reading.all.openNote}
      </Button>
    </div>
  );
}
