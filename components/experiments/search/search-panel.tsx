'use client';

import { Pause, Play, Square, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { formatDateTime, formatTimeLeft } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import { useJob } from '@/lib/client/jobs';
import { continueSearch, deleteSearch, pauseSearch, useFoldResults } from '@/lib/client/search';
import { plannedFits, type Search } from '@/lib/domain/model/search-record';
import { workErrorMessage } from '@/lib/messages/errors';
import { SEARCH_STATES, search as words } from '@/lib/messages/search';
import type { WorkErrorCode } from '@/workers/pipeline-api';
import { TrialPictures } from './trial-pictures';
import { TrialTable } from './trial-table';
import { type TrialView, trialViews } from './trial-view';

/** One search: how far, its figures as they come in, and a run from any of them. */
export function SearchPanel({
  search,
  canStart,
  onUse,
}: {
  readonly search: Search;
  readonly canStart: boolean;
  readonly onUse: (view: TrialView) => void;
}) {
  const results = useFoldResults(search.id);
  const job = useJob(search.id);
  const [deleting, setDeleting] = useState(false);
  const views = useMemo(() => trialViews(search.trials, results ?? []), [search.trials, results]);
  const total = plannedFits(search.plan, search.trials.length);
  const done = results?.length ?? 0;
  const running = search.state === 'running';
  const failure =
    search.state === 'failed' ? workErrorMessage((search.errorCode ?? 'unexpected') as WorkErrorCode) : undefined;
  const percent = total === 0 ? 0 : Math.round((100 * Math.min(done, total)) / total);
  return (
    <section className="panel mb-6" aria-labelledby={`search-${search.id}`}>
      <div className="panel-head">
        <h2 id={`search-${search.id}`}>{words.number(search.number)}</h2>
        <span className="text-caption text-fg-2 tabular-nums">
          {search.datasetName}, {formatDateTime(search.createdAt)}, {SEARCH_STATES[search.state]}
        </span>
        <div className="head-actions">
          <span className="whitespace-nowrap text-caption tabular-nums">{words.progress(done, total)}</span>
          {search.state !== 'finished' && (
            <div
              className="meter w-28 desk:w-44"
              role="progressbar"
              aria-label={words.number(search.number)}
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={percent}
            >
              <span style={{ width: `${percent}%` }} />
            </div>
          )}
          {running && job?.msLeft !== undefined && (
            <b className="whitespace-nowrap font-semibold text-table tabular-nums">{formatTimeLeft(job.msLeft)}</b>
          )}
          {running && (
            <Button icon={Pause} onClick={() => void pauseSearch(search.id, 'paused')}>
              {words.pause}
            </Button>
          )}
          {(search.state === 'paused' || search.state === 'failed') && (
            <Button icon={Play} onClick={() => void continueSearch(search.id)}>
              {words.goOn}
            </Button>
          )}
          {(running || search.state === 'paused') && (
            <Button icon={Square} onClick={() => void pauseSearch(search.id, 'stopped')}>
              {words.stop}
            </Button>
          )}
          {!running && (
            <Button variant="quiet" icon={Trash2} onClick={() => setDeleting(true)}>
              {words.delete}
            </Button>
          )}
        </div>
      </div>
      <div className="panel-body grid gap-6">
        {failure && (
          <Notice tone="critical" title={words.failed}>
            {failure.what} {failure.next}
          </Notice>
        )}
        {search.outOfTime && <Notice tone="info" title={words.outOfTime} />}
        {views.length === 0 ? (
          <p className="text-fg-2">{words.waiting}</p>
        ) : (
          <>
            <TrialTable views={views} canStart={canStart} onUse={onUse} />
            <TrialPictures views={views} folds={search.plan.folds} />
          </>
        )}
      </div>
      <Dialog
        open={deleting}
        onOpenChange={setDeleting}
        width="small"
        title={words.deleteTitle(search.number)}
        footer={
          <>
            <Button onClick={() => setDeleting(false)}>{words.keep}</Button>
            <Button variant="danger" onClick={() => void deleteSearch(search.id)}>
              {words.delete}
            </Button>
          </>
        }
      >
        {words.deleteBody}
      </Dialog>
    </section>
  );
}
