'use client';

import { BarChart } from '@/components/ui/bar-chart';
import { ChartFigure } from '@/components/ui/chart-figure';
import { formatCount } from '@/components/ui/format';
import type { HistogramBar } from '@/lib/domain/data/statistics';
import { statistics as words } from '@/lib/messages/dataset-versions';

/** Bars of one histogram with the table behind them. */
export function HistogramFigure({
  title,
  note,
  bars,
  unit,
}: {
  readonly title: string;
  readonly note: string;
  readonly bars: readonly HistogramBar[];
  /** What is counted. */
  readonly unit: string;
}) {
  const rows = bars.map(({ from, to, count }) => ({ name: words.bar(from, to), count }));
  return (
    <ChartFigure
      title={title}
      note={note}
      description={words.description(title)}
      asTable={words.asTable}
      asChart={words.asChart}
      height={rows.length * 24 + 34}
      table={{ columns: [note, unit], rows: rows.map(({ name, count }) => [name, formatCount(count)]) }}
    >
      <BarChart
        groups={rows.map(({ name, count }) => ({ name, values: [count] }))}
        bars={[{ name: '', colour: 'var(--chart-a)' }]}
        format={formatCount}
      />
    </ChartFigure>
  );
}
