'use client';

import { type PointerEvent, useState } from 'react';
import { linearAxis, logTicks } from './chart-axis';

export interface ScatterPoint {
  readonly x: number;
  readonly y: number;
  /** What the point is, one line each. */
  readonly about: readonly string[];
  /** Full points are drawn filled, the others as rings. */
  readonly full: boolean;
}

/** Pixels around the plot; points keep off its left and right edges. */
const INSET = { top: 12, right: 36, bottom: 24, left: 64 };
/** So far from a point it is still meant. */
const REACH_PX = 24;
const VALUES_AS_TICKS_MAX = 8;

/**
 * Points over two numbers, read off by pointing. `log` draws 0 at the left edge, apart from the logarithmic rest. Give it a
 * box with a height. Plain SVG: points come in one by one while other work goes on, and a redraw must cost next to nothing.
 */
export function ScatterChart({
  points,
  scale = 'linear',
  formatX,
  formatY,
}: {
  readonly points: readonly ScatterPoint[];
  readonly scale?: 'linear' | 'log';
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
}) {
  const across = axisAcross(
    points.map(({ x }) => x),
    scale,
  );
  const up = linearAxis(
    points.map(({ y }) => y),
    false,
  );
  const [bottom, top] = up.domain;
  const height = (value: number) => 100 - (100 * (value - bottom)) / (top - bottom);
  const drawn = points.map((point) => ({ point, left: across.place(point.x), top: height(point.y) }));
  const [pointed, setPointed] = useState<number>();
  const shown = pointed === undefined ? undefined : drawn[pointed];
  const pointAt = ({ currentTarget, clientX, clientY }: PointerEvent) => {
    const box = currentTarget.getBoundingClientRect();
    const distances = drawn.map((one) =>
      Math.hypot(box.left + (box.width * one.left) / 100 - clientX, box.top + (box.height * one.top) / 100 - clientY),
    );
    const nearest = distances.indexOf(Math.min(...distances));
    setPointed((distances[nearest] ?? Number.POSITIVE_INFINITY) <= REACH_PX ? nearest : undefined);
  };
  return (
    <div className="relative h-full text-caption text-fg-2 tabular-nums">
      <div className="absolute" style={INSET} onPointerMove={pointAt} onPointerLeave={() => setPointed(undefined)}>
        <svg className="absolute inset-0 size-full overflow-visible" aria-hidden="true">
          {up.ticks.map((tick) => (
            <line
              key={tick}
              x1="-16"
              x2="100%"
              y1={`${height(tick)}%`}
              y2={`${height(tick)}%`}
              stroke="var(--chart-grid)"
            />
          ))}
          <line x1="-16" x2="100%" y1="100%" y2="100%" stroke="var(--line-strong)" />
          {shown && (
            <line
              x1={`${shown.left}%`}
              x2={`${shown.left}%`}
              y1="0"
              y2="100%"
              stroke="var(--line-control)"
              strokeDasharray="2 3"
            />
          )}
          {drawn.map(({ point, left, top: y }, at) => (
            <circle
              // biome-ignore lint/suspicious/noArrayIndexKey: points have no name, and nothing is kept with one
              key={at}
              cx={`${left}%`}
              cy={`${y}%`}
              r={at === pointed ? 5.5 : 4}
              fill={point.full ? 'var(--chart-a)' : 'var(--surface)'}
              stroke={point.full ? 'none' : 'var(--chart-rest)'}
              strokeWidth="1.5"
            />
          ))}
        </svg>
        {up.ticks.map((tick) => (
          <span key={tick} className="-translate-y-1/2 absolute right-full mr-6" style={{ top: `${height(tick)}%` }}>
            {formatY(tick)}
          </span>
        ))}
        {across.ticks.map((tick) => (
          <span
            key={tick}
            className="-translate-x-1/2 absolute top-full mt-1"
            style={{ left: `${across.place(tick)}%` }}
          >
            {formatX(tick)}
          </span>
        ))}
        {shown && (
          <div
            className="floating tooltip pointer-events-none absolute whitespace-nowrap"
            style={{
              [shown.left > 50 ? 'right' : 'left']: `calc(${shown.left > 50 ? 100 - shown.left : shown.left}% + 10px)`,
              [shown.top > 50 ? 'bottom' : 'top']: `calc(${shown.top > 50 ? 100 - shown.top : shown.top}% + 6px)`,
            }}
          >
            {shown.point.about.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

/** @returns ticks, and the place of a value from left to right, 0-100; on `log` 0 and below stand at the left edge */
function axisAcross(values: readonly number[], scale: 'linear' | 'log') {
  const distinct = [...new Set(scale === 'log' ? values.map((value) => Math.max(0, value)) : values)];
  const positive = distinct.filter((value) => value > 0);
  const on = (value: number) => {
    if (scale === 'linear') return value;
    return Math.log(value > 0 ? value : Math.min(...positive, 1) / 3);
  };
  const places = distinct.map(on);
  const [low, high] = [Math.min(...places), Math.max(...places)];
  const place = (value: number) => (high > low ? (100 * (on(value) - low)) / (high - low) : 50);
  if (distinct.length <= VALUES_AS_TICKS_MAX) return { ticks: distinct, place };
  const [least, most] = [Math.min(...distinct), Math.max(...distinct)];
  const within =
    scale === 'log'
      ? [...(least <= 0 ? [0] : []), ...logTicks(Math.min(...positive), most)]
      : linearAxis(distinct, false).ticks.filter((tick) => tick >= least && tick <= most);
  return { ticks: within, place };
}
