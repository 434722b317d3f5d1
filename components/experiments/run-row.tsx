'use client';

import { memo } from 'react';
import { formatCount, formatDateTime, formatDuration, formatFraction } from '@/components/ui/format';
import { Range } from '@/components/ui/range';
import { Td, Tr } from '@/components/ui/table';
import type { Run } from '@/lib/domain/model/run';
import type { Label } from '@/lib/domain/text/span';
import { experiments } from '@/lib/messages/en/experiments';
import { iterationsOf } from './filter-runs';
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
  onSelect,
}: {
  readonly run: Run;
  readonly labels: readonly Label[];
  readonly scale: IntervalScale;
  readonly selected: boolean;
  readonly inUse: boolean;
  readonly onSelect: (runId: string) => void;
}) {
  const exact = run.evaluation?.scores.exact;
  const f1 = exact?.overall.f1;
  return (
    <Tr selected={selected} className="relative hover:bg-hover">
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
      <Td className="whitespace-nowrap tabular-nums max-tablet:hidden">{formatDateTime(run.startedAt)}</Td>
      <Td className="max-w-36 truncate max-tablet:hidden" title={run.datasetName}>
        {run.datasetName}
      </Td>
      <Td className={`whitespace-nowrap ${DESK_ONLY}`}>{run.featureSet.id}</Td>
      <Td num className={DESK_ONLY}>
        {String(run.settings.c1)}
      </Td>
      <Td num className={DESK_ONLY}>
        {String(run.settings.c2)}
      </Td>
      <Td num className={DESK_ONLY}>
        {formatCount(iterationsOf(run))}
      </Td>
      <Td num className={selected ? 'font-semibold' : undefined}>
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
              series={selected ? 'a' : 'rest'}
            />
            {run.evaluation?.split === 'dev' && (
              <span className="whitespace-nowrap text-caption text-fg-3">{experiments.heldOutFigure}</span>
            )}
          </span>
        )}
      </Td>
      {labels.map((label) => (
        <Td key={label} num className={DESK_ONLY}>
          {exact?.perLabel[label] && formatFraction(exact.perLabel[label].f1.value)}
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
