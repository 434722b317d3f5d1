'use client';

import { formatFraction } from '@/components/ui/format';
import { Range } from '@/components/ui/range';
import { Table, Td, Th } from '@/components/ui/table';
import type { SpanScores } from '@/lib/domain/model/evaluation';
import type { Run } from '@/lib/domain/model/run';
import type { RunSummary } from '@/lib/domain/model/run-summary';
import type { Label } from '@/lib/domain/text/span';
import { experiments, SPLIT_NAMES } from '@/lib/messages/experiments';
import { compareWords as words } from '@/lib/messages/runs';
import { intervalScale } from '../interval-scale';
import { LabelSwatch } from '../label-swatch';
import { RunName } from './run-name';

const { byLabel } = experiments;

/** Exact precision, recall and F1 of both runs by label, the intervals on one scale. */
export function FiguresByLabel({
  first,
  second,
  whole,
}: {
  readonly first: RunSummary;
  readonly second: RunSummary;
  readonly whole: { readonly first: Run; readonly second: Run };
}) {
  const labels = [...new Set([...first.labels, ...second.labels])];
  const scoresOf = (run: Run, label: Label | undefined): SpanScores | undefined => {
    const exact = run.evaluation?.scores.exact;
    return label === undefined ? exact?.overall : exact?.perLabel[label];
  };
  const groups = [...labels, undefined].map((label) => ({
    label,
    rows: [
      { number: first.number, series: 'a' as const, scores: scoresOf(whole.first, label) },
      { number: second.number, series: 'b' as const, scores: scoresOf(whole.second, label) },
    ],
  }));
  const scale = intervalScale(groups.flatMap(({ rows }) => rows.flatMap(({ scores }) => scores?.f1 ?? [])));
  const note = words.byLabelNote(
    SPLIT_NAMES[first.figures?.split ?? 'test'],
    formatFraction(scale.min, 2),
    formatFraction(scale.max, 2),
  );
  return (
    <div className="min-w-0">
      <h3 className="mb-2">
        {byLabel.title}
        <span className="ml-1.5 font-normal text-caption text-fg-2">{note}</span>
      </h3>
      <Table caption={`${byLabel.title}, ${note}`} className="[&_td]:!px-1.5 [&_thead_th:not(:first-child)]:!px-1.5">
        <thead>
          <tr>
            <Th>{byLabel.label}</Th>
            <Th num>{words.run}</Th>
            <Th num>{words.p}</Th>
            <Th num>{words.r}</Th>
            <Th num>{byLabel.f1}</Th>
            <Th>
              <span className="sr-only">{experiments.columns.interval}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ label, rows }) =>
            rows.map(({ number, series, scores }) => (
              <tr key={`${label ?? ''} ${series}`}>
                {series === 'a' && (
                  <th
                    scope="rowgroup"
                    rowSpan={2}
                    className={`!font-normal ${label === undefined ? '!border-b-0' : ''}`}
                  >
                    {label === undefined ? (
                      <b className="font-semibold">{byLabel.all}</b>
                    ) : (
                      <LabelSwatch label={label} labels={labels} />
                    )}
                  </th>
                )}
                <Td num className="!pl-2.5 font-semibold">
                  <RunName number={number} series={series} />
                </Td>
                <Td num>{scores && formatFraction(scores.precision.value)}</Td>
                <Td num>{scores && formatFraction(scores.recall.value)}</Td>
                <Td num className="font-semibold">
                  {scores && formatFraction(scores.f1.value)}
                </Td>
                <Td>
                  {scores && (
                    <Range
                      className="!w-20"
                      low={scores.f1.low}
                      value={scores.f1.value}
                      high={scores.f1.high}
                      scale={[scale.min, scale.max]}
                      series={series}
                    />
                  )}
                </Td>
              </tr>
            )),
          )}
        </tbody>
      </Table>
    </div>
  );
}
