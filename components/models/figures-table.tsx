'use client';

import { formatFraction } from '@/components/ui/format';
import { Range } from '@/components/ui/range';
import { Section } from '@/components/ui/section';
import { Table, Td, Th } from '@/components/ui/table';
import type { Estimate, SpanEvaluation, SpanScores } from '@/lib/domain/model/evaluation';
import type { Label } from '@/lib/domain/text/span';
import { models } from '@/lib/messages/models';
import { intervalScale } from '../experiments/interval-scale';
import { LabelSwatch } from '../experiments/label-swatch';

const words = models.figures;

export interface FiguresSide {
  /** "v12", "run 3". */
  readonly name: string;
  /** `a`: the one looked at; `rest`: what it stands beside. */
  readonly series: 'a' | 'rest';
  readonly exact: SpanEvaluation;
}

/** Precision, recall and F1 by label of one or two, the intervals on one scale. */
export function FiguresTable({
  labels,
  sides,
  otherNotes,
}: {
  readonly labels: readonly Label[];
  readonly sides: readonly FiguresSide[];
  /** The second was judged on other notes, and so is not shown. */
  readonly otherNotes: boolean;
}) {
  const groups = [...labels, undefined].map((label) => ({
    label,
    rows: sides.flatMap(({ name, series, exact }) => {
      const scores = label === undefined ? exact.overall : exact.perLabel[label];
      return scores ? [{ name, series, scores }] : [];
    }),
  }));
  const scale = intervalScale(groups.flatMap(({ rows }) => rows.flatMap(({ scores }) => estimates(scores))));
  const note = words.note(formatFraction(scale.min, 2), formatFraction(scale.max, 2));
  const range = [scale.min, scale.max] as const;
  return (
    <Section title={words.title} note={note}>
      <Table caption={`${words.title}, ${note}`}>
        <thead>
          <tr>
            <Th>{words.label}</Th>
            <Th>{words.version}</Th>
            {[words.precision, words.recall, words.f1].map((rate) => [
              <Th key={rate} num>
                {rate}
              </Th>,
              <Th key={`${rate} range`}>
                <span className="sr-only">{models.columns.interval}</span>
              </Th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ label, rows }) =>
            rows.map(({ name, series, scores }, at) => (
              <tr key={`${label ?? ''} ${name}`}>
                {at === 0 && (
                  <th scope="rowgroup" rowSpan={rows.length} className="!font-normal">
                    {label === undefined ? (
                      <b className="font-semibold">{words.all}</b>
                    ) : (
                      <LabelSwatch label={label} labels={labels} />
                    )}
                  </th>
                )}
                <Td className={series === 'a' ? 'font-semibold' : '!pl-2.5'}>{name}</Td>
                {estimates(scores).map((estimate, rate) => [
                  <Td key={`value ${RATES[rate]}`} num className={rate === 2 && series === 'a' ? 'font-semibold' : ''}>
                    {formatFraction(estimate.value)}
                  </Td>,
                  <Td key={`range ${RATES[rate]}`}>
                    <Range {...estimate} scale={range} series={series} className="min-w-16" />
                  </Td>,
                ])}
              </tr>
            )),
          )}
        </tbody>
      </Table>
      {otherNotes && <p className="mt-2 text-caption text-fg-2">{words.otherNotes}</p>}
    </Section>
  );
}

const RATES = ['precision', 'recall', 'f1'] as const;

function estimates({ precision, recall, f1 }: SpanScores): Estimate[] {
  return [precision, recall, f1];
}
