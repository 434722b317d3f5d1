'use client';

import { type ReactNode, useDeferredValue, useId, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { SearchField } from '@/components/ui/search-field';
import { Section } from '@/components/ui/section';
import { parseRunFilter } from '@/lib/domain/model/run-filter';
import type { RunSummary } from '@/lib/domain/model/run-summary';
import { experiments } from '@/lib/messages/experiments';
import { runFilter, runsTable } from '@/lib/messages/runs';
import { RunsTable } from './runs-table';
import { type RunSortKey, type SortDirection, sortRuns } from './sort-runs';

/** Runs, filtered and sorted; `controls` start the next one. */
export function RunsSection({
  runs,
  selectedId,
  onSelect,
  picked,
  onPick,
  usedModelId,
  controls,
  children,
}: {
  readonly runs: readonly RunSummary[];
  readonly selectedId: string | undefined;
  readonly onSelect: (runId: string) => void;
  /** Ids of the runs to compare, at most two, in the order picked. */
  readonly picked: readonly string[];
  readonly onPick: (runId: string) => void;
  readonly usedModelId: string | undefined;
  readonly controls: ReactNode;
  /** Between head and table: settings, notices, what to do first. */
  readonly children: ReactNode;
}) {
  const [filter, setFilter] = useState('');
  const [sort, setSort] = useState<{ key: RunSortKey; direction: SortDirection }>({
    key: 'number',
    direction: 'descending',
  });
  const helpId = useId();
  // Typing goes before drawing: what is shown may lag a key behind.
  const text = useDeferredValue(filter);
  const labels = useMemo(() => [...new Set(runs.flatMap((run) => run.labels))], [runs]);
  const { matches, problems } = useMemo(() => parseRunFilter(text, labels), [text, labels]);
  const matching = useMemo(
    () => sortRuns(runs.filter(matches), sort.key, sort.direction),
    [runs, matches, sort.key, sort.direction],
  );
  const finished = useMemo(() => runs.filter((run) => run.state === 'finished').length, [runs]);
  const first = picked.length === 1 ? runs.find(({ id }) => id === picked[0]) : undefined;
  return (
    <Section
      title={experiments.runs}
      note={runs.length > 0 ? runsTable.picked(finished, picked.length, matching.length, runs.length) : undefined}
      actions={
        <>
          {runs.length > 1 && (
            <SearchField
              className="w-44"
              label={experiments.filter}
              placeholder={runFilter.placeholder}
              title={runFilter.help}
              aria-describedby={helpId}
              aria-invalid={problems.length > 0 || undefined}
              value={filter}
              onChange={setFilter}
            />
          )}
          {controls}
        </>
      }
    >
      {children}
      <p id={helpId} className="sr-only">
        {runFilter.help}
      </p>
      {problems.length > 0 && (
        <ul className="mb-2 grid gap-0.5 text-caption" aria-live="polite">
          {problems.map((problem) => (
            <li key={problem.part} className="text-warning">
              {runFilter.problem(problem)} {runFilter.ignored}
            </li>
          ))}
        </ul>
      )}
      {first && <p className="mb-2 text-caption text-fg-2">{runsTable.pickAnother(first.number)}</p>}
      {matching.length > 0 && (
        <RunsTable
          runs={matching}
          allRuns={runs}
          selectedId={selectedId}
          onSelect={onSelect}
          picked={picked}
          onPick={onPick}
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
    </Section>
  );
}
