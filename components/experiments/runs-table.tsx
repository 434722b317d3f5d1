'use client';

import { Tag, X } from 'lucide-react';
import { labelName } from '@/components/reading/mark-look';
import { formatCount, formatDateTime, formatDuration, formatFraction } from '@/components/ui/format';
import { Range } from '@/components/ui/range';
import { StatePill, type StateTone } from '@/components/ui/state-pill';
import { nextSort, type SortOrder, Table, Td, Th, Tr } from '@/components/ui/table';
import type { Run, RunState } from '@/lib/domain/model/run';
import { experiments, RUN_STATES } from '@/lib/messages/en/experiments';
import { iterationsOf } from './filter-runs';
import { intervalScale } from './interval-scale';
import type { RunSortKey, SortDirection } from './sort-runs';

const { columns } = experiments;
const TONES: Readonly<Record<RunState, StateTone>> = {
  running: 'info',
  finished: 'ok',
  cancelled: 'none',
  failed: 'critical',
  interrupted: 'warning',
};
/** More labels than this would push the state out of sight; all of them stand in the details. */
const LABELS_SHOWN = 3;

/** Shortest form people use: 0.05, 1, 60. */
const setting = (value: number) => String(value);

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
  const labels = labelsOf(allRuns).slice(0, LABELS_SHOWN);
  const scale = intervalScale(allRuns.flatMap((run) => run.evaluation?.scores.exact.overall.f1 ?? []));
  const head = (key: RunSortKey, first: SortDirection = 'descending') => {
    const current: SortOrder = sort.key === key ? sort.direction : 'none';
    return {
      sort: current,
      onSort: () => onSort(key, nextSort(current, first) === 'ascending' ? 'ascending' : 'descending'),
    };
  };
  return (
    <Table caption={experiments.runs} inset>
      <thead>
        <tr>
          <Th num {...head('number')}>
            {columns.run}
          </Th>
          <Th {...head('startedAt')}>{columns.started}</Th>
          <Th {...head('dataset', 'ascending')}>{columns.dataset}</Th>
          <Th {...head('template', 'ascending')}>{columns.template}</Th>
          <Th num {...head('c1', 'ascending')}>
            {columns.c1}
          </Th>
          <Th num {...head('c2', 'ascending')}>
            {columns.c2}
          </Th>
          <Th num {...head('iterations')}>
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
            <Th key={label} num {...head(`label:${label}`)}>
              {labelName(label)}
            </Th>
          ))}
          <Th num {...head('seconds', 'ascending')}>
            {columns.time}
          </Th>
          <Th {...head('state', 'ascending')}>{columns.state}</Th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => {
          const selected = run.id === selectedId;
          const exact = run.evaluation?.scores.exact;
          const f1 = exact?.overall.f1;
          return (
            <Tr key={run.id} selected={selected} className="relative hover:bg-hover">
              <Td num>
                <button
                  type="button"
                  // The whole row takes the mouse; the number takes the keyboard.
                  className={`rounded-mark after:absolute after:inset-0 after:content-[''] ${selected ? 'font-semibold' : ''}`}
                  aria-pressed={selected}
                  aria-label={experiments.open(run.number)}
                  onClick={() => onSelect(run.id)}
                >
                  {run.number}
                </button>
              </Td>
              <Td className="whitespace-nowrap tabular-nums">{formatDateTime(run.startedAt)}</Td>
              <Td className="max-w-44 truncate" title={run.datasetName}>
                {run.datasetName}
              </Td>
              <Td className="whitespace-nowrap">{run.featureSet.id}</Td>
              <Td num>{setting(run.settings.c1)}</Td>
              <Td num>{setting(run.settings.c2)}</Td>
              <Td num>{formatCount(iterationsOf(run))}</Td>
              <Td num className={selected ? 'font-semibold' : undefined}>
                {f1 ? formatFraction(f1.value) : <span className="text-fg-3">{experiments.noFigure}</span>}
              </Td>
              <Td>
                {f1 && (
                  <span className="flex items-center gap-2">
                    <Range
                      className="!w-24"
                      low={f1.low}
                      value={f1.value}
                      high={f1.high}
                      scale={[scale.min, scale.max]}
                      series={selected ? 'a' : 'rest'}
                    />
                    {run.evaluation?.split === 'dev' && (
                      <span className="whitespace-nowrap text-caption text-fg-3">{experiments.heldOutFigure}</span>
                    )}
                  </span>
                )}
              </Td>
              {labels.map((label) => (
                <Td key={label} num>
                  {exact?.perLabel[label] && formatFraction(exact.perLabel[label].f1.value)}
                </Td>
              ))}
              <Td num>{run.trainSeconds === undefined ? '' : formatDuration(run.trainSeconds)}</Td>
              <Td>
                <RunStateWord run={run} inUse={run.modelId !== undefined && run.modelId === usedModelId} />
              </Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}

export function RunStateWord({ run, inUse }: { readonly run: Run; readonly inUse: boolean }) {
  if (inUse) {
    return (
      <StatePill tone="ok" icon={Tag}>
        {experiments.inUse(run.number)}
      </StatePill>
    );
  }
  return (
    <StatePill tone={TONES[run.state]} {...(run.state === 'cancelled' ? { icon: X } : {})}>
      {RUN_STATES[run.state]}
    </StatePill>
  );
}

/** Labels in the order the newest run names them, then those of older runs. */
function labelsOf(runs: readonly Run[]): string[] {
  return [...new Set(runs.flatMap((run) => run.labels))];
}
