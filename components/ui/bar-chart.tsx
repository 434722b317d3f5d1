'use client';

import type { ComponentProps } from 'react';
import type * as Pictures from './bar-chart-picture';
import { onDemand, useNeeded } from './on-demand';

const picture = onDemand(() => import('./bar-chart-picture'));

/** Give it a box with a height: it is empty until the picture's script is there, which no page waits for. */
export function BarChart(props: ComponentProps<typeof Pictures.BarChartPicture>) {
  const loaded = useNeeded(picture, true);
  return loaded && <loaded.BarChartPicture {...props} />;
}
