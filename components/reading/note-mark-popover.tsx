'use client';

import { useEffect } from 'react';
import { formatCount, plural } from '@/components/ui/format';
import type { NoteReading } from '@/lib/domain/reading/reading';
import type { Label } from '@/lib/domain/text/span';
import { DISEASE } from '@/lib/domain/text/span';
import { reading } from '@/lib/messages/reading';
import { countOf, type DatasetCounts } from './dataset-counts';
import { MarkPopover } from './mark-popover';
import type { OpenMark } from './note-focus';

/** Gathers what the popover says of the open mark from the note's reading and the dataset's list. */
export function NoteMarkPopover({
  id,
  open,
  read,
  text,
  labels,
  modelNumber,
  counts,
}: {
  readonly id: string;
  readonly open: OpenMark;
  readonly read: NoteReading;
  readonly text: string;
  readonly labels: readonly Label[];
  readonly modelNumber: number | undefined;
  readonly counts: DatasetCounts | undefined;
}) {
  useEffect(() => {
    open.anchor.setAttribute('aria-describedby', id);
    return () => open.anchor.removeAttribute('aria-describedby');
  }, [open.anchor, id]);

  const mark = read.marks[open.index];
  if (mark === undefined) return null;
  const wordsOf = (index: number) => {
    const other = read.marks[index];
    return other === undefined ? '' : text.slice(other.start, other.end).replaceAll(/\s+/g, ' ');
  };
  const partners = read.pairs.flatMap((pair) => {
    if (mark.label === DISEASE) return pair.disease === open.index ? [wordsOf(pair.treatment)] : [];
    return pair.treatment === open.index ? [wordsOf(pair.disease)] : [];
  });
  const count = countOf(counts, mark);
  return (
    <MarkPopover
      id={id}
      anchor={open.anchor}
      mark={mark}
      labels={labels}
      modelNumber={modelNumber}
      listedWith={[...new Set(partners)]}
      cue={mark.cue && text.slice(mark.cue.start, mark.cue.end)}
      inAllNotes={
        count &&
        reading.mark.times(
          count.times === 1 ? reading.list.once : reading.list.times(formatCount(count.times)),
          plural(count.notes, ...reading.nouns.note),
        )
      }
      beneath={open.stack.length - 1}
    />
  );
}
