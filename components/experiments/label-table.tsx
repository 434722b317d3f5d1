'use client';

import { formatCount, formatFraction } from '@/components/ui/format';
import { Range } from '@/components/ui/range';
import { Table, Td, Th } from '@/components/ui/table';
import type { Estimate, SpanScores } from '@/lib/domain/model/evaluation';
import type { Run } from '@/lib/domain/model/run';
import type { Label } from '@/lib/domain/text/span';
import { experiments, SPLIT_NAMES } from '@/lib/messages/experiments';
import { intervalScale } from './interval-scale';
import { LabelSwatch } from './label-swatch';

const { byLabel } = experiments;

type Judged = NonNullable<Run['evaluation']>;

interface LabelRow {
  readonly label: Label | undefined;
  readonly exact: SpanScores;
  readonly overlap: SpanScores;
}

/** Precision, recall and F1 of whole entities by label, exact and overlapping, every figure with its interval. */
export function LabelTable({ evaluation, labels }: { readonly evaluation: Judged; readonly labels: readonly Label[] }) {
  const { exact, overlap, notes } = evaluation.scores;
  const rows: LabelRow[] = [{ label: undefined, exact: exact.overall, overlap: overlap.overall }];
  for (const label of labels) {
    const here = exact.perLabel[label];
    const loose = overlap.perLabel[label];
    if (here && loose) rows.push({ label, exact: here, overlap: loose });
  }
  const scale = intervalScale(rows.flatMap((row) => [row.exact.f1, row.overlap.f1]));
  const scaleWords = experiments.scale(formatFraction(scale.min, 2), formatFraction(scale.max, 2));
  const note = byLabel.note(SPLIT_NAMES[evaluation.split], notes, scaleWords);
  return (
    <div className="min-w-0">
      <h3 className="mb-2">
        {byLabel.title}
        <span className="ml-1.5 font-normal text-caption text-fg-2">{note}</span>
      </h3>
      <Table caption={`${byLabel.title}, ${note}`} className="max-desk:[&_td]:!px-1.5 max-desk:[&_thead_th]:!px-1.5">
        <thead>
          <tr>
            <Th>{byLabel.label}</Th>
            <Th>{byLabel.match}</Th>
            <Th num>{byLabel.precision}</Th>
            <Th num>{byLabel.recall}</Th>
            <Th num>{byLabel.f1}</Th>
            <Th>
              <span className="sr-only">{experiments.columns.interval}</span>
            </Th>
            <Th num>{byLabel.right}</Th>
            <Th num>{byLabel.extra}</Th>
            <Th num>{byLabel.missed}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <LabelRows key={row.label ?? ''} row={row} labels={labels} scale={[scale.min, scale.max]} />
          ))}
        </tbody>
      </Table>
      <p className="mt-3 max-w-[72ch] text-caption text-fg-2">{byLabel.help}</p>
      <p className="mt-2 max-w-[72ch] text-table">{experiments.honestFigure}</p>
    </div>
  );
}

function LabelRows({
  row,
  labels,
  scale,
}: {
  readonly row: LabelRow;
  readonly labels: readonly Label[];
  readonly scale: readonly [number, number];
}) {
  return (['exact', 'overlap'] as const).map((match) => {
    const scores = row[match];
    const main = match === 'exact';
    return (
      <tr key={match} className={main ? undefined : '*:!text-fg-2'}>
        {main && (
          <th scope="rowgroup" rowSpan={2} className="!font-normal">
            {row.label === undefined ? (
              <b className="font-semibold">{byLabel.all}</b>
            ) : (
              <LabelSwatch label={row.label} labels={labels} />
            )}
          </th>
        )}
        {/* The head cell above spans both rows, so this one is not at the edge. */}
        <Td className="!pl-2.5">{byLabel[match]}</Td>
        <Figure estimate={scores.precision} />
        <Figure estimate={scores.recall} />
        <Figure estimate={scores.f1} strong={main} />
        <Td>
          <Range
            className="!w-16 desk:!w-24"
            low={scores.f1.low}
            value={scores.f1.value}
            high={scores.f1.high}
            scale={scale}
            series={main ? 'a' : 'rest'}
          />
        </Td>
        <Td num>{formatCount(scores.truePositives)}</Td>
        <Td num>{formatCount(scores.falsePositives)}</Td>
        <Td num>{formatCount(scores.falseNegatives)}</Td>
      </tr>
    );
  });
}

/** A figure with its interval under it. */
function Figure({ estimate, strong = false }: { readonly estimate: Estimate; readonly strong?: boolean }) {
  return (
    <Td num>
      <span className={strong ? 'font-semibold' : undefined}>{formatFraction(estimate.value)}</span>
      <span className="block text-caption text-fg-2">
        {experiments.scale(formatFraction(estimate.low, 2), formatFraction(estimate.high, 2))}
      </span>
    </Td>
  );
}
