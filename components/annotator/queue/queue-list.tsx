'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useEffect, useId, useMemo, useRef, useState } from 'react';
import { formatDate, formatProbability } from '@/components/ui/format';
import type { NoteStatus } from '@/lib/domain/annotation/mark';
import type { QueueNote } from '@/lib/domain/annotation/queue-note';
import { NOTE_STATUSES, panels } from '@/lib/messages/annotate-panels';
import { driftNotice } from '@/lib/messages/drift-notice';
import { type StateOf, statusOf, titleParts, type Uncertainty } from './queue-rows';
import { StatusShape } from './status-shape';

const { queue: words } = panels;
/** The rows' height in annotate-panels.css: all alike, since measuring 100,000 rows takes longer than a frame. */
const ROW_HEIGHT = 53;
const PAGE_ROWS = 10;

/** Notes by their place in the queue; only the rows in sight are in the page. Arrow keys move, Enter opens. */
export function QueueList({
  notes,
  states,
  scores,
  openId,
  choice,
  reason,
  first,
  onOpen,
}: {
  readonly notes: readonly QueueNote[];
  readonly states: StateOf;
  readonly scores: ReadonlyMap<string, Uncertainty>;
  readonly openId: string | undefined;
  /** A new object: other notes are listed, or in another order. */
  readonly choice: object;
  /** Why all of them are on the queue, where there is a reason of its own. */
  readonly reason?: string | undefined;
  /** Notes that a rule put first, and why each. */
  readonly first?: ReadonlyMap<string, { readonly why: 'uncertain' | 'random' }> | undefined;
  readonly onOpen: (noteId: string) => void;
}) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  /** The row that arrow keys are at; the open note until they move. */
  const [active, setActive] = useState<string>();
  const places = useMemo(() => new Map(notes.map(({ noteId }, at) => [noteId, at])), [notes]);
  const placeOf = (noteId: string | undefined) => (noteId === undefined ? -1 : (places.get(noteId) ?? -1));
  const openIndex = placeOf(openId);
  const activeIndex = active === undefined ? openIndex : placeOf(active);
  const virtualizer = useVirtualizer({
    count: notes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  // Another choice of notes begins at its top; while one works nothing moves.
  const shownFor = useRef(choice);
  useEffect(() => {
    if (shownFor.current === choice) return;
    shownFor.current = choice;
    setActive(undefined);
    virtualizer.scrollToOffset(0);
  }, [choice, virtualizer]);
  // A note opened from elsewhere is brought into sight; one that is in sight does not move.
  const listed = openIndex >= 0;
  const openAt = useRef(openIndex);
  useEffect(() => {
    openAt.current = openIndex;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another note is opened, not when its place changes
  useEffect(() => {
    setActive(undefined);
    if (listed) virtualizer.scrollToIndex(openAt.current, { align: 'auto' });
  }, [openId, listed, virtualizer]);

  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(notes.length - 1, index));
    setActive(notes[next]?.noteId);
    virtualizer.scrollToIndex(next, { align: 'auto' });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const from = Math.max(0, activeIndex);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: activeIndex < 0 ? 0 : from + 1,
      ArrowUp: from - 1,
      PageDown: from + PAGE_ROWS,
      PageUp: from - PAGE_ROWS,
      Home: 0,
      End: notes.length - 1,
    };
    const to = steps[event.key];
    const note = notes[activeIndex];
    if (to !== undefined) moveTo(to);
    else if ((event.key === 'Enter' || event.key === ' ') && note) onOpen(note.noteId);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const rows = virtualizer.getVirtualItems();
  const activeRow = rows.find(({ index }) => index === activeIndex);
  return (
    <div
      ref={scroller}
      className="queue-list"
      role="listbox"
      aria-label={words.label}
      aria-description={words.keysHelp}
      aria-activedescendant={activeRow && `${id}-${activeRow.index}`}
      tabIndex={0}
      onKeyDown={onKey}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {rows.map((row) => {
          const note = notes[row.index];
          if (note === undefined) return null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list keeps the focus and hears the keys
            <div
              key={note.noteId}
              id={`${id}-${row.index}`}
              role="option"
              tabIndex={-1}
              aria-selected={note.noteId === openId}
              aria-setsize={notes.length}
              aria-posinset={row.index + 1}
              data-active={row.index === activeIndex || undefined}
              className="queue-row"
              style={{ transform: `translateY(${row.start}px)` }}
              onClick={() => onOpen(note.noteId)}
            >
              <QueueRow
                title={note.title}
                date={note.date}
                status={statusOf(states, note.noteId)}
                doneAt={states.get(note.noteId)?.doneAt}
                uncertainty={scores.get(note.noteId)?.uncertainty}
                reason={reasonOf(first?.get(note.noteId)?.why) ?? reason}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

const QueueRow = memo(function QueueRow({
  title,
  date,
  status,
  doneAt,
  uncertainty,
  reason,
}: {
  readonly title: string;
  readonly date: string | undefined;
  readonly status: NoteStatus;
  readonly doneAt: string | undefined;
  readonly uncertainty: number | undefined;
  readonly reason: string | undefined;
}) {
  const word = status === 'done' && doneAt !== undefined ? words.doneOn(dayOf(doneAt)) : NOTE_STATUSES[status];
  const [head, more] = titleParts({ title, date });
  const about = more !== '' || date === undefined ? more : formatDate(date);
  return (
    <>
      <StatusShape status={status} />
      <b className="truncate" title={title}>
        {head}
      </b>
      <span className="text-caption text-fg-3 tabular-nums">
        {uncertainty !== undefined && (
          <>
            <span className="sr-only">{words.uncertainty('')}</span>
            {formatProbability(uncertainty)}
          </>
        )}
      </span>
      <small>
        {about !== '' && <span className="truncate">{about},</span>}
        <span className="flex-none">{reason === undefined ? word : `${word}, ${reason}`}</span>
      </small>
    </>
  );
});

const reasonOf = (why: 'uncertain' | 'random' | undefined) => why && driftNotice.why[why];

/** "18 Nov": the queue is of these weeks. */
function dayOf(iso: string): string {
  return formatDate(iso).replace(/,? \d{4}$/, '');
}
