/** `a` is what the chart is about, `b` its equal, `rest` what it is seen against. */
export type LineLook = 'a' | 'a-dashed' | 'b-dashed' | 'rest' | 'rest-dashed';

/** Stroke of a line, for the chart and its legend. */
export function lineStyle(look: LineLook): { stroke: string; strokeWidth: number; strokeDasharray?: string } {
  const series = look.startsWith('a') ? 'a' : look.startsWith('b') ? 'b' : 'rest';
  return {
    stroke: `var(--chart-${series})`,
    strokeWidth: series === 'rest' ? 1.5 : 2,
    ...(look.endsWith('-dashed') ? { strokeDasharray: '4 3' } : {}),
  };
}
