'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { SearchField } from '@/components/ui/search-field';
import { Section } from '@/components/ui/section';
import type { Run } from '@/lib/domain/model/run';
import { experiments } from '@/lib/messages/en/experiments';
import { filterRuns } from './filter-runs';
import { RunsTable } from './runs-table';
import { type RunSortKey, type SortDirection, sortRuns } from './sort-runs';

/** Longer lists push the details out of sight. */
const SHOWN_AT_FIRST = 12;

/** Runs, filtered and sorted; `controls` start the next one. */
export function RunsSection({
  runs,
  selectedId,
  onSelect,
  usedModelId,
  controls,
  children,
}: {
  readonly runs: readonly Run[];
  readonly selectedId: string | undefined;
  readonly onSelect: (runId: string) => void;
  readonly usedModelId: string | undefined;
  readonly controls: ReactNode;
  /** Between head and table: settings, notices, what to do first. */
  readonly children: ReactNode;
}) {
  const [filter, setFilter] = useState('');
  const [all, setAll] = useState(false);
  const [sort, setSort] = useState<{ key: RunSortKey; direction: SortDirection }>({
    key: 'number',
    direction: 'descending',
  });
  const matching = useMemo(
    () => sortRuns(filterRuns(runs, filter), sort.key, sort.direction),
    [runs, filter, sort.key, sort.direction],
  );
  const shown = all ? matching : matching.slice(0, SHOWN_AT_FIRST);
  const finished = runs.filter((run) => run.state === 'finished').length;
  return (
    <Section
      title={experiments.runs}
      note={runs.length > 0 ? experiments.counts(finished, matching.length, runs.length) : undefined}
      actions={
        <>
          {runs.length > 1 && (
            <SearchField
              className="w-52"
              label={experiments.filter}
              placeholder={experiments.filterPlaceholder}
              title={experiments.filterHelp}
              value={filter}
              onChange={setFilter}
            />
          )}
          {controls}
        </>
      }
    >
      {children}
      {shown.length > 0 && (
        <RunsTable
          runs={shown}
          allRuns={runs}
          selectedId={selectedId}
          onSelect={onSelect}
          usedModelId={usedModelId}
          sort={sort}
          onSort={(key, direction) => setSort({ key, direction })}
        />
      )}
      {runs.length > 0 && matching.length === 0 && (
        <p className="flex flex-wrap items-center gap-3 py-4 text-fg-2">
          {experiments.noneMatch}
          <Button size="small" onClick={() => setFilter('')}>
            {experiments.clearFilter}
          </Button>
        </p>
      )}
      {matching.length > SHOWN_AT_FIRST && (
        <Button size="small" className="mt-2" onClick={() => setAll(!all)}>
          {all ? experiments.showFewer : experiments.showAll(matching.length)}
        </Button>
      )}
    </Section>
  );
}
