import type { TooltipContentProps } from 'recharts';
import { formatDateTime } from '@/components/ui/format';

/** What the picture says of the window under the pointer: when it was full, and its figures. */
export function WindowReading<Point extends { readonly at: number }>({
  shown: { active, payload },
  words,
}: {
  readonly shown: TooltipContentProps;
  readonly words: (point: Point) => string;
}) {
  const point = payload?.[0]?.payload as Point | undefined;
  if (!active || !point) return null;
  return (
    <div className="floating tooltip">
      <p className="font-semibold">{formatDateTime(new Date(point.at).toISOString())}</p>
      <p className="tabular-nums">{words(point)}</p>
    </div>
  );
}
