export interface ParallelAxis {
  readonly name: string;
  /** Words at the bottom and the top. */
  readonly low: string;
  readonly high: string;
}

export interface ParallelLine {
  readonly id: string | number;
  /** One an axis, 0 (bottom) to 1 (top); undefined: the case has no such setting, and its line passes the axis by. */
  readonly places: readonly (number | undefined)[];
  readonly strong: boolean;
}

const HEIGHT = 200;
const TOP = 30;
const BOTTOM = 170;
const STEP = 120;
/** Closer together rather than smaller: their words must stay readable. */
const WIDTH_MAX = 500;
const MARGIN = 40;

/** Parallel coordinates: an axis a setting, a line a case. Strong lines are drawn last. The words are those of its figure. */
export function ParallelLines({
  axes,
  lines,
}: {
  readonly axes: readonly ParallelAxis[];
  readonly lines: readonly ParallelLine[];
}) {
  const gaps = Math.max(1, axes.length - 1);
  const step = Math.min(STEP, (WIDTH_MAX - 2 * MARGIN) / gaps);
  const width = 2 * MARGIN + step * gaps;
  const x = (axis: number) => MARGIN + axis * step;
  const y = (place: number) => BOTTOM - (BOTTOM - TOP) * Math.min(1, Math.max(0, place));
  const drawn = [...lines].sort((a, b) => Number(a.strong) - Number(b.strong));
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} className="h-full w-full" preserveAspectRatio="xMidYMid meet" aria-hidden>
      {axes.map((axis, at) => (
        <g key={axis.name} fontSize="12" textAnchor="middle" fill="var(--text-2)">
          <line x1={x(at)} x2={x(at)} y1={TOP} y2={BOTTOM} stroke="var(--line-strong)" />
          <text x={x(at)} y={TOP - 10}>
            {axis.high}
          </text>
          <text x={x(at)} y={BOTTOM + 14}>
            {axis.low}
          </text>
          <text x={x(at)} y={BOTTOM + 29} fontWeight="600" fill="var(--text)">
            {axis.name}
          </text>
        </g>
      ))}
      {drawn.map(({ id, places, strong }) => (
        <polyline
          key={id}
          points={places
            .flatMap((place, at) => (place === undefined ? [] : [`${x(at)},${y(place).toFixed(1)}`]))
            .join(' ')}
          fill="none"
          stroke={strong ? 'var(--chart-a)' : 'var(--chart-rest)'}
          strokeWidth={strong ? 2 : 1}
          opacity={strong ? 1 : 0.45}
        />
      ))}
    </svg>
  );
}
