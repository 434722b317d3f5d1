'use client';

import Link from 'next/link';
import { useCallback, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { ProgressBar } from '@/components/ui/progress-bar';
import { SearchField } from '@/components/ui/search-field';
import { SelectField } from '@/components/ui/select-field';
import { Skeleton } from '@/components/ui/skeleton';
import { updateProject } from '@/lib/client/annotation';
import type { QueueOrder } from '@/lib/domain/annotation/project';
import { layerName, panels, QUEUE_ORDERS } from '@/lib/messages/annotate-panels';
import { workErrorMessage } from '@/lib/messages/errors';
import { monitor } from '@/lib/messages/monitor';
import { useAnnotate, useAnnotateAction } from '../annotate-context';
import { ProjectMenu } from '../start/project-menu';
import { filtersOn, NO_FILTER, QueueFilters } from './queue-filters';
import { QueueList } from './queue-list';
import { ScoreLine } from './score-line';
import { useQueue } from './use-queue';
import { useScoring } from './use-scoring';

const { queue: words } = panels;
const { audit } = monitor;
const ORDERS: readonly QueueOrder[] = ['uncertain', 'random', 'newest', 'imported'];

/** Left of the note: which notes there are, in what order, what of them is done. */
export function QueuePanel() {
  const { project, annotator, labelSet, noteId, openNote, setOrderedNoteIds, announce } = useAnnotate();
  const queue = useQueue(project, annotator, noteId);
  const { shown, counts, search, choice, differing } = queue;
  const scoring = useScoring(
    project.id,
    annotator,
    useCallback((notes: number) => announce(words.scored(notes)), [announce]),
  );
  const { run } = scoring;

  // "Next note" follows what is listed here.
  useEffect(() => {
    if (shown) setOrderedNoteIds(shown.map((note) => note.noteId));
  }, [shown, setOrderedNoteIds]);
  // The first order needs no asking; later ones would move the list under one's hands.
  const asked = useRef<string>(undefined);
  const layer = `${project.id} ${annotator}`;
  const first = project.order === 'uncertain' && queue.scoring === 'none';
  useEffect(() => {
    if (!first || asked.current === layer) return;
    asked.current = layer;
    run();
  }, [first, layer, run]);
  const box = useRef<HTMLDivElement>(null);
  useAnnotateAction('search', () => box.current?.querySelector<HTMLInputElement>('input[type=search]')?.focus());

  const problem = search.step === 'failed' ? workErrorMessage(search.code) : undefined;
  const narrowed = queue.query.trim() !== '' || filtersOn(choice) > 0;
  return (
    <nav className="queue-panel" aria-label={words.label}>
      <div className="queue-head" ref={box}>
        <ProjectMenu />
        <SelectField
          caption={words.order}
          aria-label={words.orderLabel}
          value={project.order}
          onChange={(order) => void updateProject({ ...project, order })}
          options={ORDERS.map((order) => ({ value: order, label: QUEUE_ORDERS[order] }))}
        />
        <SearchField
          label={words.searchLabel}
          placeholder={counts && words.search(counts.all)}
          value={queue.query}
          onChange={queue.setQuery}
          onKeyDown={(event) => {
            // Enter must never end a note, wherever the focus is.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
        {project.audit && (
          <p className="text-caption text-fg-2">
            {audit.about}{' '}
            <Link href="/monitor?scope=here" className="link-button">
              {audit.back}
            </Link>
          </p>
        )}
        {counts && (
          <p className="queue-counts">
            <span>
              <b>{counts.done}</b> {words.done}
            </span>
            <span>
              <b>{counts.begun}</b> {words.begun}
            </span>
            <span>
              <b>{counts.toDo}</b> {words.toDo}
            </span>
          </p>
        )}
        <div className="queue-tools">
          <QueueFilters
            choice={choice}
            labels={labelSet.labels}
            others={queue.others.map((id) => ({ id, name: layerName(id) }))}
            onChange={queue.setChoice}
          />
          <span className="text-caption text-fg-2 tabular-nums" role="status">
            {search.step === 'searching'
              ? words.searching
              : narrowed && shown && counts && words.list(shown.length, counts.all)}
          </span>
        </div>
        {problem && (
          <p className="text-caption text-critical" role="alert">
            {words.searchFailed} {problem.next}
          </p>
        )}
        {differing.step === 'measuring' && (
          <ProgressBar
            label={words.measuring}
            value={differing.job?.done ?? 0}
            total={differing.job?.total ?? 0}
            onCancel={() => {
              differing.cancel();
              queue.setChoice({ ...choice, differsFrom: undefined });
            }}
          />
        )}
        {differing.step === 'failed' && (
          <p className="text-caption text-critical" role="alert">
            {words.filterFailed}
          </p>
        )}
        {project.order === 'uncertain' && <ScoreLine state={queue.scoring} scoring={scoring} learner={queue.learner} />}
      </div>
      {shown === undefined || counts === undefined ? (
        <Skeleton className="p-3" lines={8} label={words.loading} />
      ) : shown.length === 0 ? (
        <div className="grid justify-items-start gap-2 p-3 text-table">
          <p className="font-semibold">{counts.all === 0 ? words.empty : words.nothing}</p>
          <p className="text-fg-2">{counts.all === 0 ? words.emptyText : words.nothingText}</p>
          {counts.all > 0 && (
            <Button
              size="small"
              onClick={() => {
                queue.setQuery('');
                queue.setChoice(NO_FILTER);
              }}
            >
              {words.clear}
            </Button>
          )}
        </div>
      ) : (
        <QueueList
          notes={shown}
          states={queue.states}
          scores={project.order === 'uncertain' ? queue.scores : NONE}
          openId={noteId}
          choice={queue.listed}
          first={queue.first}
          reason={project.audit && audit.reason}
          onOpen={openNote}
        />
      )}
    </nav>
  );
}

const NONE = new Map<string, never>();
