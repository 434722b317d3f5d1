/** `a` is what the chart is about, `rest` what it is seen against. */
export type LineLook = 'a' | 'a-dashed' | 'rest' | 'rest-dashed';

/** Stroke of a line, for the chart and its legend. */
export function lineStyle(look: LineLook): { stroke: string; strokeWidth: number; strokeDasharray?: string } {
  const about = look === 'a' || look === 'a-dashed';
  return {
    stroke: about ? 'var(--chart-a)' : 'var(--chart-rest)',
    strokeWidth: about ? 2 : 1.5,
    ...(look === 'a-dashed' || look === 'rest-dashed' ? { strokeDasharray: '4 3' } : {}),
  };
}
