'use client';

import { CartesianGrid, ComposedChart, ErrorBar, Line, ReferenceLine, Scatter, XAxis, YAxis } from 'recharts';
import { TICK } from '@/components/ui/chart-look';
import { formatFraction } from '@/components/ui/format';
import { lineStyle } from '@/components/ui/line-style';
import type { ReliabilityBin } from '@/lib/domain/model/calibration';

interface Point {
  readonly stated: number;
  readonly share: number;
  /** Distances to the 95 % interval's ends. */
  readonly spread: readonly [number, number];
}

const pointsOf = (bins: readonly ReliabilityBin[]): Point[] =>
  bins.flatMap(({ stated, right }) =>
    stated === undefined || !right
      ? []
      : [{ stated, share: right.share, spread: [right.share - right.low, right.high - right.share] }],
  );

/** Share right over stated confidence, before and after; the diagonal is where they agree. Give it a box with a height. */
export function ReliabilityChart({
  before,
  after,
}: {
  readonly before: readonly ReliabilityBin[];
  readonly after: readonly ReliabilityBin[];
}) {
  const [old, calibrated] = [pointsOf(before), pointsOf(after)];
  return (
    <ComposedChart
      responsive
      style={{ width: '100%', height: '100%' }}
      margin={{ top: 10, right: 16, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid stroke="var(--chart-grid)" />
      <XAxis
        type="number"
        dataKey="stated"
        domain={[0, 1]}
        ticks={TICKS}
        tick={TICK}
        tickFormatter={(value: number) => formatFraction(value, 1)}
        tickLine={false}
        axisLine={{ stroke: 'var(--line-strong)' }}
        height={24}
        allowDuplicatedCategory={false}
      />
      <YAxis
        type="number"
        domain={[0, 1]}
        ticks={TICKS}
        tick={TICK}
        tickFormatter={(value: number) => formatFraction(value, 1)}
        tickLine={false}
        axisLine={false}
        width={40}
      />
      <ReferenceLine
        segment={[
          { x: 0, y: 0 },
          { x: 1, y: 1 },
        ]}
        stroke="var(--line-control)"
        strokeDasharray="2 3"
      />
      <Line data={old} dataKey="share" dot={false} isAnimationActive={false} {...lineStyle('rest-dashed')} />
      <Scatter data={old} dataKey="share" isAnimationActive={false} fill="var(--surface)" stroke="var(--chart-rest)" />
      <Line data={calibrated} dataKey="share" dot={false} isAnimationActive={false} {...lineStyle('a')} />
      <Scatter data={calibrated} dataKey="share" isAnimationActive={false} fill="var(--chart-a)">
        <ErrorBar dataKey="spread" direction="y" width={4} stroke="var(--chart-a)" strokeWidth={1} />
      </Scatter>
    </ComposedChart>
  );
}

const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
