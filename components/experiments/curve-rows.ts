import type { CurvePoint } from '@/lib/domain/model/run';

/** One figure of a training curve. */
export type CurveMeasure = 'lossNatsPerSentence' | 'gradientNorm' | 'devF1';

/** One x position of a chart: the run's two fits, and an earlier run's fit drawn thin behind them. */
export interface CurveRow {
  readonly iteration: number;
  readonly final: number | undefined;
  readonly dev: number | undefined;
  readonly previous: number | undefined;
}

/**
 * Rows by iteration, rising, those without any value left out.
 * @param previous curve of the run to compare with; its `final` fit is taken, for dev F1 its `dev` fit
 */
export function curveRows(
  curve: readonly CurvePoint[],
  previous: readonly CurvePoint[],
  measure: CurveMeasure,
): CurveRow[] {
  const rows = new Map<number, { final?: number; dev?: number; previous?: number }>();
  const put = (point: CurvePoint, column: 'final' | 'dev' | 'previous') => {
    const value = point[measure];
    if (value === undefined || !Number.isFinite(value)) return;
    const row = rows.get(point.iteration) ?? {};
    row[column] = value;
    rows.set(point.iteration, row);
  };
  const previousFit = measure === 'devF1' ? 'dev' : 'final';
  for (const point of previous) if (point.fit === previousFit) put(point, 'previous');
  for (const point of curve) put(point, point.fit);
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([iteration, row]) => ({ iteration, final: row.final, dev: row.dev, previous: row.previous }));
}

/** Last row that has a value in this column. */
export function lastOf(
  rows: readonly CurveRow[],
  column: 'final' | 'dev' | 'previous',
): { iteration: number; value: number } | undefined {
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i];
    const value = row?.[column];
    if (row && value !== undefined) return { iteration: row.iteration, value };
  }
  return undefined;
}
