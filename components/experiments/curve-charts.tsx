'use client';

import { memo, useMemo } from 'react';
import { ChartFigure, LineKey } from '@/components/ui/chart-figure';
import { formatFraction, formatSetting } from '@/components/ui/format';
import { LineChart } from '@/components/ui/line-chart';
import type { LineSeries } from '@/components/ui/line-chart-props';
import { LiveLineChart } from '@/components/ui/live-line-chart';
import { useTurns } from '@/components/ui/use-turns';
import type { Run } from '@/lib/domain/model/run';
import { experiments } from '@/lib/messages/experiments';
import { type CurveMeasure, type CurveRow, curveRows, lastOf } from './curve-rows';

const { charts } = experiments;

interface CurveLook {
  readonly measure: CurveMeasure;
  /** Read when it is shown: the language may have changed. */
  readonly words: () => { readonly title: string; readonly note: string };
  readonly format: (value: number) => string;
  readonly scale: 'linear' | 'log';
  readonly fromZero: boolean;
  /** Which fit is the subject: F1 exists for the held-out check alone. */
  readonly subject: 'final' | 'dev';
}

const significant = (value: number) =>
  value >= 1000 ? value.toExponential(0).replace('e+', 'e') : formatSetting(Number(value.toPrecision(3)));

const LOOKS: readonly CurveLook[] = [
  {
    measure: 'lossNatsPerSentence',
    words: () => charts.loss,
    format: significant,
    scale: 'linear',
    fromZero: true,
    subject: 'final',
  },
  {
    measure: 'gradientNorm',
    words: () => charts.gradient,
    format: significant,
    scale: 'log',
    fromZero: false,
    subject: 'final',
  },
  {
    measure: 'devF1',
    words: () => charts.f1,
    format: (value) => formatFraction(value, 2),
    scale: 'linear',
    fromZero: false,
    subject: 'dev',
  },
];

/** Loss, gradient norm and F1 by iteration; an earlier run thin behind them. */
export function CurveCharts({
  run,
  previous,
  live,
}: {
  readonly run: Run;
  readonly previous: Run | undefined;
  readonly live: boolean;
}) {
  const drawn = useTurns(LOOKS.length);
  return (
    <div className="grid gap-6 desk:grid-cols-3">
      {LOOKS.map((look, i) => (
        <CurveChart
          key={look.measure}
          look={look}
          curve={run.curve}
          drawn={i < drawn}
          maxIterations={run.settings.maxIterations}
          holdsOut={run.settings.devShare > 0 || (run.splits.dev?.notes ?? 0) > 0}
          previous={previous}
          live={live}
        />
      ))}
    </div>
  );
}

const CurveChart = memo(function CurveChart({
  look,
  curve,
  maxIterations,
  drawn,
  holdsOut,
  previous,
  live,
}: {
  readonly look: CurveLook;
  readonly curve: Run['curve'];
  /** Its turn has come; until then its place stays free. */
  readonly drawn: boolean;
  readonly maxIterations: number;
  readonly holdsOut: boolean;
  readonly previous: Run | undefined;
  readonly live: boolean;
}) {
  const rows = useMemo(() => curveRows(curve, previous?.curve ?? [], look.measure), [curve, previous, look.measure]);
  const { title, note } = look.words();
  const series = seriesOf(rows, look, previous);
  const own = series.some(({ key }) => key !== 'previous');
  const last = lastOf(rows, look.subject) ?? lastOf(rows, 'dev');
  const end = lastOf(rows, 'previous');
  const xMax = Math.max(maxIterations, rows.at(-1)?.iteration ?? 0);
  const Chart = live ? LiveLineChart : LineChart;
  const text = last && charts.at(look.format(last.value), last.iteration);
  const marker = last && text !== undefined ? { x: last.iteration, y: last.value, text } : undefined;
  return (
    <ChartFigure
      title={title}
      note={note}
      description={`${title}, ${note}${text === undefined ? '' : `: ${text}`}`}
      asTable={experiments.asTable}
      asChart={experiments.asChart}
      table={tableOf(rows, series, look)}
      legend={
        series.length > 1 || series[0]?.look !== 'a'
          ? series.map(({ key, name, look: line }) => (
              <LineKey key={key} look={line}>
                {name}
              </LineKey>
            ))
          : undefined
      }
    >
      {!drawn ? null : own ? (
        <Chart
          rows={rows}
          x="iteration"
          xName={charts.iteration}
          xMax={xMax}
          series={series}
          scale={look.scale}
          fromZero={look.fromZero}
          formatY={look.format}
          marker={marker}
          markerLine={live}
          endLabel={end && previous && { x: end.iteration, y: end.value, text: charts.previous(previous.number) }}
        />
      ) : (
        <p className="grid h-full place-items-center text-center text-caption text-fg-2">
          {waitingWords(look.measure, curve, holdsOut)}
        </p>
      )}
    </ChartFigure>
  );
});

/** Why there is no curve. */
function waitingWords(measure: CurveMeasure, curve: Run['curve'], holdsOut: boolean): string {
  if (measure === 'devF1' && !holdsOut) return charts.noF1;
  return measure === 'gradientNorm' && curve.length > 0 ? charts.noGradient : charts.waiting;
}

/** Drawn in this order: what lies behind first. */
function seriesOf(
  rows: readonly CurveRow[],
  look: CurveLook,
  previous: Run | undefined,
): LineSeries<'previous' | 'dev' | 'final'>[] {
  const series: LineSeries<'previous' | 'dev' | 'final'>[] = [];
  if (previous && lastOf(rows, 'previous')) {
    series.push({ key: 'previous', name: charts.previous(previous.number), look: 'rest' });
  }
  if (lastOf(rows, 'dev')) {
    // The check recedes once the final fit stands beside it.
    const behind = lastOf(rows, 'final') ? 'rest-dashed' : 'a-dashed';
    series.push({ key: 'dev', name: charts.dev, look: look.subject === 'dev' ? 'a' : behind });
  }
  if (lastOf(rows, 'final')) series.push({ key: 'final', name: charts.final, look: 'a' });
  return series;
}

function tableOf(
  rows: readonly CurveRow[],
  series: readonly LineSeries<'previous' | 'dev' | 'final'>[],
  look: CurveLook,
) {
  return {
    columns: [charts.iteration, ...series.map(({ name }) => name)],
    rows: rows.map((row) => [
      String(row.iteration),
      ...series.map(({ key }) => {
        const value = row[key];
        return value === undefined ? '' : look.format(value);
      }),
    ]),
  };
}
