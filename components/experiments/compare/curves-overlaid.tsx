'use client';

import { useMemo } from 'react';
import { ChartFigure, LineKey } from '@/components/ui/chart-figure';
import { formatFraction } from '@/components/ui/format';
import { LineChart } from '@/components/ui/line-chart';
import type { LineSeries } from '@/components/ui/line-chart-props';
import type { Run } from '@/lib/domain/model/run';
import { experiments } from '@/lib/messages/experiments';
import { compareWords as words } from '@/lib/messages/runs';

interface Row {
  readonly iteration: number;
  readonly first: number | undefined;
  readonly second: number | undefined;
}

/** F1 on the held-out notes of both runs by iteration; the loss where one of them held nothing out. */
export function CurvesOverlaid({ first, second }: { readonly first: Run; readonly second: Run }) {
  const ofF1 = [first, second].every(({ curve }) => curve.some((point) => point.devF1 !== undefined));
  const rows = useMemo(() => rowsOf(first, second, ofF1), [first, second, ofF1]);
  const format = ofF1 ? (value: number) => formatFraction(value, 2) : (value: number) => value.toPrecision(3);
  const look = ofF1 ? experiments.charts.f1 : experiments.charts.loss;
  const series: LineSeries<'first' | 'second'>[] = [
    { key: 'second', name: words.runNamed(second.number), look: 'b-dashed' },
    { key: 'first', name: words.runNamed(first.number), look: 'a' },
  ];
  const ends = { first: endOf(rows, 'first'), second: endOf(rows, 'second') };
  const endWords = { first: ends.first && format(ends.first.y), second: ends.second && format(ends.second.y) };
  return (
    <ChartFigure
      title={look.title}
      note={look.note}
      description={words.curves(look.title, first.number, second.number)}
      asTable={experiments.asTable}
      asChart={experiments.asChart}
      table={{
        columns: [experiments.charts.iteration, words.runNamed(first.number), words.runNamed(second.number)],
        rows: rows.map((row) => [
          String(row.iteration),
          ...[row.first, row.second].map((value) => (value === undefined ? '' : format(value))),
        ]),
      }}
      legend={[...series].reverse().map(({ key, name, look: line }) => (
        <LineKey key={key} look={line}>
          {name}
          {endWords[key] !== undefined && `, ${endWords[key]}`}
        </LineKey>
      ))}
    >
      <LineChart
        rows={rows}
        x="iteration"
        xName={experiments.charts.iteration}
        xMax={rows.at(-1)?.iteration ?? 1}
        series={series}
        formatY={format}
        marker={ends.first && { ...ends.first, text: words.runNamed(first.number) }}
        endLabel={ends.second && { ...ends.second, text: words.runNamed(second.number) }}
      />
    </ChartFigure>
  );
}

function rowsOf(first: Run, second: Run, ofF1: boolean): Row[] {
  const rows = new Map<number, { first?: number; second?: number }>();
  for (const [column, { curve }] of [['first', first] as const, ['second', second] as const]) {
    for (const point of curve) {
      const value = ofF1 ? point.devF1 : point.lossNatsPerSentence;
      if (value === undefined || point.fit !== (ofF1 ? 'dev' : 'final')) continue;
      rows.set(point.iteration, { ...rows.get(point.iteration), [column]: value });
    }
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([iteration, row]) => ({ iteration, first: row.first, second: row.second }));
}

function endOf(rows: readonly Row[], column: 'first' | 'second'): { x: number; y: number } | undefined {
  const row = rows.findLast((each) => each[column] !== undefined);
  const y = row?.[column];
  return row && y !== undefined ? { x: row.iteration, y } : undefined;
}
