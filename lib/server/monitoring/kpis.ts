import type { Kysely } from 'kysely';
import { KPIS, type KpiReading, readKpis } from '../../domain/monitoring/kpi';
import { addKpiCounts, type Durations, type KpiCounts, noKpiCounts } from '../../domain/monitoring/kpi-counts';
import { NOTES_MIN } from '../../domain/monitoring/suppress';
import type { Role } from '../../domain/person';
import { ok, type Result } from '../../domain/result';
import type { RegistryError } from '../../schemas/registry/errors';
import type { Kpis, KpiTargets, kpiTargetsSchema, ToldKpiReading } from '../../schemas/registry/kpi';
import type { z } from '../../schemas/zod';
import type { SignedIn } from '../accounts/session';
import type { Tables } from '../database/tables';
import { write } from '../database/write';
import { readPointer } from '../deployments/pointer';
import type { Server } from '../server';
import { changeSettings, readSettings } from './settings';

/** Keeps what a browser counted on a day, or the newer count in its place. */
export async function takeKpiCounts(server: Server, id: string, counts: KpiCounts): Promise<{ replaced: boolean }> {
  const [browserId = '', day = ''] = id.split('.');
  const text = JSON.stringify(counts);
  const taken = await write(server, async ({ tx }) => {
    const { numUpdatedRows } = await tx
      .updateTable('kpiDays')
      .set({ counts: text })
      .where('day', '=', day)
      .where('browserId', '=', browserId)
      .executeTakeFirst();
    const replaced = numUpdatedRows > 0n;
    if (!replaced) await tx.insertInto('kpiDays').values({ browserId, day, counts: text }).execute();
    return ok({ replaced });
  });
  if (!taken.ok) throw new Error('counts are never refused');
  return taken.value;
}

export async function readKpiTargets(db: Kysely<Tables>): Promise<z.infer<typeof kpiTargetsSchema>> {
  const { revision, settings } = await readSettings<KpiTargets>(db, 'kpi-targets', {});
  return { revision, targets: settings };
}

export async function changeKpiTargets(
  server: Server,
  by: SignedIn,
  seen: number,
  targets: KpiTargets,
): Promise<Result<z.infer<typeof kpiTargetsSchema>, RegistryError>> {
  const audit = { action: 'targets-changed', detail: { ...targets } } as const;
  const changed = await changeSettings(server, by, 'kpi-targets', seen, targets, audit);
  return changed.ok ? ok({ revision: changed.value.revision, targets }) : changed;
}

interface Day {
  readonly from: string;
  readonly to: string;
  readonly browsers: ReadonlySet<string>;
  readonly counts: KpiCounts;
}

/** Key figures of all browsers from a day to another, as far as the person's roles may see them. */
export async function kpisOf(server: Server, roles: readonly Role[], from: string, to: string): Promise<Kpis> {
  const { db } = server.database;
  const days = await readDays(db, from, to);
  const targets = await readKpiTargets(db);
  const counts = {
    ...mergeKpiCounts(days.map((day) => day.counts)),
    approval: await approvalsIn(db, from, to),
    browsers: await browsersIn(db, from, to, new Set(days.flatMap(({ browsers }) => [...browsers]))),
  };
  const read = (of: KpiCounts) => readingsOf(of, roles, targets.targets);
  return {
    from,
    to,
    roles: [...roles],
    readings: read(counts),
    days: joined(days).map((day) => ({
      from: day.from,
      to: day.to,
      browsers: day.browsers.size,
      readings: read(day.counts),
    })),
    counts: roles.includes('reviewer') ? counts : null,
    targets,
  };
}

async function readDays(db: Kysely<Tables>, from: string, to: string): Promise<Day[]> {
  const rows = await db
    .selectFrom('kpiDays')
    .selectAll()
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .execute();
  const byDay = new Map<string, typeof rows>();
  for (const row of rows) {
    const day = byDay.get(row.day);
    if (day) day.push(row);
    else byDay.set(row.day, [row]);
  }
  return [...byDay].map(([day, own]) => ({
    from: day,
    to: day,
    browsers: new Set(own.map(({ browserId }) => browserId)),
    counts: mergeKpiCounts(own.map(({ counts }): KpiCounts => JSON.parse(counts))),
  }));
}

