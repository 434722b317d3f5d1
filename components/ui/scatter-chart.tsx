'use client';

import {
  CartesianGrid,
  ScatterChart as Rechart,
  Scatter,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts';

export interface ScatterPoint {
  readonly x: number;
  readonly y: number;
  /** What the point is, one line each. */
  readonly about: readonly string[];
  /** Full points are drawn filled, the others as rings. */
  readonly full: boolean;
}

/** Points over two numbers. `log` draws 0 at the left edge, apart from the logarithmic rest. Give it a box with a height. */
export function ScatterChart({
  points,
  xName,
  scale = 'linear',
  formatX,
  formatY,
}: {
  readonly points: readonly ScatterPoint[];
  readonly xName: string;
  readonly scale?: 'linear' | 'log';
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
}) {
  const positive = points.flatMap(({ x }) => (x > 0 ? [x] : []));
  const zero = Math.min(...positive, 1) / 3;
  const rows = points.map((point) => ({ ...point, at: scale === 'log' && point.x <= 0 ? zero : point.x }));
  const ticks = [...new Set(rows.map(({ at }) => at))].sort((a, b) => a - b);
  const spread = Math.max(...rows.map(({ y }) => y)) - Math.min(...rows.map(({ y }) => y)) || 0.01;
  return (
    <Rechart
      responsive
      style={{ width: '100%', height: '100%' }}
      margin={{ top: 12, right: 20, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
      <XAxis
        type="number"
        dataKey="at"
        name={xName}
        scale={scale}
        domain={['auto', 'auto']}
        {...(ticks.length <= 8 ? { ticks } : {})}
        tick={TICK}
        tickFormatter={(value: number) => formatX(scale === 'log' && value <= zero ? 0 : value)}
        tickLine={false}
        axisLine={{ stroke: 'var(--line-strong)' }}
        height={24}
        padding={{ left: 16, right: 16 }}
      />
      <YAxis
        type="number"
        dataKey="y"
        domain={[(low: number) => low - 0.1 * spread, (high: number) => high + 0.1 * spread]}
        tick={TICK}
        tickFormatter={formatY}
        tickLine={false}
        axisLine={false}
        width={48}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: 'var(--line-control)', strokeDasharray: '2 3' }}
        content={({ active, payload }: TooltipContentProps) => {
          const point = payload?.[0]?.payload as ScatterPoint | undefined;
          if (!active || !point) return null;
          return (
            <div className="floating tooltip">
              {point.about.map((line) => (
                <p key={line} className="tabular-nums">
                  {line}
                </p>
              ))}
            </div>
          );
        }}
      />
      <Scatter
        data={rows.filter(({ full }) => !full)}
        isAnimationActive={false}
        fill="var(--surface)"
        stroke="var(--chart-rest)"
        strokeWidth={1.5}
      />
      <Scatter data={rows.filter(({ full }) => full)} isAnimationActive={false} fill="var(--chart-a)" />
    </Rechart>
  );
}

const TICK = { fontSize: 12, fill: 'var(--text-2)' };
