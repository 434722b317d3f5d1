'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef } from 'react';
import { labelName } from '@/components/reading/mark-look';
import { formatFraction } from '@/components/ui/format';
import { nextSort, type SortOrder, Th } from '@/components/ui/table';
import type { RunSummary } from '@/lib/domain/model/run-summary';
import { experiments } from '@/lib/messages/experiments';
import { runsTable } from '@/lib/messages/runs';
import { intervalScale } from './interval-scale';
import { DESK_ONLY, RunRow } from './run-row';
import type { RunSortKey, SortDirection } from './sort-runs';

const { columns } = experiments;
/** More labels than this would push the state out of sight; all of them stand in the details. */
const LABELS_SHOWN = 3;
/** Pixels; every row has this height. */
const ROW_HEIGHT = 39;

/** Many columns: on a narrow screen only the sorted one shows its arrow, and the state stays in sight. */
const COMPACT = 'max-[1600px]:[&_.sort-button[data-idle]>svg]:hidden [&_td]:!px-2 [&_th]:!px-2';

/** Runs of any number: only the rows in sight are in the page, between two empty rows that hold the height. */
export function RunsTable({
  runs,
  allRuns,
  selectedId,
  onSelect,
  picked,
  onPick,
  usedModelId,
  sort,
  onSort,
}: {
  readonly runs: readonly RunSummary[];
  /** Every run, shown or not: the scale and the label columns must not change with the filter. */
  readonly allRuns: readonly RunSummary[];
  readonly selectedId: string | undefined;
  readonly onSelect: (runId: string) => void;
  /** Ids of the runs to compare, at most two, in the order picked. */
  readonly picked: readonly string[];
  readonly onPick: (runId: string) => void;
  readonly usedModelId: string | undefined;
  readonly sort: { readonly key: RunSortKey; readonly direction: SortDirection };
  readonly onSort: (key: RunSortKey, direction: SortDirection) => void;
}) {
  const scroller = useRef<HTMLElement>(null);
  const labels = useMemo(() => labelsOf(allRuns).slice(0, LABELS_SHOWN), [allRuns]);
  const scale = useMemo(() => intervalScale(allRuns.flatMap((run) => run.figures?.f1 ?? [])), [allRuns]);
  const virtualizer = useVirtualizer({
    count: runs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: useCallback((index: number) => runs[index]?.id ?? index, [runs]),
    overscan: 5,
  });
  const items = virtualizer.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const head = (key: RunSortKey, first: SortDirection = 'descending') => {
    const current: SortOrder = sort.key === key ? sort.direction : 'none';
    return {
      sort: current,
      onSort: () => onSort(key, nextSort(current, first) === 'ascending' ? 'ascending' : 'descending'),
    };
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section ref={scroller} className={`runs-scroll ${COMPACT}`} aria-label={experiments.runsTable} tabIndex={0}>
      <table className="sheet" data-inset aria-rowcount={runs.length + 1}>
        <caption className="sr-only">{experiments.runsTable}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <Th>
              <span className="sr-only">{runsTable.pickHead}</span>
            </Th>
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
            <Th className={DESK_ONLY} {...head('algorithm', 'ascending')}>
              {columns.algorithm}
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
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {items.map((item) => {
            const run = runs[item.index];
            if (run === undefined) return null;
            const place = picked.indexOf(run.id);
            return (
              <RunRow
                key={run.id}
                run={run}
                index={item.index}
                labels={labels}
                scale={scale}
                selected={run.id === selectedId}
                series={seriesOf(place, picked.length)}
                inUse={run.modelId !== undefined && run.modelId === usedModelId}
                onSelect={onSelect}
                onPick={onPick}
              />
            );
          })}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </section>
  );
}

/** The colour of a picked run; without a pick the one looked at has the first. */
function seriesOf(place: number, picked: number): 'a' | 'b' | 'rest' | undefined {
  if (place >= 0) return place === 0 ? 'a' : 'b';
  return picked > 0 ? 'rest' : undefined;
}

/** Labels in the order the newest run names them, then those of older runs. */
function labelsOf(runs: readonly RunSummary[]): string[] {
  return [...new Set(runs.flatMap((run) => run.labels))];
}
