import type { Role } from '../person';
import type { KpiCounts } from './kpi-counts';
import { KPI_FORMULAS, type KpiValue } from './kpi-formulas';

export const KPI_IDS = [
  'f1-exact',
  'f1-overlap',
  'agreement-spans',
  'agreement-tokens',
  'touchless-rate',
  'touchless-reading-seconds',
  'correction-rate',
  'seconds-a-note',
  'notes-an-hour',
  'coverage',
  'latency-p50',
  'latency-p95',
  'approval-lead-time',
  'time-to-detect',
  'time-to-recover',
  'false-alarms',
  'browsers-current',
] as const;
export type KpiId = (typeof KPI_IDS)[number];

/** `share` and `score` are fractions of 1; `hours`, `seconds` and `ms` durations; the rest as they say. */
export type KpiUnit = 'share' | 'score' | 'seconds' | 'hours' | 'ms' | 'notes-an-hour' | 'per-1000-notes';

export interface KpiDefinition {
  readonly id: KpiId;
  readonly unit: KpiUnit;
  /** Which way is better. `watch`: neither by itself; it is read beside another one. */
  readonly better: 'higher' | 'lower' | 'watch';
  /** In `unit`; a reviewer may set another. Undefined: no level is right for all. */
  readonly target: number | undefined;
  /** One value a label beside the one of all. */
  readonly perLabel: boolean;
  readonly audience: readonly Role[];
}

const ALL: readonly Role[] = ['clinician', 'doctor', 'reviewer'];
const REVIEW: readonly Role[] = ['reviewer'];
const WORK: readonly Role[] = ['clinician', 'reviewer'];

/**
 * The key figures, in the order in which they are told; formulas in kpi-formulas.ts, words in lib/messages. A clinician
 * sees how the tagging goes, a doctor whether marks can be relied on, a reviewer all of it. Nobody is measured by name.
 */
export const KPIS: readonly KpiDefinition[] = [
  { id: 'f1-exact', unit: 'score', better: 'higher', target: 0.65, perLabel: true, audience: ALL },
  { id: 'f1-overlap', unit: 'score', better: 'higher', target: 0.78, perLabel: true, audience: ALL },
  { id: 'agreement-spans', unit: 'score', better: 'higher', target: 0.8, perLabel: false, audience: WORK },
  { id: 'agreement-tokens', unit: 'score', better: 'higher', target: 0.8, perLabel: false, audience: WORK },
  { id: 'touchless-rate', unit: 'share', better: 'higher', target: 0.4, perLabel: false, audience: REVIEW },
  // A high touchless rate with seconds near nothing is not trust: it is not reading.
  { id: 'touchless-reading-seconds', unit: 'seconds', better: 'watch', target: 5, perLabel: false, audience: REVIEW },
  { id: 'correction-rate', unit: 'share', better: 'lower', target: 0.3, perLabel: true, audience: ALL },
  { id: 'seconds-a-note', unit: 'seconds', better: 'lower', target: 60, perLabel: false, audience: WORK },
  { id: 'notes-an-hour', unit: 'notes-an-hour', better: 'higher', target: 60, perLabel: false, audience: WORK },
  { id: 'coverage', unit: 'share', better: 'higher', target: 0.98, perLabel: false, audience: REVIEW },
  { id: 'latency-p50', unit: 'ms', better: 'lower', target: 20, perLabel: false, audience: REVIEW },
  { id: 'latency-p95', unit: 'ms', better: 'lower', target: 100, perLabel: false, audience: REVIEW },
  { id: 'approval-lead-time', unit: 'hours', better: 'lower', target: 48, perLabel: false, audience: REVIEW },
  { id: 'time-to-detect', unit: 'hours', better: 'lower', target: 72, perLabel: false, audience: REVIEW },
  { id: 'time-to-recover', unit: 'hours', better: 'lower', target: 240, perLabel: false, audience: REVIEW },
  { id: 'false-alarms', unit: 'per-1000-notes', better: 'lower', target: 0.2, perLabel: false, audience: REVIEW },
  { id: 'browsers-current', unit: 'share', better: 'higher', target: 0.95, perLabel: false, audience: REVIEW },
];

export type KpiVerdict = 'met' | 'missed' | 'no-data' | 'no-target';

export interface KpiReading extends KpiValue {
  readonly id: KpiId;
  readonly target: number | undefined;
  readonly verdict: KpiVerdict;
}

/**
 * All key figures of a period that a role may see.
 * @param targets a reviewer's, by id, in place of the definitions' own
 */
export function readKpis(
  counts: KpiCounts,
  role: Role,
  targets: Readonly<Partial<Record<KpiId, number>>> = {},
): KpiReading[] {
  return KPIS.filter(({ audience }) => audience.includes(role)).map((definition) => {
    const { id } = definition;
    const target = targets[id] ?? definition.target;
    const value = KPI_FORMULAS[id](counts);
    return { id, ...value, target, verdict: verdictOf(definition, value.value, target) };
  });
}

function verdictOf({ better }: KpiDefinition, value: number | undefined, target: number | undefined): KpiVerdict {
  if (value === undefined) return 'no-data';
  if (target === undefined) return 'no-target';
  // What is only watched has a level under which it is worth a look.
  return (better === 'lower' ? value <= target : value >= target) ? 'met' : 'missed';
}
