'use client';

import {
  CartesianGrid,
  Line,
  LineChart as Rechart,
  ReferenceDot,
  ReferenceLine,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts';
import { countTicks } from './chart-axis';
import { CURSOR, OVER_LINES, TICK } from './chart-look';
import { axisOf, type LineChartProps } from './line-chart-props';
import { lineStyle } from './line-style';

/** The interactive picture: tokens, no animation, a value read off by pointing. Give it a box with a height. */
export function LineChartPicture<X extends string, K extends string>(props: LineChartProps<X, K>) {
  const { rows, x, xName, xMax, series, scale = 'linear', formatY, marker, markerLine = false, endLabel } = props;
  const y = axisOf(props);
  return (
    <Rechart
      responsive
      style={{ width: '100%', height: '100%' }}
      data={rows}
      margin={{ top: 20, right: endLabel ? 56 : 20, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
      <XAxis
        dataKey={x}
        type="number"
        domain={[0, xMax]}
        ticks={countTicks(xMax)}
        tick={TICK}
        tickLine={false}
        axisLine={{ stroke: 'var(--line-strong)' }}
        height={24}
      />
      <YAxis
        type="number"
        scale={scale}
        domain={y.domain}
        ticks={y.ticks}
        allowDataOverflow
        tick={TICK}
        tickFormatter={formatY}
        tickLine={false}
        axisLine={false}
        width={44}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={CURSOR}
        content={(shown: TooltipContentProps) => (
          <Reading active={shown.active} label={shown.label} entries={shown.payload} xName={xName} formatY={formatY} />
        )}
      />
      {series.map(({ key, name, look }) => (
        <Line
          key={key}
          dataKey={key}
          name={name}
          type="linear"
          dot={false}
          activeDot={{ r: 3 }}
          connectNulls
          isAnimationActive={false}
          {...lineStyle(look)}
        />
      ))}
      {marker && markerLine && (
        <ReferenceLine x={marker.x} stroke="var(--line-control)" strokeDasharray="2 3" strokeWidth={1} />
      )}
      {marker && (
        <ReferenceDot
          x={marker.x}
          y={marker.y}
          r={3.5}
          fill="var(--chart-a)"
          stroke="none"
          label={<PointLabel text={marker.text} strong before={marker.x > 0.72 * xMax} />}
        />
      )}
      {endLabel && (
        <ReferenceDot
          x={endLabel.x}
          y={endLabel.y}
          r={0}
          ifOverflow="visible"
          label={<PointLabel text={endLabel.text} />}
        />
      )}
    </Rechart>
  );
}

/** Words beside a point: above it when `strong`, else to its right. recharts gives the box of the dot. */
function PointLabel({
  text,
  strong = false,
  before = false,
  viewBox,
}: {
  readonly text: string;
  readonly strong?: boolean;
  readonly before?: boolean;
  readonly viewBox?: { readonly x?: number; readonly y?: number; readonly width?: number; readonly height?: number };
}) {
  const cx = (viewBox?.x ?? 0) + (viewBox?.width ?? 0) / 2;
  const cy = (viewBox?.y ?? 0) + (viewBox?.height ?? 0) / 2;
  return (
    <text
      x={strong ? cx + (before ? -6 : 8) : cx + 6}
      y={strong ? cy - 9 : cy + 4}
      textAnchor={before ? 'end' : 'start'}
      fontSize={12}
      fontWeight={strong ? 600 : 400}
      fill={strong ? 'var(--text)' : 'var(--text-2)'}
      {...OVER_LINES}
    >
      {text}
    </text>
  );
}

function Reading({
  active,
  label,
  entries,
  xName,
  formatY,
}: {
  readonly active: boolean;
  readonly label: string | number | undefined;
  readonly entries: TooltipContentProps['payload'];
  readonly xName: string;
  readonly formatY: (value: number) => string;
}) {
  if (!active || entries === undefined || entries.length === 0) return null;
  return (
    <div className="floating tooltip">
      <p className="font-semibold">
        {xName} {label}
      </p>
      {entries.map((entry) => (
        <p key={String(entry.dataKey)} className="flex justify-between gap-4 tabular-nums">
          <span>{entry.name}</span>
          <span>{typeof entry.value === 'number' ? formatY(entry.value) : ''}</span>
        </p>
      ))}
    </div>
  );
}
