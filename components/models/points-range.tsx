import { formatPoints } from '@/components/ui/format';
import { Range } from '@/components/ui/range';
import type { Estimate } from '@/lib/domain/model/evaluation';

/** Scale that differences of one table share: fractions, wide enough for the widest interval, never under −2 to +2 points. */
export function pointsScale(differences: readonly Estimate[]): readonly [number, number] {
  const reach = Math.max(0.02, ...differences.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const whole = Math.ceil(100 * reach) / 100;
  return [-whole, whole];
}

/** A difference with its interval, in points. */
export function PointsRange({
  difference,
  scale,
  bad = false,
}: {
  readonly difference: Estimate;
  readonly scale: readonly [number, number];
  readonly bad?: boolean;
}) {
  return (
    <span title={`${formatPoints(difference.low)} … ${formatPoints(difference.high)}`}>
      <Range {...difference} scale={scale} series={bad ? 'bad' : 'a'} className="min-w-24" />
    </span>
  );
}
