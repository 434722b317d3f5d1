/** How far back a page looks, days; `all`: from the first day there is. */
export const PERIODS = ['7', '30', '90', 'all'] as const;
export type Period = (typeof PERIODS)[number];

/** Days of a period, both included, ISO 8601. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;
/** Dates alone, so that no clock change makes a day longer. */
const ms = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayAt = (at: number) => new Date(at).toISOString().slice(0, 10);

export function addDays(day: string, days: number): string {
  return dayAt(ms(day) + days * DAY_MS);
}

/** @param first day there is anything of; undefined: nothing yet */
export function daysOf(period: Period, today: string, first: string | undefined): Days {
  const from = period === 'all' ? (first ?? today) : addDays(today, 1 - Number(period));
  return { from: from < today ? from : today, to: today };
}

/** As many days before it. */
export function daysBefore({ from, to }: Days): Days {
  return { from: addDays(from, -lengthOf({ from, to })), to: addDays(from, -1) };
}

export function lengthOf({ from, to }: Days): number {
  return Math.round((ms(to) - ms(from)) / DAY_MS) + 1;
}

/** Stretches of whole days that make up the period, oldest first; the last ones are a day shorter where it does not divide. */
export function stretches(days: Days, count: number): Days[] {
  const length = lengthOf(days);
  const parts = Math.min(count, length);
  const starts = Array.from({ length: parts + 1 }, (_, at) => Math.ceil((at * length) / parts));
  return starts.slice(0, -1).map((start, at) => ({
    from: addDays(days.from, start),
    to: addDays(days.from, (starts[at + 1] ?? length) - 1),
  }));
}

export function within(day: string, { from, to }: Days): boolean {
  return day >= from && day <= to;
}
