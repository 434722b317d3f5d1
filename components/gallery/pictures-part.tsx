'use client';

import { BarChart } from '@/components/ui/bar-chart';
import { ChartFigure, LineKey } from '@/components/ui/chart-figure';
import { formatCount, formatFraction } from '@/components/ui/format';
import { LineChart } from '@/components/ui/line-chart';
import type { LineChartProps } from '@/components/ui/line-chart-props';
import { LiveLineChart } from '@/components/ui/live-line-chart';
import { ParallelLines } from '@/components/ui/parallel-lines';
import { ScatterChart } from '@/components/ui/scatter-chart';
import { Section } from '@/components/ui/section';

const ITERATIONS = 40;
const CURVE = Array.from({ length: ITERATIONS }, (_, at) => ({
  iteration: at + 1,
  now: 0.66 * (1 - Math.exp(-at / 7)),
  before: 0.62 * (1 - Math.exp(-at / 9)),
}));
const LAST = CURVE[ITERATIONS - 1];
const LINES: LineChartProps<'iteration', 'now' | 'before'> = {
  rows: CURVE,
  x: 'iteration',
  xName: 'Iteration',
  xMax: ITERATIONS,
  series: [
    { key: 'before', name: 'Run 3', look: 'rest' },
    { key: 'now', name: 'Run 4', look: 'a' },
  ],
  fromZero: true,
  formatY: (value) => formatFraction(value, 2),
  marker: { x: ITERATIONS, y: LAST?.now ?? 0, text: formatFraction(LAST?.now ?? 0, 3) },
};
const TRIES = Array.from({ length: 24 }, (_, at) => ({
  x: 10 ** (-3 + (at % 8) / 2),
  y: 0.5 + 0.012 * ((at * 7) % 11),
  about: [`Try ${at + 1}`],
  full: at % 3 === 0,
}));
const AS = { asTable: 'As table', asChart: 'As picture' };
const TRY_TABLE = {
  columns: ['Try', 'c2', 'F1'],
  rows: TRIES.map(({ x, y }, at) => [String(at + 1), x.toPrecision(2), formatFraction(y)]),
};
const CURVE_TABLE = {
  columns: ['Iteration', 'Run 3', 'Run 4'],
  rows: CURVE.map(({ iteration, before, now }) => [String(iteration), formatFraction(before), formatFraction(now)]),
};

/** Pictures, each with its title, its unit and the table that says the same. */
export function PicturesPart() {
  return (
    <Section title="Pictures">
      <div className="grid gap-x-8 gap-y-6 desk:grid-cols-2">
        <ChartFigure
          title="LineChart"
          note="F1 by iteration"
          description="F1 of two runs, rising to .658 and .612"
          table={CURVE_TABLE}
          legend={LINES.series.map(({ key, look, name }) => (
            <LineKey key={key} look={look}>
              {name}
            </LineKey>
          ))}
          {...AS}
        >
          <LineChart {...LINES} />
        </ChartFigure>
        <ChartFigure
          title="LiveLineChart"
          note="F1 by iteration, while it grows"
          description="F1 of two runs, rising to .658 and .612"
          table={CURVE_TABLE}
          {...AS}
        >
          <LiveLineChart {...LINES} markerLine />
        </ChartFigure>
        <ChartFigure
          title="BarChart"
          note="mentions"
          description="412 diseases and 308 treatments in training, 101 and 77 in test"
          table={{
            columns: ['Part', 'Diseases', 'Treatments'],
            named: true,
            rows: [
              ['Training', '412', '308'],
              ['Test', '101', '77'],
            ],
          }}
          {...AS}
        >
          <BarChart
            groups={[
              { name: 'Training', values: [412, 308] },
              { name: 'Test', values: [101, 77] },
            ]}
            bars={[
              { name: 'diseases', colour: 'var(--disease-line)' },
              { name: 'treatments', colour: 'var(--treatment-line)' },
            ]}
            format={formatCount}
          />
        </ChartFigure>
        <ChartFigure
          title="ScatterChart"
          note="F1 by c2, logarithmic"
          description="F1 of 24 tries between .500 and .620"
          table={TRY_TABLE}
          {...AS}
        >
          <ScatterChart
            points={TRIES}
            scale="log"
            formatX={(value) => value.toPrecision(1)}
            formatY={(value) => formatFraction(value, 2)}
          />
        </ChartFigure>
        <ChartFigure
          title="ParallelLines"
          note="one line a try"
          description="Settings of six tries, the best one strong"
          table={TRY_TABLE}
          {...AS}
        >
          <ParallelLines
            axes={[
              { name: 'c1', low: '0', high: '1' },
              { name: 'c2', low: '.001', high: '10' },
              { name: 'F1', low: '.50', high: '.62' },
            ]}
            lines={TRIES.slice(0, 6).map(({ y }, id) => ({
              id,
              places: [(id * 0.37) % 1, (id * 0.61) % 1, (y - 0.5) / 0.12],
              strong: id === 3,
            }))}
          />
        </ChartFigure>
      </div>
    </Section>
  );
}
