const [WIDTH, HEIGHT, EDGE] = [60, 20, 2.5];

/** The way of a figure, without axes: the number beside it says how much. */
export function Sparkline({ points, label }: { readonly points: readonly number[]; readonly label: string }) {
  if (points.length < 2) return null;
  const [low, high] = [Math.min(...points), Math.max(...points)];
  const x = (at: number) => EDGE + (at * (WIDTH - 2 * EDGE)) / (points.length - 1);
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - EDGE - ((value - low) * (HEIGHT - 2 * EDGE)) / (high - low);
  const last = points.length - 1;
  return (
    <svg className="sparkline" width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <polyline points={points.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')} />
      <circle cx={x(last)} cy={y(points[last] ?? 0)} r={2.5} />
    </svg>
  );
}
