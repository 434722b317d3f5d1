'use client';

import { formatFraction } from '@/components/ui/format';
import { Range } from '@/components/ui/range';
import { Section } from '@/components/ui/section';
import { Table, Td, Th } from '@/components/ui/table';
import type { ModelVersionDetail } from '@/lib/client/registry/versions';
import type { Estimate, SpanScores } from '@/lib/domain/model/evaluation';
import { models } from '@/lib/messages/models';
import { intervalScale } from '../experiments/interval-scale';
import { LabelSwatch } from '../experiments/label-swatch';

const words = models.figures;

/** Precision, recall and F1 by label, of the version and of the one in use, the intervals on one scale. */
export function FiguresOfVersions({
  version,
  champion,
}: {
  readonly version: ModelVersionDetail;
  readonly champion: ModelVersionDetail | undefined;
}) {
  const sameNotes = champion?.card.run.judgedHash === version.card.run.judgedHash;
  const sides = [
    { number: version.number, series: 'a' as const, exact: version.card.evaluation.scores.exact },
    ...(champion && sameNotes
      ? [{ number: champion.number, series: 'rest' as const, exact: champion.card.evaluation.scores.exact }]
      : []),
  ];
  const { labels } = version.card;
  const groups = [...labels, undefined].map((label) => ({
    label,
    rows: sides.flatMap(({ number, series, exact }) => {
      const scores = label === undefined ? exact.overall : exact.perLabel[label];
      return scores ? [{ number, series, scores }] : [];
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
            {[words.precision, words.recall, words.f1].map((name) => [
              <Th key={name} num>
                {name}
              </Th>,
              <Th key={`${name} range`}>
                <span className="sr-only">{models.columns.interval}</span>
              </Th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ label, rows }) =>
            rows.map(({ number, series, scores }, at) => (
              <tr key={`${label ?? ''} ${number}`}>
                {at === 0 && (
                  <th scope="rowgroup" rowSpan={rows.length} className="!font-normal">
                    {label === undefined ? (
                      <b className="font-semibold">{words.all}</b>
                    ) : (
                      <LabelSwatch label={label} labels={labels} />
                    )}
                  </th>
                )}
                <Td className={series === 'a' ? 'font-semibold' : '!pl-2.5'}>{models.name(number)}</Td>
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
      {champion && !sameNotes && <p className="mt-2 text-caption text-fg-2">{words.otherNotes}</p>}
    </Section>
  );
}

const RATES = ['precision', 'recall', 'f1'] as const;

function estimates({ precision, recall, f1 }: SpanScores): Estimate[] {
  return [precision, recall, f1];
}
