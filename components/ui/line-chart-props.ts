import { type Axis, linearAxis, logAxis } from './chart-axis';
import type { LineLook } from './line-style';

export interface LineSeries<K extends string> {
  readonly key: K;
  readonly name: string;
  readonly look: LineLook;
}

/** Interfaces have no index signature, so rows are any object whose named fields are numbers. */
type Row<K extends string> = { readonly [key in K]: number | undefined };

export interface ChartMarker {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Lines over a numeric x axis. Rows: x rising, one number or undefined a series; a gap is bridged. */
export interface LineChartProps<X extends string, K extends string> {
  readonly rows: readonly Row<X | K>[];
  readonly x: X;
  readonly xName: string;
  readonly xMax: number;
  readonly series: readonly LineSeries<K>[];
  readonly scale?: 'linear' | 'log';
  /** Linear only: the y axis starts at 0. */
  readonly fromZero?: boolean;
  readonly formatY: (value: number) => string;
  /** The current point, with its figure beside it. */
  readonly marker?: ChartMarker | undefined;
  /** A dotted line through the marker: the work is under way there. */
  readonly markerLine?: boolean;
  /** Name at the end of a line, in the right margin. */
  readonly endLabel?: ChartMarker | undefined;
}

/** The y axis that holds every value of every series. */
export function axisOf<X extends string, K extends string>(props: LineChartProps<X, K>): Axis {
  const { rows, series, scale = 'linear', fromZero = false } = props;
  const values = rows
    .flatMap((row) => series.map(({ key }) => row[key]))
    .filter((value) => value !== undefined && Number.isFinite(value)) as number[];
  return scale === 'log' ? logAxis(values) : linearAxis(values, fromZero);
}
