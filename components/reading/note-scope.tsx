'use client';

import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { DriftNotice } from '@/components/monitoring/drift-notice';
import { holdRest } from '@/components/ui/at-rest';
import { onDemand, useNeeded } from '@/components/ui/on-demand';
import { Segmented } from '@/components/ui/segmented';
import { useNoteAt } from '@/lib/client/datasets';
import type { DatasetVersion, LabelledNote } from '@/lib/domain/data/dataset';
import { reading } from '@/lib/messages/reading';
import { useNoteFocus } from './note-focus';
import type { NoteListRow } from './note-list';
import { NotePaper } from './note-paper';
import { NoteSide } from './note-side';
import { NoteText } from './note-text';
import type { ReadingPlace } from './place';
import { useNoteView } from './read-note-view';
import { ReadToolbar } from './read-toolbar';
import type { ReadingOptions } from './reading-options';
import type { ListFormat } from './save-list';
import type { SourceBarProps } from './source-bar';
import { useWordHighlight } from './word-highlight';

const markPopover = onDemand(() => import('./note-mark-popover'));
const saving = onDemand(() => import('./save-note-list'));

export interface ScopeProps {
  readonly dataset: DatasetVersion;
  readonly total: number | undefined;
  readonly options: ReadingOptions;
  readonly place: ReadingPlace;
  readonly go: (to: Partial<ReadingPlace>) => void;
  readonly bar: SourceBarProps;
}

/** One note with its marks, and beside it the list of its diseases and treatments. */
export function NoteScope({
  dataset,
  labelled,
  index,
  total,
  options,
  place,
  go,
  bar,
}: ScopeProps & { readonly labelled: LabelledNote; readonly index: number }) {
  const { note } = labelled;
  const popoverId = useId();
  const noteRef = useRef<HTMLDivElement>(null);
  const timesSought = useRef(0);
  const [pane, setPane] = useState<'note' | 'list'>('note');
  const previous = useNoteAt(index > 0 ? dataset.id : undefined, index - 1);
  const next = useNoteAt(dataset.id, index + 1);
  const view = useNoteView(dataset, note, options);
  const { read, groups, labels } = view;
  const waits = options.choice !== 'none' && view.state.status === 'loading';
  useEffect(() => (waits ? holdRest() : undefined), [waits]);
  const names = useMemo(() => labels.map(([label]) => label), [labels]);
  const focus = useNoteFocus(noteRef, place.sentence);
  const { showSentence, jump } = focus;
  const found = useWordHighlight(noteRef, options.query, view.shown);

  useEffect(() => {
    if (place.sentence !== undefined) showSentence(place.sentence);
  }, [place.sentence, showSentence]);

  const onJump = useCallback(
    (row: NoteListRow, from: HTMLElement) => {
      // On a phone the note is not laid out while the list is.
      flushSync(() => setPane('note'));
      jump(row, from);
    },
    [jump],
  );
  // The live query may still hold the neighbour of the note before.
  const forward = next && next.note.id !== note.id ? next : undefined;
  const back = index > 0 && previous?.note.id !== note.id ? previous : undefined;
  const open = (to: LabelledNote | undefined) => to && go({ datasetId: dataset.id, noteId: to.note.id });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === 'j') open(forward);
    if (event.key === 'k') open(back);
  };
  const popover = useNeeded(markPopover, focus.open !== undefined);
  const save = async (format: ListFormat) => {
    const { saveNoteList } = await saving.load();
    saveNoteList(view, note, options, format);
  };
  const focused = focus.open?.index;
  const current = groups
    .flatMap((group) => group.rows)
    .filter((row) => focused !== undefined && (row.treatment === focused || row.disease === focused));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of whatever has focus inside; nothing here is pressed itself
    <div className="reading" onKeyDown={onKeyDown}>
      <ReadToolbar
        scope="note"
        onScope={(scope) => go({ datasetId: dataset.id, noteId: note.id, scope })}
        total={total}
        options={options}
        counts={labels}
        searchNote={options.query.trim() === '' ? undefined : reading.found(found.length)}
        onSearchEnter={() => {
          const range = found[timesSought.current++ % Math.max(1, found.length)];
          range?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
        }}
        onExport={read && ((format) => void save(format))}
      />
      <DriftNotice />
      <Segmented
        className="pane-switch mx-4 mt-2"
        label={reading.note.panes.label}
        value={pane}
        onChange={setPane}
        options={[
          { value: 'note', label: reading.note.panes.note },
          { value: 'list', label: reading.note.panes.list, count: groups.length },
        ]}
      />
      <div className="reading-panes" data-pane={pane}>
        <NotePaper
          labelled={labelled}
          index={index}
          total={total}
          bar={bar}
          onPrevious={back && (() => open(back))}
          onNext={forward && (() => open(forward))}
          noModel={options.choice === 'none'}
        >
          <div ref={noteRef} {...focus.handlers} role="presentation">
            <NoteText text={note.text} layout={view.layout} marks={view.shown} labels={names} here={focus.here} />
          </div>
        </NotePaper>
        <NoteSide
          view={view}
          text={note.text}
          options={options}
          currentRow={(current.find((row) => row.id === focus.row) ?? current[0])?.id}
          onJump={onJump}
        />
      </div>
      {focus.open && read && popover && (
        <popover.NoteMarkPopover
          id={popoverId}
          open={focus.open}
          read={read}
          text={note.text}
          labels={names}
          modelNumber={view.asked?.modelId === undefined ? undefined : options.modelNumber}
          counts={view.counts}
        />
      )}
    </div>
  );
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}
