/** Told apart by dashes as well as by colour. */
export const SERIES = [
  { key: 'precision', stroke: 'var(--chart-b)', strokeWidth: 1.5, strokeDasharray: '6 3' },
  { key: 'recall', stroke: 'var(--chart-rest)', strokeWidth: 1.5, strokeDasharray: '2 2' },
  { key: 'f1', stroke: 'var(--chart-a)', strokeWidth: 2 },
] as const;
