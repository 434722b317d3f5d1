'use client';

import { Bar, CartesianGrid, LabelList, BarChart as Rechart, XAxis, YAxis } from 'recharts';
import { TICK } from './chart-look';

export interface BarGroup {
  readonly name: string;
  /** One a bar, in the order of `bars`. */
  readonly values: readonly number[];
}

/**
 * Lying bars in groups, each with its name and figure in words at its end, so that colour alone says nothing.
 * Give it a box with a height.
 */
export function BarChartPicture({
  groups,
  bars,
  format,
}: {
  readonly groups: readonly BarGroup[];
  readonly bars: readonly { readonly name: string; readonly colour: string }[];
  readonly format: (value: number) => string;
}) {
  const rows = groups.map(({ name, values }) => ({ name, values: [...values] }));
  return (
    <Rechart
      responsive
      layout="vertical"
      style={{ width: '100%', height: '100%' }}
      data={rows}
      margin={{ top: 4, right: 116, bottom: 0, left: 0 }}
      barCategoryGap={9}
      barGap={2}
      accessibilityLayer={false}
    >
      <CartesianGrid horizontal={false} stroke="var(--chart-grid)" />
      <XAxis
        type="number"
        tick={TICK}
        tickFormatter={format}
        tickLine={false}
        axisLine={{ stroke: 'var(--line-strong)' }}
        height={24}
        tickCount={4}
      />
      <YAxis type="category" dataKey="name" tick={TICK} tickLine={false} axisLine={false} width={88} />
      {bars.map(({ name, colour }, i) => (
        <Bar
          key={name}
          dataKey={(row: { values: number[] }) => row.values[i] ?? 0}
          name={name}
          fill={colour}
          maxBarSize={20}
          isAnimationActive={false}
        >
          <LabelList
            position="right"
            fill="var(--text-2)"
            fontSize={12}
            formatter={(value: unknown) => `${name} ${format(Number(value))}`}
          />
        </Bar>
      ))}
    </Rechart>
  );
}
