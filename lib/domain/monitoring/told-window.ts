import { encodeCounts } from './counts-code';
import type { DriftReport } from './drift';
import type { F1Estimate } from './f1-estimate';
import type { WindowSummary } from './window';

/** Six digits say all that a chart shows, and keep a window under 1 kB. */
const short = (value: number): number => Number(value.toPrecision(6));

/** What is sent of a judged window, to the byte: PUT /api/drift-summaries/{id}. */
export function toldWindow(summary: WindowSummary, report: DriftReport, f1: F1Estimate | undefined) {
  const { level, cause, p, distance, signals } = report;
  return {
    version: 1 as const,
    counts: encodeCounts(summary.counts),
    certainty: summary.certainty,
    report: { level, cause, p: short(p), distance: short(distance), z: signals.map(({ z }) => short(z)) },
    f1: f1 ? { f1: short(f1.f1), low: short(f1.low), high: short(f1.high) } : null,
  };
}

export const toldWindowId = (browserId: string, { modelVersionId, windowNumber }: WindowSummary): string =>
  `${browserId}.${modelVersionId}.${windowNumber}`;
