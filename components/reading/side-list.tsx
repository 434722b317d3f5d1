'use client';

import { ArrowRight, Check } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { formatCount, formatProbability, plural } from '@/components/ui/format';
import type { NoteReading } from '@/lib/domain/reading/reading';
import { reading } from '@/lib/messages/reading';
import { Legend } from './legend';
import type { SentencePlace } from './note-layout';
import type { NoteListGroup, NoteListRow } from './note-list';

export interface SideListProps {
  readonly groups: readonly NoteListGroup[];
  readonly note: NoteReading;
  readonly text: string;
  readonly places: readonly SentencePlace[];
  /** Id of the row whose mark has focus. */
  readonly currentRow: string | undefined;
  readonly onJump: (row: NoteListRow, from: HTMLElement) => void;
  /** Denied and family diseases that are left out. */
  readonly leftOut: number;
  /** A filter or switch may hide diseases that are there. */
  readonly filtered: boolean;
}

/** "Plan, 8": the heading and the number in the margin. In want of room the heading is cut, never the number. */
function placeWords(place: SentencePlace | undefined, text: string): readonly [heading: string, number: string] {
  if (place === undefined) return ['', ''];
  const heading = place.heading && text.slice(place.heading.start, place.heading.end);
  if (place.number === undefined) return [heading ?? reading.list.heading, ''];
  return heading === undefined
    ? ['', reading.list.sentence(place.number)]
    : [heading, reading.list.number(place.number)];
}

export const SideList = memo(function SideList(props: SideListProps) {
  const { groups, leftOut } = props;
  return (
    <>
      {groups.length === 0 && (
        <p className="px-5 py-4 text-fg-2 text-table">
          {props.filtered || leftOut > 0 ? reading.list.noneFiltered : reading.list.none}
        </p>
      )}
      {groups.map((group) => (
        <section key={group.key} className="side-group">
          <h3 className="side-name">
            <mark data-swatch data-look="disease">
              {group.name}
            </mark>
            {group.assertion !== 'affirmed' && (
              <span className="rounded-mark bg-sunken px-1 text-caption text-fg-2">
                {reading.mark.assertions[group.assertion]}
              </span>
            )}
            <span className="ml-auto font-normal text-caption text-fg-3 tabular-nums">
              {group.mentions === 1 ? reading.list.once : reading.list.times(formatCount(group.mentions))}
            </span>
          </h3>
          <ul>
            {group.rows.map((row) => (
              <li key={row.id}>
                <JumpRow
                  row={row}
                  note={props.note}
                  text={props.text}
                  place={props.places[row.sentence]}
                  current={row.id === props.currentRow}
                  onJump={props.onJump}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {leftOut > 0 && <p className="px-5 pt-3 text-caption text-fg-2">{reading.list.denied(leftOut)}</p>}
      <Legend />
    </>
  );
});

interface JumpRowProps extends Pick<SideListProps, 'note' | 'text' | 'onJump'> {
  readonly row: NoteListRow;
  readonly place: SentencePlace | undefined;
  readonly current: boolean;
}

/** Drawn again only when it becomes or stops being the current one: a long note has thousands. */
const JumpRow = memo(function JumpRow({ row, note, text, place, current, onJump }: JumpRowProps) {
  const treatment = row.treatment === undefined ? undefined : note.marks[row.treatment];
  const dose = treatment?.dose && text.slice(treatment.dose.start, treatment.dose.end);
  const [heading, number] = placeWords(place, text);
  let name: ReactNode = <span className="text-fg-2">{reading.list.noTreatment}</span>;
  if (treatment !== undefined) {
    name = (
      <>
        {text.slice(treatment.start, treatment.end)}
        {dose !== undefined && <span className="text-fg-2"> {dose}</span>}
      </>
    );
  }
  return (
    <button
      type="button"
      className="jump-row"
      data-row={row.id}
      aria-current={current || undefined}
      onClick={(event) => onJump(row, event.currentTarget)}
    >
      <span>{name}</span>
      <span className="jump-place text-caption text-fg-2 tabular-nums" title={heading + number}>
        <span className="jump-heading truncate">{heading}</span>
        <span className="flex-none">{number}</span>
      </span>
      {row.confirmed ? (
        <span className="flex justify-end text-ok">
          <Check aria-hidden />
          <span className="sr-only">{reading.list.confirmed}</span>
        </span>
      ) : (
        <span className="text-right tabular-nums">
          {row.treatment === undefined || row.confidence === undefined ? '' : formatProbability(row.confidence)}
        </span>
      )}
      <ArrowRight aria-hidden />
    </button>
  );
});

/** "5 diseases, 8 treatments" of what the list shows. */
export function listCounts(groups: readonly NoteListGroup[], note: NoteReading): string {
  const treatments = new Set(
    groups.flatMap((group) =>
      group.rows.flatMap((row) => (row.treatment === undefined ? [] : [note.marks[row.treatment]?.key])),
    ),
  );
  return reading.list.counts(
    plural(groups.length, ...reading.nouns.disease),
    plural(treatments.size, ...reading.nouns.treatment),
  );
}