/**
 * Sum over browsers and days. Tables of tokens add up only where annotators had equally many classes; of several sizes
 * that with the most tokens is told. Approvals and browsers are the server's to count.
 */
export function mergeKpiCounts(all: readonly KpiCounts[]): KpiCounts {
  const tokens = new Map<number, number>();
  for (const { tokenTable } of all) {
    const seen = tokenTable.reduce((sum, one) => sum + one, 0);
    tokens.set(tokenTable.length, (tokens.get(tokenTable.length) ?? 0) + seen);
  }
  const [size] = [...tokens].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0];
  const { approval, browsers } = noKpiCounts();
  return all.reduce(
    (sum, { tokenTable, ...rest }) =>
      addKpiCounts(sum, { ...rest, tokenTable: tokenTable.length === size ? tokenTable : [], approval, browsers }),
    noKpiCounts(),
  );
}

/** Days in a row until they hold as many notes as a figure should stand on at least; the rest waits for more. */
function joined(days: readonly Day[]): Day[] {
  const whole: Day[] = [];
  let open: Day | undefined;
  for (const day of days) {
    open = open
      ? {
          from: open.from,
          to: day.to,
          browsers: new Set([...open.browsers, ...day.browsers]),
          counts: mergeKpiCounts([open.counts, day.counts]),
        }
      : day;
    if (Math.max(...Object.values(open.counts.notes)) < NOTES_MIN) continue;
    whole.push(open);
    open = undefined;
  }
  return whole;
}

function readingsOf(counts: KpiCounts, roles: readonly Role[], targets: KpiTargets): ToldKpiReading[] {
  const byId = new Map<string, KpiReading>();
  for (const role of roles)
    for (const reading of readKpis(counts, role, defined(targets))) byId.set(reading.id, reading);
  return KPIS.flatMap(({ id }) => byId.get(id) ?? []).map(({ id, value, perLabel, cases, target, verdict }) => ({
    id,
    value: value ?? null,
    ...(perLabel
      ? { perLabel: Object.fromEntries(Object.entries(perLabel).map(([label, one]) => [label, one ?? null])) }
      : {}),
    cases,
    target: target ?? null,
    verdict,
  }));
}

const defined = (targets: KpiTargets): Record<string, number> =>
  Object.fromEntries(Object.entries(targets).flatMap(([id, target]) => (target === undefined ? [] : [[id, target]])));

const endOf = (day: string) => `${day}T23:59:59.999Z`;

/** From the request for review to the approval, of versions that were approved in these days. */
async function approvalsIn(db: Kysely<Tables>, from: string, to: string): Promise<Durations> {
  const steps = await db
    .selectFrom('versionSteps as approval')
    .innerJoin('versionSteps as request', (join) =>
      join.onRef('request.versionId', '=', 'approval.versionId').on('request.toState', '=', 'in_review'),
    )
    .select(['approval.versionId', 'approval.at'])
    .select((row) => row.fn.max('request.at').as('asked'))
    .where('approval.toState', '=', 'approved')
    .where('approval.fromState', '=', 'in_review')
    .where('approval.at', '>=', from)
    .where('approval.at', '<=', endOf(to))
    .groupBy(['approval.versionId', 'approval.at'])
    .execute();
  const ms = steps.reduce((sum, { at, asked }) => sum + Math.max(0, Date.parse(at) - Date.parse(asked)), 0);
  return { ms, count: steps.length };
}

/** Browsers that counted or reported in these days, and how many of them took the deployment that stands. */
async function browsersIn(db: Kysely<Tables>, from: string, to: string, counted: ReadonlySet<string>) {
  const { number } = await readPointer(db);
  const reports = await db
    .selectFrom('deploymentReports')
    .select(['browserId', 'number', 'outcome', 'at'])
    .where((where) =>
      where.or([where('number', '=', number), where.and([where('at', '>=', from), where('at', '<=', endOf(to))])]),
    )
    .execute();
  const seen = new Set(counted);
  for (const { browserId, at } of reports) if (at >= from && at <= endOf(to)) seen.add(browserId);
  const current = reports.filter(
    (row) => row.number === number && row.outcome === 'swapped' && seen.has(row.browserId),
  );
  return { seen: number === 0 ? 0 : seen.size, onApproved: current.length };
}
