import { addKpiCounts, type KpiCounts, noKpiCounts } from './kpi-counts';
import { addFacts, type KpiFact, noFact } from './kpi-facts';
import { NOTES_MIN } from './suppress';

/** What one browser counted on one day, and what of it was told. */
export interface KpiDay {
  /** ISO 8601 date, local. */
  readonly day: string;
  readonly counts: KpiCounts;
  /** Counted and not told yet; absent: nothing is. */
  readonly untold?: KpiFact;
  /** Told under this day, with what earlier days held back; absent: nothing was. */
  readonly told?: KpiCounts;
}

export function addToDay(row: KpiDay | undefined, day: string, fact: KpiFact): KpiDay {
  return {
    ...row,
    day,
    counts: addKpiCounts(row?.counts ?? noKpiCounts(), fact.counts),
    untold: addFacts(row?.untold ?? noFact(), fact),
  };
}

/**
 * What may be told now: of all days together each number that is of NOTES_MIN notes or more goes out under `today`, the
 * others stay until they are. What is told of a day only ever grows by such numbers, so that two tellings of one day do
 * not differ by fewer notes either. Notes that were opened and edited are told by what is left of those opened: what was
 * accepted untouched waits where they would be few.
 * @param days in any order, none after `today`
 * @returns rows that changed; empty: there is nothing new to tell. Today's `told` is what the server should have
 */
export function tellDays(days: readonly KpiDay[], today: string): readonly KpiDay[] {
  const waiting = days.reduce((sum, { untold }) => (untold ? addFacts(sum, untold) : sum), noFact());
  const known = days.find(({ day }) => day === today);
  const told = known?.told ?? noKpiCounts();
  const free = sieve(waiting.counts, waiting.notes, (_, notes) => notes >= NOTES_MIN);
  const after = addKpiCounts(told, free);
  const edited = after.notes.opened - after.notes.touchless;
  const few = edited > 0 && edited < NOTES_MIN;
  const out = few ? { ...free, notes: { ...free.notes, touchless: 0 }, touchlessReadingMs: 0 } : free;
  if (!anyNumber(out)) return [];
  const stays = (value: number, gone: number) => (gone === 0 ? value : 0);
  const left: KpiFact = {
    counts: sieveBy(waiting.counts, out, stays),
    notes: sieveBy(waiting.notes, out, stays),
  };
  const row: KpiDay = {
    day: today,
    counts: known?.counts ?? noKpiCounts(),
    untold: left,
    told: addKpiCounts(told, out),
  };
  const emptied = days
    .filter(({ day, untold }) => day !== today && untold !== undefined)
    .map(({ untold, ...rest }): KpiDay => rest);
  return [...emptied, row];
}

/** Numbers that pass, 0 for the others. Both have the same shape. */
function sieve<T>(values: T, notes: T, passes: (value: number, notes: number) => boolean): T {
  return sieveBy(values, notes, (value, of) => (passes(value, of) ? value : 0));
}

function sieveBy<T>(values: T, other: T, of: (value: number, other: number) => number): T {
  if (typeof values === 'number') return of(values, (other as number | undefined) ?? 0) as T;
  if (Array.isArray(values)) {
    return values.map((one, at) => sieveBy(one, (other as unknown[] | undefined)?.[at], of)) as T;
  }
  const beside = other as Record<string, unknown> | undefined;
  return Object.fromEntries(
    Object.entries(values as object).map(([key, one]) => [key, sieveBy(one, beside?.[key], of)]),
  ) as T;
}

function anyNumber(value: unknown): boolean {
  if (typeof value === 'number') return value !== 0;
  return Object.values(value as object).some(anyNumber);
}
