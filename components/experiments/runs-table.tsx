'use client';

import { useMemo } from 'react';
import { labelName } from '@/components/reading/mark-look';
import { formatFraction } from '@/components/ui/format';
import { nextSort, type SortOrder, Table, Th } from '@/components/ui/table';
import type { Run } from '@/lib/domain/model/run';
import { experiments } from '@/lib/messages/en/experiments';
import { intervalScale } from './interval-scale';
import { DESK_ONLY, RunRow } from './run-row';
import type { RunSortKey, SortDirection } from './sort-runs';

const { columns } = experiments;
/** More labels than this would push the state out of sight; all of them stand in the details. */
const LABELS_SHOWN = 3;

export function RunsTable({
  runs,
  allRuns,
  selectedId,
  onSelect,
  usedModelId,
  sort,
  onSort,
}: {
  readonly runs: readonly Run[];
  /** Every run, shown or not: the scale and the label columns must not change with the filter. */
  readonly allRuns: readonly Run[];
  readonly selectedId: string | undefined;
  readonly onSelect: (runId: string) => void;
  readonly usedModelId: string | undefined;
  readonly sort: { readonly key: RunSortKey; readonly direction: SortDirection };
  readonly onSort: (key: RunSortKey, direction: SortDirection) => void;
}) {
  // While a run trains `allRuns` is new at every iteration; what the rows get must not be.
  const labelKey = JSON.stringify(labelsOf(allRuns).slice(0, LABELS_SHOWN));
  const labels = useMemo((): readonly string[] => JSON.parse(labelKey), [labelKey]);
  const { min, max } = intervalScale(allRuns.flatMap((run) => run.evaluation?.scores.exact.overall.f1 ?? []));
  const scale = useMemo(() => ({ min, max }), [min, max]);
  const head = (key: RunSortKey, first: SortDirection = 'descending') => {
    const current: SortOrder = sort.key === key ? sort.direction : 'none';
    return {
      sort: current,
      onSort: () => onSort(key, nextSort(current, first) === 'ascending' ? 'ascending' : 'descending'),
    };
  };
  return (
    <Table
      caption={experiments.runsTable}
      inset
      // Many columns: on a narrow screen only the sorted one shows its arrow, and the state stays in sight.
      className="max-[1600px]:[&_.sort-button[data-idle]>svg]:hidden [&_td]:!px-2 [&_th]:!px-2"
    >
      <thead>
        <tr>
          <Th num {...head('number')}>
            {columns.run}
          </Th>
          <Th className="max-tablet:hidden" {...head('startedAt')}>
            {columns.started}
          </Th>
          <Th className="max-tablet:hidden" {...head('dataset', 'ascending')}>
            {columns.dataset}
          </Th>
          <Th className={DESK_ONLY} {...head('template', 'ascending')}>
            {columns.template}
          </Th>
          <Th num className={DESK_ONLY} {...head('c1', 'ascending')}>
            {columns.c1}
          </Th>
          <Th num className={DESK_ONLY} {...head('c2', 'ascending')}>
            {columns.c2}
          </Th>
          <Th num className={DESK_ONLY} {...head('iterations')}>
            {columns.iterations}
          </Th>
          <Th num {...head('f1')}>
            {columns.f1}
          </Th>
          <Th>
            {columns.interval}{' '}
            <span className="font-normal text-fg-3 tabular-nums">
              {experiments.scale(formatFraction(scale.min, 2), formatFraction(scale.max, 2))}
            </span>
          </Th>
          {labels.map((label) => (
            <Th key={label} num className={DESK_ONLY} {...head(`label:${label}`)}>
              {labelName(label)}
            </Th>
          ))}
          <Th num className={DESK_ONLY} {...head('seconds', 'ascending')}>
            {columns.time}
          </Th>
          <Th {...head('state', 'ascending')}>{columns.state}</Th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <RunRow
            key={run.id}
            run={run}
            labels={labels}
            scale={scale}
            selected={run.id === selectedId}
            inUse={run.modelId !== undefined && run.modelId === usedModelId}
            onSelect={onSelect}
          />
        ))}
      </tbody>
    </Table>
  );
}

/** Labels in the order the newest run names them, then those of older runs. */
function labelsOf(runs: readonly Run[]): string[] {
  return [...new Set(runs.flatMap((run) => run.labels))];
}
