import { addCounts, type Counts, emptyCounts, totalOf } from '../../domain/monitoring/counts';
import { decodeCounts } from '../../domain/monitoring/counts-code';
import { assessWindow, type DriftReport, type DriftRule } from '../../domain/monitoring/drift';
import type { Reference } from '../../domain/monitoring/reference';
import { decodeReference } from '../../domain/monitoring/told-reference';
import type { DriftSummary, FleetDrift, FleetWindow, ToldReference } from '../../schemas/registry/monitoring';
import type { Row } from '../database/tables';
import type { Server } from '../server';
import { readReferenceText } from './references';
import { fleetSentences, isFleetWindow } from './summaries';
import { readTriggerRules } from './trigger-rules';

const SHOWN = { models: 20, windows: 200 };
const DEPLOYMENTS_SHOWN = 200;

type Model = FleetDrift['models'][number];

/** Windows of all browsers together, by model version, newest first. No row is one browser's window. */
export async function readFleetDrift(server: Server, shown: typeof SHOWN = SHOWN): Promise<FleetDrift> {
  const { db } = server.database;
  const versions = await db
    .selectFrom('driftSummaries')
    .innerJoin('modelVersions', 'modelVersions.id', 'driftSummaries.modelVersionId')
    .select(['modelVersions.id', 'modelVersions.number'])
    .select((row) => [
      row.fn.countAll<number | string>().as('windows'),
      row.fn.count<number | string>('driftSummaries.browserId').distinct().as('browsers'),
      row.fn.max('driftSummaries.fleetNumber').as('fleetNumber'),
    ])
    .groupBy(['modelVersions.id', 'modelVersions.number'])
    .orderBy('modelVersions.number', 'desc')
    .limit(shown.models)
    .execute();
  const { drift } = (await readTriggerRules(db)).rules;
  const models: Model[] = [];
  for (const { id, number, windows, browsers, fleetNumber } of versions) {
    const of = { id, number, windowsReceived: Number(windows), browsers: Number(browsers), newest: fleetNumber };
    models.push(await readModel(server, of, drift, shown.windows));
  }
  const deployments = await db
    .selectFrom('deployments')
    .select(['number', 'modelVersionId', 'at'])
    .orderBy('number', 'desc')
    .limit(DEPLOYMENTS_SHOWN)
    .execute();
  return { models, deployments: deployments.reverse() };
}

async function readModel(
  { database: { db } }: Server,
  of: { id: string; number: number; windowsReceived: number; browsers: number; newest: number },
  rule: DriftRule,
  shown: number,
): Promise<Model> {
  // One more than is shown, and the open one: an alarm depends on the window before.
  const rows = await db
    .selectFrom('driftSummaries')
    .selectAll()
    .where('modelVersionId', '=', of.id)
    .where('fleetNumber', '>', of.newest - shown - 2)
    .orderBy('fleetNumber')
    .execute();
  const text = await readReferenceText(db, of.id);
  const told: ToldReference | undefined = text === undefined ? undefined : JSON.parse(text);
  const reference = told && decodeReference(told)?.fleet;
  const windowSentences = fleetSentences(told);
  let before: DriftReport | undefined;
  const windows: FleetWindow[] = [];
  for (const parts of byFleetNumber(rows)) {
    const summaries = parts.map(({ summary }): DriftSummary => JSON.parse(summary));
    // The newest may be open; one before it was full, whatever replaced its parts since.
    const open = parts[0]?.fleetNumber === of.newest && !isFleetWindow(summaries, windowSentences);
    if (open) continue;
    const merged = mergedCounts(summaries);
    before = reference && assessWindow(merged, reference, before, rule);
    windows.push(tellWindow(parts, summaries, merged, before));
  }
  return {
    modelVersionId: of.id,
    modelVersionNumber: of.number,
    browsers: of.browsers,
    windowsReceived: of.windowsReceived,
    windowSentences: told ? windowSentences : null,
    thresholds: reference ? thresholdsOf(reference, rule) : null,
    windows: windows.slice(-shown),
    level: windows.at(-1)?.report?.level ?? 'not-enough-data',
  };
}

/** @param rows by rising fleetNumber */
function byFleetNumber(rows: readonly Row<'driftSummaries'>[]): Row<'driftSummaries'>[][] {
  const groups = new Map<number, Row<'driftSummaries'>[]>();
  for (const row of rows) {
    const group = groups.get(row.fleetNumber);
    if (group) group.push(row);
    else groups.set(row.fleetNumber, [row]);
  }
  return [...groups.values()];
}

function mergedCounts(summaries: readonly DriftSummary[]): Counts {
  const merged = emptyCounts();
  for (const { counts } of summaries) addCounts(merged, decodeCounts(counts) ?? emptyCounts());
  return merged;
}

function tellWindow(
  parts: readonly Row<'driftSummaries'>[],
  summaries: readonly DriftSummary[],
  merged: Counts,
  report: DriftReport | undefined,
): FleetWindow {
  const days = parts.map(({ day }) => day).sort();
  const sum = (of: (one: DriftSummary['certainty']) => number) =>
    summaries.reduce((all, { certainty }) => all + of(certainty), 0);
  const marks = sum(({ predicted, expectedMilli }) => predicted + expectedMilli / 1000);
  return {
    number: parts[0]?.fleetNumber ?? 0,
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
    windows: parts.length,
    browsers: new Set(parts.map(({ browserId }) => browserId)).size,
    notes: totalOf(merged, 'notes'),
    sentences: totalOf(merged, 'sentences'),
    report: report
      ? {
          level: report.level,
          cause: report.cause,
          p: report.p,
          distance: report.distance,
          signals: report.signals.map(({ name, value, usual, z, p, q }) => ({ name, value, usual, z, p, q })),
        }
      : null,
    // As lib/domain/monitoring/f1-estimate.ts has it, of sums.
    f1: marks > 0 ? Math.min(1, (2 * sum(({ rightMilli }) => rightMilli / 1000)) / marks) : null,
  };
}

/** Where p falls to what the rule says: the largest distance that as many resamples reach as p allows. */
function thresholdsOf({ distances }: Reference, { warningP, criticalP }: DriftRule) {
  const above = (p: number) => {
    const allowed = Math.floor(p * (distances.length + 1) + 1e-9) - 1;
    return allowed < 0 ? null : (distances[distances.length - 1 - allowed] ?? null);
  };
  return { warning: above(warningP), critical: above(criticalP) };
}
