'use client';

import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import { linearAxis } from '@/components/ui/chart-axis';
import { TICK } from '@/components/ui/chart-look';
import { formatFraction } from '@/components/ui/format';
import { SERIES } from './recall-series';

export interface RecallRow {
  readonly bias: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Precision, recall and F1 over the bias on O; the dotted line is the one looked at. Give it a box with a height. */
export function RecallChart({ rows, at }: { readonly rows: readonly RecallRow[]; readonly at: number }) {
  const biases = rows.map(({ bias }) => bias);
  const y = linearAxis(
    rows.flatMap(({ precision, recall, f1 }) => [precision, recall, f1]),
    false,
  );
  return (
    <LineChart
      responsive
      style={{ width: '100%', height: '100%' }}
      data={[...rows]}
      margin={{ top: 10, right: 16, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
      <XAxis
        type="number"
        dataKey="bias"
        domain={[Math.min(...biases), Math.max(...biases)]}
        ticks={biases.filter(Number.isInteger)}
        tick={TICK}
        tickLine={false}
        axisLine={{ stroke: 'var(--line-strong)' }}
        height={24}
      />
      <YAxis
        type="number"
        domain={y.domain}
        ticks={y.ticks}
        tick={TICK}
        tickFormatter={(value: number) => formatFraction(value, 2)}
        tickLine={false}
        axisLine={false}
        width={40}
      />
      <ReferenceLine x={at} stroke="var(--line-control)" strokeDasharray="2 3" />
      {SERIES.map(({ key, ...look }) => (
        <Line key={key} dataKey={key} dot={false} isAnimationActive={false} type="linear" {...look} />
      ))}
    </LineChart>
  );
}
