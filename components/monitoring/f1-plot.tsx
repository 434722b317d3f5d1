'use client';

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ReferenceLine,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts';
import { linearAxis } from '@/components/ui/chart-axis';
import { CURSOR, TICK } from '@/components/ui/chart-look';
import { formatFraction } from '@/components/ui/format';
import type { Estimate } from '@/lib/domain/model/evaluation';
import { placeAmong, windowAxis } from './window-axis';
import { WindowReading } from './window-reading';

export interface F1Point {
  readonly x: number;
  readonly at: number;
  /** The same as it is read. */
  readonly time: string;
  readonly f1: number;
  /** Undefined: no interval is known, as of merged windows. */
  readonly band: readonly [number, number] | undefined;
}

export interface AuditPoint {
  readonly id: string;
  readonly at: number;
  readonly f1: Estimate;
}

/** Estimated F1 by window with its band, and what clinicians found. */
export default function F1Plot({
  points,
  audits,
}: {
  readonly points: readonly F1Point[];
  readonly audits: readonly AuditPoint[];
}) {
  const values = [
    ...points.flatMap(({ f1, band }) => [f1, ...(band ?? [])]),
    ...audits.flatMap(({ f1: { value, low, high } }) => [value, low, high]),
  ];
  // A tenth at least: a narrower picture would make mountains of what is chance.
  const middle = (Math.min(...values) + Math.max(...values)) / 2;
  const y = linearAxis([...values, Math.max(0, middle - 0.1), Math.min(1, middle + 0.1)], false);
  const times = points.map(({ at }) => at);
  const last = points.at(-1);
  return (
    <ComposedChart
      responsive
      style={{ width: '100%', height: '100%' }}
      data={points as F1Point[]}
      margin={{ top: 12, right: 58, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
      <XAxis {...windowAxis(times, 4)} />
      <YAxis
        type="number"
        domain={y.domain}
        ticks={y.ticks}
        tickFormatter={(value: number) => formatFraction(value, 2)}
        tick={TICK}
        tickLine={false}
        axisLine={false}
        width={40}
        allowDataOverflow
      />
      <Tooltip
        isAnimationActive={false}
        cursor={CURSOR}
        content={(shown: TooltipContentProps) => <WindowReading shown={shown} words={wordsOf} />}
      />
      <Area
        dataKey="band"
        type="linear"
        stroke="none"
        fill="var(--chart-a)"
        fillOpacity={0.14}
        isAnimationActive={false}
        activeDot={false}
      />
      <Line
        dataKey="f1"
        type="linear"
        stroke="var(--chart-a)"
        strokeWidth={2}
        dot={points.length < 3 ? { r: 3, fill: 'var(--chart-a)' } : false}
        activeDot={{ r: 3 }}
        isAnimationActive={false}
      />
      {audits.flatMap(({ id, at, f1 }) => {
        const x = placeAmong(at, times);
        return [
          <ReferenceLine
            key={`${id} interval`}
            segment={[
              { x, y: f1.low },
              { x, y: f1.high },
            ]}
            stroke="var(--text)"
            strokeWidth={1.5}
          />,
          <ReferenceDot key={id} x={x} y={f1.value} r={4} fill="var(--surface)" stroke="var(--text)" strokeWidth={2} />,
        ];
      })}
      {last && <ReferenceDot x={last.x} y={last.f1} r={0} ifOverflow="visible" label={<EndLabel point={last} />} />}
    </ComposedChart>
  );
}

function EndLabel({
  point: { f1, band },
  viewBox,
}: {
  readonly point: F1Point;
  readonly viewBox?: { readonly x?: number; readonly y?: number };
}) {
  const [x, y] = [(viewBox?.x ?? 0) + 8, viewBox?.y ?? 0];
  return (
    <text x={x} y={y + 2} fontSize={12} style={{ fontVariantNumeric: 'tabular-nums' }}>
      <tspan fontWeight={600} fill="var(--text)">
        {formatFraction(f1, 2)}
      </tspan>
      {band && (
        <tspan x={x} dy={14} fill="var(--text-2)">
          {formatFraction(band[0], 2)}–{formatFraction(band[1], 2)}
        </tspan>
      )}
    </text>
  );
}

const wordsOf = ({ f1, band }: F1Point) =>
  band === undefined
    ? `F1 ${formatFraction(f1, 2)}`
    : `F1 ${formatFraction(f1, 2)} (${formatFraction(band[0], 2)}–${formatFraction(band[1], 2)})`;
