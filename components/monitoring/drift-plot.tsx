'use client';

import {
  CartesianGrid,
  ComposedChart,
  type DotItemDotProps,
  Line,
  ReferenceArea,
  ReferenceLine,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
  type YAxisTickContentProps,
} from 'recharts';
import { linearAxis } from '@/components/ui/chart-axis';
import { CURSOR, OVER_LINES, TICK } from '@/components/ui/chart-look';
import type { DriftLevel } from '@/lib/domain/monitoring/drift';
import type { ThresholdStretch } from '@/lib/domain/monitoring/shown-window';
import { monitor } from '@/lib/messages/monitor';
import { distanceFigure } from './figure-words';
import { levelShape } from './level-shape';
import { windowAxis } from './window-axis';
import { WindowReading } from './window-reading';

const { drift: words } = monitor;
const MARGIN = { top: 16, right: 4, bottom: 0, left: 0 };
/** Plain points of more windows than this would be one thick line. */
const POINTS_MAX = 60;
const LABEL_GAP_PX = 14;

export interface DriftPoint {
  /** Place of the window from 0. */
  readonly x: number;
  readonly at: number;
  /** The same as it is read. */
  readonly time: string;
  readonly distance: number;
  /** The distance, or the picture's upper edge where it is beyond. */
  readonly shown: number;
  readonly level: DriftLevel;
  readonly model: string;
}

/** Distance by window over the bands of its thresholds; a window's level by shape and colour. */
export default function DriftPlot({
  points,
  stretches,
  nameOf,
  height,
}: {
  readonly points: readonly DriftPoint[];
  readonly stretches: readonly ThresholdStretch[];
  readonly nameOf: (modelId: string) => string;
  readonly height: number;
}) {
  const limits = stretches.flatMap(({ thresholds }) => {
    const { warning, critical } = thresholds ?? {};
    return [warning, critical].filter((one) => one !== undefined && Number.isFinite(one)) as number[];
  });
  const y = linearAxis([...points.map(({ shown }) => shown), ...limits.map((limit) => 1.15 * limit)], true);
  const [, top] = y.domain;
  const last = points.at(-1);
  const now = stretches.at(-1)?.thresholds;
  const rightTicks = [now?.warning, now?.critical].filter(
    (one) => one !== undefined && Number.isFinite(one) && one <= top,
  ) as number[];
  const [warning = 0, critical = 0] = rightTicks;
  const gap = rightTicks.length < 2 ? LABEL_GAP_PX : ((critical - warning) / top) * (height - 40);
  const apart = Math.max(0, (LABEL_GAP_PX - gap) / 2);
  return (
    <ComposedChart
      responsive
      style={{ width: '100%', height: '100%' }}
      data={points as DriftPoint[]}
      margin={MARGIN}
      accessibilityLayer={false}
    >
      {stretches.map(({ from, to, thresholds }) =>
        thresholds === undefined
          ? null
          : [
              <ReferenceArea
                key={`w${from}`}
                {...{ x1: from, x2: to, y1: thresholds.warning, y2: Math.min(top, thresholds.critical) }}
                fill="var(--warning-bg)"
                fillOpacity={0.75}
                ifOverflow="hidden"
              />,
              <ReferenceArea
                key={`c${from}`}
                {...{ x1: from, x2: to, y1: Math.min(top, thresholds.critical), y2: top }}
                fill="var(--critical-bg)"
                fillOpacity={0.75}
                ifOverflow="hidden"
              />,
            ],
      )}
      <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
      <XAxis
        {...windowAxis(
          points.map(({ at }) => at),
          6,
        )}
      />
      <YAxis
        type="number"
        domain={y.domain}
        ticks={y.ticks}
        tick={TICK}
        tickLine={false}
        axisLine={false}
        width={40}
        allowDataOverflow
      />
      <YAxis
        yAxisId="limits"
        orientation="right"
        type="number"
        domain={y.domain}
        ticks={rightTicks}
        interval={0}
        tickLine={false}
        axisLine={false}
        width={92}
        allowDataOverflow
        tick={({ x, y: place, payload }: YAxisTickContentProps) => (
          <text
            x={x}
            y={Number(place) + 4 + (payload.value === warning ? apart : -apart)}
            fontSize={12}
            fill="var(--text-2)"
            style={{ fontVariantNumeric: 'tabular-nums' }}
          >
            {distanceFigure(Number(payload.value))} {payload.value === warning ? words.warning : words.critical}
          </text>
        )}
      />
      {stretches.flatMap(({ from, to, thresholds }) =>
        thresholds === undefined
          ? []
          : (['warning', 'critical'] as const)
              .filter((level) => Number.isFinite(thresholds[level]))
              .map((level) => (
                <ReferenceLine
                  key={`${level}${from}`}
                  segment={[
                    { x: from, y: thresholds[level] },
                    { x: to, y: thresholds[level] },
                  ]}
                  stroke={`var(--${level}-line)`}
                  strokeDasharray="4 3"
                  ifOverflow="hidden"
                />
              )),
      )}
      {stretches.slice(1).map(({ from, modelId }) => (
        <ReferenceLine
          key={from}
          x={from}
          stroke="var(--line-control)"
          strokeDasharray="2 3"
          label={{
            value: words.inUse(nameOf(modelId)),
            position: from > 0.75 * points.length ? 'insideBottomRight' : 'insideBottomLeft',
            fontSize: 12,
            fill: 'var(--text-2)',
          }}
        />
      ))}
      <Tooltip
        isAnimationActive={false}
        cursor={CURSOR}
        content={(shown: TooltipContentProps) => <WindowReading shown={shown} words={wordsOf} />}
      />
      <Line
        dataKey="shown"
        type="linear"
        stroke="var(--chart-a)"
        strokeWidth={2}
        isAnimationActive={false}
        activeDot={false}
        dot={({ cx = 0, cy = 0, payload, key }: DotItemDotProps) => {
          const { level, x } = payload as DriftPoint;
          const plain = level === 'ok' && points.length > POINTS_MAX && x !== last?.x;
          return plain ? <g key={key} /> : levelShape(level, cx, cy, String(key));
        }}
        label={({ x = 0, y: place = 0, index = 0 }: { x?: number | string; y?: number | string; index?: number }) =>
          index === points.length - 1 && last ? (
            <text
              key="last"
              x={Number(x) - 8}
              y={Number(place) - 9}
              textAnchor="end"
              fontSize={12}
              fontWeight={600}
              fill="var(--text)"
              {...OVER_LINES}
            >
              {distanceFigure(last.distance)}
            </text>
          ) : (
            <g key={index} />
          )
        }
      />
    </ComposedChart>
  );
}

const wordsOf = ({ distance, level, model }: DriftPoint) =>
  `${words.columns[4]} ${distanceFigure(distance)}, ${monitor.levels[level]}, ${model}`;
