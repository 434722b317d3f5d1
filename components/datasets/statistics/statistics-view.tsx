'use client';

import { labelName } from '@/components/reading/mark-look';
import { ChartFigure } from '@/components/ui/chart-figure';
import { formatCount, formatPercent } from '@/components/ui/format';
import { LineChart } from '@/components/ui/line-chart';
import { Table, Td, Th } from '@/components/ui/table';
import type { DatasetStatistics } from '@/lib/domain/data/statistics';
import type { SplitName } from '@/lib/domain/text/note';
import type { Label } from '@/lib/domain/text/span';
import { statistics as words } from '@/lib/messages/dataset-versions';
import { SPLIT_LABELS } from '@/lib/messages/datasets';
import { HistogramFigure } from './histogram-figure';

const SPLITS: readonly SplitName[] = ['dev', 'test'];

export function StatisticsView({
  statistics,
  labels,
}: {
  readonly statistics: DatasetStatistics;
  readonly labels: readonly Label[];
}) {
  const { vocabularyGrowth: growth } = statistics;
  const marked = labels.filter((label) => statistics.tokensPerEntity[label]);
  return (
    <div className="grid gap-8">
      <ul className="grid gap-1 text-fg-2">
        <li className="font-semibold text-fg">{words.summary(statistics.tokens, statistics.words)}</li>
        {SPLITS.flatMap((split) => unseenLines(statistics, split)).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="grid gap-x-10 gap-y-8 desk:grid-cols-2">
        <HistogramFigure
          title={words.sentenceLength}
          note={words.inWords}
          bars={statistics.tokensPerSentence}
          unit={words.count.sentences}
        />
        <HistogramFigure
          title={words.noteLength}
          note={words.inWords}
          bars={statistics.tokensPerNote}
          unit={words.count.notes}
        />
        {marked.map((label) => (
          <HistogramFigure
            key={label}
            title={`${words.entityLength}: ${labelName(label)}`}
            note={words.inWords}
            bars={statistics.tokensPerEntity[label] ?? []}
            unit={labelName(label)}
          />
        ))}
        {growth.length > 1 && (
          <ChartFigure
            title={words.growth}
            note={words.growthNote}
            description={words.description(words.growth)}
            asTable={words.asTable}
            asChart={words.asChart}
            height={240}
            table={{
              columns: [words.words, words.different],
              rows: growth.map((point) => [formatCount(point.tokens), formatCount(point.words)]),
            }}
          >
            <LineChart
              rows={[{ tokens: 0, words: 0 }, ...growth]}
              x="tokens"
              xName={words.words}
              xMax={growth.at(-1)?.tokens ?? 1}
              series={[{ key: 'words', name: words.different, look: 'a' }]}
              fromZero
              formatY={formatCount}
            />
          </ChartFigure>
        )}
      </div>
      {marked.length > 0 && (
        <section className="grid gap-3">
          <h3>{words.topEntities}</h3>
          <div className="grid gap-x-10 gap-y-6 tablet:grid-cols-2">
            {marked.map((label) => (
              <TopEntities key={label} label={label} rows={statistics.topEntities[label] ?? []} />
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

function TopEntities({
  label,
  rows,
}: {
  readonly label: Label;
  readonly rows: DatasetStatistics['topEntities'][string];
}) {
  return (
    <Table caption={`${words.topEntities}, ${labelName(label)}`}>
      <thead>
        <tr>
          <Th>{labelName(label)}</Th>
          <Th num>{words.times}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.words}>
            <Td>{row.words}</Td>
            <Td num>{formatCount(row.count)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function unseenLines({ unseenTokens, unseenEntities }: DatasetStatistics, split: SplitName): string[] {
  const [tokens, entities] = [unseenTokens[split], unseenEntities[split]];
  return [
    ...(tokens === undefined ? [] : [words.unseenTokens(SPLIT_LABELS[split], formatPercent(tokens))]),
    ...(entities === undefined ? [] : [words.unseenEntities(SPLIT_LABELS[split], formatPercent(entities))]),
  ];
}
