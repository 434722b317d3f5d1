/** What the interactive pictures share with one another. */

export const TICK = { fontSize: 12, fill: 'var(--text-2)' };

/** The line at the place that is pointed at. */
export const CURSOR = { stroke: 'var(--line-control)', strokeDasharray: '2 3' };

/** Words over lines: an edge in the colour behind them keeps them readable. */
export const OVER_LINES = {
  stroke: 'var(--surface)',
  strokeWidth: 4,
  strokeLinejoin: 'round',
  style: { paintOrder: 'stroke', fontVariantNumeric: 'tabular-nums' },
} as const;
