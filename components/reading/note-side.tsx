'use client';

import { useEffect, useMemo, useRef } from 'react';
import { onDemand, useNeeded } from '@/components/ui/on-demand';
import { Skeleton } from '@/components/ui/skeleton';
import { DISEASE } from '@/lib/domain/text/span';
import { reading } from '@/lib/messages/reading';
import { ListChoices } from './list-choices';
import type { NoteListRow } from './note-list';
import type { NoteView } from './read-note-view';
import type { ReadingOptions } from './reading-options';
import { listCounts, SideList } from './side-list';

const failed = onDemand(() => import('./failed-reading'));
const refused = onDemand(() => import('./refused-note'));

/** The list beside the note, with its head; also while it loads and when it failed. */
export function NoteSide({
  view,
  text,
  options,
  currentRow,
  onJump,
}: {
  readonly view: NoteView;
  readonly text: string;
  readonly options: ReadingOptions;
  readonly currentRow: string | undefined;
  readonly onJump: (row: NoteListRow, from: HTMLElement) => void;
}) {
  const side = useRef<HTMLElement>(null);
  useEffect(() => {
    if (currentRow === undefined) return;
    side.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [currentRow]);
  const { state, groups, layout, asked } = view;
  const failure = useNeeded(failed, state.status === 'failed');
  const refusal = useNeeded(refused, state.status === 'refused');
  const leftOut = useMemo(
    () =>
      options.includeUnaffirmed
        ? 0
        : view.shown.filter(([, mark]) => mark.label === DISEASE && mark.assertion !== 'affirmed').length,
    [view.shown, options.includeUnaffirmed],
  );
  const filtered = options.query.trim() !== '' || options.minimum > 0 || options.hidden.includes(DISEASE);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <aside ref={side} className="side-list" aria-label={reading.list.title} tabIndex={0}>
      <div className="side-head">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
          <h2>{reading.list.title}</h2>
          {state.status === 'ready' && (
            <span className="text-caption text-fg-3 tabular-nums">{listCounts(groups, state.reading)}</span>
          )}
        </div>
        <p className="mt-1 mb-2 text-caption text-fg-2">{reading.list.note}</p>
        <ListChoices options={options} />
      </div>
      {asked === undefined && <p className="px-5 py-4 text-fg-2 text-table">{reading.list.none}</p>}
      {asked !== undefined && state.status === 'loading' && (
        <Skeleton className="px-5 py-4" lines={6} label={reading.note.reading} />
      )}
      {state.status === 'failed' && failure && <failure.FailedReading code={state.code} retry={state.retry} />}
      {state.status === 'refused' && refusal && <refusal.RefusedNote code={state.code} facts={state.facts} />}
      {state.status === 'ready' && (
        <SideList
          groups={groups}
          note={state.reading}
          text={text}
          places={layout.places}
          currentRow={currentRow}
          onJump={onJump}
          leftOut={leftOut}
          filtered={filtered}
        />
      )}
    </aside>
  );
}
