'use client';

import { useDeferredValue, useMemo, useState } from 'react';
import { DriftNotice } from '@/components/monitoring/drift-notice';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { formatCount, formatDateTime, plural } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import { Switch } from '@/components/ui/switch';
import { noteTitles } from '@/lib/client/note-titles';
import { usePreference } from '@/lib/client/preferences';
import { useDatasetReading } from '@/lib/client/readings';
import { searchGroups } from '@/lib/domain/reading/group-table';
import { reading } from '@/lib/messages/reading';
import { ListChoices } from './list-choices';
import { MakeReading } from './make-reading';
import type { ScopeProps } from './note-scope';
import { keptGroups, type PairSort, pairRows, sortRows } from './pair-rows';
import { PairTable } from './pair-table';
import { ReadToolbar } from './read-toolbar';
import { RefusedNotes } from './refused-notes';
import { saveList } from './save-list';
import { SourceBar } from './source-bar';

/** disease -> treatments over all notes of a dataset: made once, then searched, sorted and exported. */
export function AllNotes({ dataset, total, options, place, go, bar }: ScopeProps) {
  const choice = options.choice === 'none' ? undefined : options.choice;
  const stored = useDatasetReading({
    ...(choice ?? { modelId: undefined, layer: 'model', includeUnaffirmed: false }),
    datasetId: choice && dataset.id,
  });
  const [sort, setSort] = useState<PairSort>({ column: 'count', descending: true });
  const [withAlone, setWithAlone] = usePreference<boolean>('read.with-alone', false);
  const query = useDeferredValue(options.query);
  const groups = stored?.groups;
  const kept = useMemo(
    () => (groups ? searchGroups(keptGroups(groups, { minimum: options.minimum, withAlone }), query) : []),
    [groups, options.minimum, withAlone, query],
  );
  const rows = useMemo(() => sortRows(pairRows(kept), sort), [kept, sort]);
  const all = useMemo(() => (groups ? pairRows(groups).length : 0), [groups]);
  const clear = () => {
    options.setQuery('');
    options.setMinimum(0);
    setWithAlone(true);
  };

  return (
    <div className="reading">
      <ReadToolbar
        scope="all"
        onScope={(scope) => go({ datasetId: dataset.id, noteId: place.noteId, scope })}
        total={total}
        options={options}
        searchNote={stored ? reading.all.rowsFiltered(formatCount(rows.length), formatCount(all)) : undefined}
        onExport={
          stored ? (format) => void noteTitles(dataset.id).then((titles) => saveList(kept, format, titles)) : undefined
        }
      />
      <DriftNotice />
      <div className="all-notes">
        <SourceBar {...bar}>
          <ListChoices options={options} />
        </SourceBar>
        {choice !== undefined && stored === undefined && <Skeleton lines={6} />}
        {(choice === undefined ? options.choice === 'none' : stored === null) && (
          <MakeReading dataset={dataset} total={total} choice={choice} />
        )}
        {stored && (
          <>
            <RefusedNotes datasetId={dataset.id} />
            <div className="section-head">
              <h2>{reading.all.title}</h2>
              <span className="text-caption text-fg-2 tabular-nums">
                {rows.length === all
                  ? reading.all.rows(
                      plural(rows.length, ...reading.nouns.row),
                      plural(kept.length, ...reading.nouns.disease),
                    )
                  : reading.all.rowsFiltered(formatCount(rows.length), formatCount(all))}
                , {reading.all.made(formatDateTime(stored.createdAt))}
              </span>
              <span className="ml-auto">
                <Switch checked={withAlone} onChange={setWithAlone}>
                  {reading.all.withAlone}
                </Switch>
              </span>
            </div>
            {rows.length > 0 ? (
              <PairTable
                rows={rows}
                sort={sort}
                onSort={setSort}
                onOpen={(noteId, sentence) => go({ datasetId: dataset.id, noteId, sentence })}
              />
            ) : all > 0 ? (
              <EmptyState title={reading.all.noMatch} actions={<Button onClick={clear}>{reading.all.clear}</Button>}>
                {reading.all.noMatchText}
              </EmptyState>
            ) : (
              <EmptyState title={reading.all.nothing}>{reading.all.nothingText}</EmptyState>
            )}
          </>
        )}
      </div>
    </div>
  );
}
