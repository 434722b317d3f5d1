/** A run's number in the colour of its series; the order says the same without colour. */
export function RunName({ number, series }: { readonly number: number; readonly series: 'a' | 'b' }) {
  return <span className={series === 'a' ? 'text-chart-a' : 'text-chart-b'}>{number}</span>;
}
