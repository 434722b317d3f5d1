'use client';

import type { LineChartProps } from './line-chart-props';
import { onDemand, useNeeded } from './on-demand';

const picture = onDemand(() => import('./line-chart-picture'));

/** Give it a box with a height: it is empty until the picture's script is there, which no page waits for. */
export function LineChart<X extends string, K extends string>(props: LineChartProps<X, K>) {
  const loaded = useNeeded(picture, true);
  return loaded && <loaded.LineChartPicture {...props} />;
}
