import { TICK } from '@/components/ui/chart-look';
import { formatDate } from '@/components/ui/format';

/** Day of a moment, short: "21 Nov". */
export function shortDay(at: number): string {
  return formatDate(new Date(at).toISOString()).replace(/,? \d{4}$/, '');
}

/** The same of a day, ISO 8601. */
export function shortDayOf(day: string): string {
  return formatDate(day).replace(/,? \d{4}$/, '');
}

/**
 * Places under which a date stands: about `count` of them, the first and the last among them, none twice on one day.
 * @param times of the windows, rising
 */
export function dateTicks(times: readonly number[], count: number): number[] {
  const last = times.length - 1;
  if (last <= 0) return times.map((_, at) => at);
  const steps = Math.max(1, Math.min(count - 1, last));
  const places = Array.from({ length: steps + 1 }, (_, step) => Math.round((step * last) / steps));
  const days = new Set<string>();
  // From the end, since the last window's date is the one that is looked for.
  return places
    .reverse()
    .filter((at) => {
      const day = shortDay(times[at] ?? 0);
      return !days.has(day) && days.add(day);
    })
    .reverse();
}

/** Place of a moment among windows that stand side by side: between the two it lies between. */
export function placeAmong(at: number, times: readonly number[]): number {
  const after = times.findIndex((time) => time > at);
  if (after < 0) return times.length - 0.75;
  if (after === 0) return -0.25;
  const [from = at, to = at] = [times[after - 1], times[after]];
  return after - 1 + (to > from ? (at - from) / (to - from) : 0);
}

/** Windows side by side from 0, with the days of about `count` of them. @param times of the windows, rising */
export function windowAxis(times: readonly number[], count: number) {
  return {
    dataKey: 'x',
    type: 'number',
    domain: [-0.5, Math.max(0.5, times.length - 0.5)],
    ticks: dateTicks(times, count),
    tickFormatter: (x: number) => shortDay(times[x] ?? 0),
    tick: TICK,
    tickLine: false,
    axisLine: { stroke: 'var(--line-strong)' },
    height: 24,
    interval: 'preserveEnd',
  } as const;
}
