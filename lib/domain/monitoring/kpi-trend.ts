import type { Role } from '../person';
import { KPIS, type KpiId, type KpiReading, readKpis } from './kpi';
import { addKpiCounts, type KpiCounts, noKpiCounts } from './kpi-counts';
import { type Days, daysBefore, stretches, within } from './periods';

/** Points of a trend: more would not show in a tile. */
const TREND_POINTS = 10;

/** Key figures of a period, of the one before it, and their way through it. */
export interface KpiView {
  readonly readings: readonly KpiReading[];
  /** Of as long a period before; without targets. */
  readonly before: readonly KpiReading[];
  /** By figure, oldest first; undefined where nothing was counted. */
  readonly trends: Readonly<Partial<Record<KpiId, readonly (number | undefined)[]>>>;
}

/** @param rows counts by day, in any order @param roles those whose figures are shown: any of them is enough */
export function viewKpis(
  rows: readonly { readonly day: string; readonly counts: KpiCounts }[],
  days: Days,
  roles: readonly Role[],
  targets: Readonly<Partial<Record<KpiId, number>>> = {},
): KpiView {
  const countsIn = (part: Days) =>
    rows.filter(({ day }) => within(day, part)).reduce((sum, { counts }) => addKpiCounts(sum, counts), noKpiCounts());
  const parts = stretches(days, TREND_POINTS).map((part) => readForRoles(countsIn(part), roles));
  const readings = readForRoles(countsIn(days), roles, targets);
  return {
    readings,
    before: readForRoles(countsIn(daysBefore(days)), roles),
    trends: Object.fromEntries(
      readings.map(({ id }) => [id, parts.map((part) => part.find((one) => one.id === id)?.value)]),
    ),
  };
}

/** Figures that any of the roles may see, in their order. */
export function readForRoles(
  counts: KpiCounts,
  roles: readonly Role[],
  targets: Readonly<Partial<Record<KpiId, number>>> = {},
): KpiReading[] {
  const byId = new Map(roles.flatMap((role) => readKpis(counts, role, targets)).map((one) => [one.id, one]));
  return KPIS.flatMap(({ id }) => byId.get(id) ?? []);
}
