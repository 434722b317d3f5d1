'use client';

import { type Axis, countTicks } from './chart-axis';
import { axisOf, type LineChartProps } from './line-chart-props';
import { lineStyle } from './line-style';

/** Pixels around the plot, as LineChart has them. */
const INSET = { top: 14, right: 20, bottom: 24, left: 44 };

/**
 * LineChart's picture for a curve that grows while it is watched: plain SVG, no pointing at values. Redrawing it costs
 * about a millisecond where the interactive one costs twenty and more, which typing would feel.
 */
export function LiveLineChart<X extends string, K extends string>(props: LineChartProps<X, K>) {
  const { rows, x, xMax, series, formatY, marker, markerLine, endLabel } = props;
  const y = axisOf(props);
  const left = (value: number) => (100 * value) / xMax;
  const top = (value: number) => 100 * (1 - share(value, y, props.scale));
  return (
    <div className="relative h-full text-caption text-fg-2 tabular-nums">
      <div className="absolute" style={{ ...INSET, right: endLabel ? 56 : INSET.right }}>
        <svg
          className="absolute inset-0 size-full overflow-visible"
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <g fill="none" vectorEffect="non-scaling-stroke">
            {y.ticks.map((tick) => (
              <path key={tick} d={`M0 ${top(tick)}H100`} stroke="var(--chart-grid)" vectorEffect="non-scaling-stroke" />
            ))}
            <path d="M0 100H100" stroke="var(--line-strong)" vectorEffect="non-scaling-stroke" />
            {marker && markerLine && (
              <path
                d={`M${left(marker.x)} 0V100`}
                stroke="var(--line-control)"
                strokeDasharray="2 3"
                vectorEffect="non-scaling-stroke"
              />
            )}
            {series.map(({ key, look }) => (
              <path
                key={key}
                d={pathOf(rows.map((row) => [row[x], row[key]] as const).map(([at, value]) => place(at, value)))}
                strokeLinejoin="round"
                vectorEffect="non-scaling-stroke"
                {...lineStyle(look)}
              />
            ))}
          </g>
        </svg>
        {y.ticks.map((tick) => (
          <span key={tick} className="-translate-y-1/2 absolute right-full mr-2" style={{ top: `${top(tick)}%` }}>
            {formatY(tick)}
          </span>
        ))}
        {countTicks(xMax).map((tick) => (
          <span key={tick} className="-translate-x-1/2 absolute top-full mt-1" style={{ left: `${left(tick)}%` }}>
            {tick}
          </span>
        ))}
        {marker && (
          <span className="absolute" style={{ left: `${left(marker.x)}%`, top: `${top(marker.y)}%` }}>
            <span className="-translate-x-1/2 -translate-y-1/2 absolute size-[7px] rounded-full bg-(--chart-a)" />
            <span
              className="absolute bottom-1 whitespace-nowrap font-semibold text-fg"
              style={marker.x > 0.72 * xMax ? { right: 6 } : { left: 8 }}
            >
              {marker.text}
            </span>
          </span>
        )}
        {endLabel && (
          <span
            className="-translate-y-1/2 absolute ml-1.5 whitespace-nowrap"
            style={{ left: `${left(endLabel.x)}%`, top: `${top(endLabel.y)}%` }}
          >
            {endLabel.text}
          </span>
        )}
      </div>
    </div>
  );

  function place(at: number | undefined, value: number | undefined): string | undefined {
    if (at === undefined || value === undefined || !Number.isFinite(value)) return undefined;
    return `${left(at).toFixed(2)} ${top(value).toFixed(2)}`;
  }
}

/** Gaps are bridged. */
function pathOf(points: readonly (string | undefined)[]): string {
  const drawn = points.filter((point) => point !== undefined);
  return drawn.length > 0 ? `M${drawn.join('L')}` : '';
}

/** Place of a value on its axis: 0 at the bottom, 1 at the top, cut off beyond. */
function share(value: number, { domain: [low, high] }: Axis, scale: 'linear' | 'log' = 'linear'): number {
  const on = scale === 'log' ? Math.log10 : (number: number) => number;
  const part = (on(value) - on(low)) / (on(high) - on(low));
  return Math.min(1, Math.max(0, part));
}
