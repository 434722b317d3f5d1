import { kit as words } from '@/lib/messages/kit';
import { formatFraction } from './format';

/** An estimate and its interval on a stated scale; all bars of one table share the scale, so that they compare. */
export function Range({
  low,
  value,
  high,
  scale,
  series = 'rest',
  digits = 3,
  className = '',
}: {
  readonly low: number;
  readonly value: number;
  readonly high: number;
  /** [from, to] in the same unit; what lies outside is drawn at the edge. */
  readonly scale: readonly [number, number];
  readonly series?: 'a' | 'b' | 'rest' | 'bad';
  readonly digits?: number;
  readonly className?: string;
}) {
  const [from, to] = scale;
  const place = (x: number) => (to > from ? Math.min(100, Math.max(0, (100 * (x - from)) / (to - from))) : 50);
  const percent = (x: number) => `${place(x).toFixed(2)}%`;
  return (
    <svg
      className={`range-bar ${className}`}
      data-series={series}
      role="img"
      aria-label={words.range(formatFraction(value, digits), formatFraction(low, digits), formatFraction(high, digits))}
    >
      <line className="scale-line" x1="0" x2="100%" y1="9" y2="9" />
      <line className="interval" x1={percent(low)} x2={percent(high)} y1="9" y2="9" />
      <line className="point" x1={percent(value)} x2={percent(value)} y1="3" y2="15" />
    </svg>
  );
}
