'use client';

import { memo } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { formatCount, formatDateTime, formatDuration, formatFraction, formatSetting } from '@/components/ui/format';
import { Range } from '@/components/ui/range';
import { Td, Tr } from '@/components/ui/table';
import type { RunSummary } from '@/lib/domain/model/run-summary';
import type { Label } from '@/lib/domain/text/span';
import { ALGORITHM_WORDS, experiments } from '@/lib/messages/experiments';
import { runsTable } from '@/lib/messages/runs';
import type { IntervalScale } from './interval-scale';
import { RunStateWord } from './run-state-word';

/** On a tablet and a phone these columns give way to the figure and the state; all of them stand in the details. */
export const DESK_ONLY = 'max-desk:hidden';

/** One run in the table. Its props keep their identity while another run trains. */
export const RunRow = memo(function RunRow({
  run,
  labels,
  scale,
  selected,
  inUse,
  series,
  index,
  onSelect,
  onPick,
}: {
  readonly run: RunSummary;
  readonly labels: readonly Label[];
  readonly scale: IntervalScale;
  readonly selected: boolean;
  readonly inUse: boolean;
  /** Picked to compare, as the first or the second; `rest`: others are. */
  readonly series: 'a' | 'b' | 'rest' | undefined;
  /** Place in the whole list, from 0. */
  readonly index: number;
  readonly onSelect: (runId: string) => void;
  readonly onPick: (runId: string) => void;
}) {
  const { figures } = run;
  const f1 = figures?.f1;
  const picked = series === 'a' || series === 'b';
  const strong = selected || picked;
  return (
    <Tr selected={strong} data-index={index} aria-rowindex={index + 2} className="relative h-[39px] hover:bg-hover">
      <Td>
        {figures && (
          <span className="relative z-1">
            <Checkbox checked={picked} onChange={() => onPick(run.id)} label={runsTable.pick(run.number)} labelHidden />
          </span>
        )}
      </Td>
      <Td num>
        <button
          type="button"
          // The whole row takes the mouse; the number takes the keyboard.
          className={`rounded-mark after:absolute after:inset-0 after:content-[''] ${strong ? 'font-semibold' : ''}`}
          aria-pressed={selected}
          aria-label={experiments.open(run.number)}
          onClick={() => onSelect(run.id)}
        >
          {run.number}
        </button>
      </Td>
      <Td className="whitespace-nowrap tabular-nums max-tablet:hidden">{formatDateTime(run.startedAt)}</Td>
      <Td className="max-w-36 truncate max-tablet:hidden" title={run.datasetName}>
        {run.datasetName}
      </Td>
      <Td className={`whitespace-nowrap ${DESK_ONLY}`}>{run.featureSet.id}</Td>
      <Td className={`whitespace-nowrap ${DESK_ONLY}`}>{ALGORITHM_WORDS[run.settings.algorithm].short}</Td>
      <Td num className={DESK_ONLY}>
        {run.settings.c1 === undefined ? '' : formatSetting(run.settings.c1)}
      </Td>
      <Td num className={DESK_ONLY}>
        {run.settings.c2 === undefined ? '' : formatSetting(run.settings.c2)}
      </Td>
      <Td num className={DESK_ONLY}>
        {run.state === 'running' ? '' : formatCount(run.iterations)}
      </Td>
      <Td num className={strong ? 'font-semibold' : undefined}>
        {f1 ? formatFraction(f1.value) : <span className="text-fg-3">{experiments.noFigure}</span>}
      </Td>
      <Td>
        {f1 && (
          <span className="flex items-center gap-2">
            <Range
              className="!w-20 desk:!w-24"
              low={f1.low}
              value={f1.value}
              high={f1.high}
              scale={[scale.min, scale.max]}
              series={series ?? (selected ? 'a' : 'rest')}
            />
            {figures?.split === 'dev' && (
              <span className="whitespace-nowrap text-caption text-fg-3">{experiments.heldOutFigure}</span>
            )}
          </span>
        )}
      </Td>
      {labels.map((label) => (
        <Td key={label} num className={DESK_ONLY}>
          {figures?.perLabel[label] && formatFraction(figures.perLabel[label].value)}
        </Td>
      ))}
      <Td num className={DESK_ONLY}>
        {run.trainSeconds === undefined ? '' : formatDuration(run.trainSeconds)}
      </Td>
      <Td>
        <RunStateWord run={run} inUse={inUse} />
      </Td>
    </Tr>
  );
});
