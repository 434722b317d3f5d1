import { timingSafeEqual } from 'node:crypto';
import { hostname } from 'node:os';
import type { DriftLevel } from '../../domain/monitoring/drift';
import type { RegistryError } from '../../schemas/registry/errors';
import { findSignedIn } from '../accounts/session';
import { readPointer } from '../deployments/pointer';
import { sha256Hex } from '../hash';
import type { Server } from '../server';
import { exposition, type Metric, type Sample } from './exposition';
import { readFleetDrift } from './fleet';
import { kpisOf } from './kpis';

const MODELS_TOLD = 5;
const KPI_DAYS = 7;
const LEVELS: Readonly<Record<DriftLevel, number>> = { 'not-enough-data': 0, ok: 1, warning: 2, critical: 3 };
const OF_PROCESS = 'Of the process that label instance names; behind a balancer each scrape may meet another one.';

/** Why a request may not see the metrics: a reviewer may, and whoever holds the token. */
export async function whyNoMetrics(server: Server, headers: Headers): Promise<RegistryError | undefined> {
  const token = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (token !== undefined) {
    // Hashes have one length, which timingSafeEqual wants.
    const [given, kept] = [token, server.metricsToken].map((one) => Buffer.from(sha256Hex(one)));
    return given && kept && timingSafeEqual(given, kept) ? undefined : { code: 'not-signed-in' };
  }
  const person = await findSignedIn(server, headers);
  if (!person) return { code: 'not-signed-in' };
  return person.roles.includes('reviewer') ? undefined : { code: 'role-missing', oneOf: ['reviewer'] };
}

/** Counts alone: of this process's requests, and of what the database holds. */
export async function metricsText(server: Server): Promise<string> {
  return exposition([...processMetrics(server), ...(await driftMetrics(server)), ...(await storedMetrics(server))]);
}

function processMetrics({ requestCounts }: Server): Metric[] {
  const instance = `${hostname()}:${process.pid}`;
  const one = (value: number): Sample[] => [{ labels: { instance }, value }];
  const { rss, heapUsed } = process.memoryUsage();
  return [
    {
      name: 'behealthy_requests_total',
      type: 'counter',
      help: `Requests answered, by method, route and status. ${OF_PROCESS}`,
      samples: requestCounts
        .requests()
        .map(({ times, ...labels }) => ({ labels: { instance, ...labels }, value: times })),
    },
    {
      name: 'behealthy_refusals_total',
      type: 'counter',
      help: `Requests refused, by the code of the refusal. ${OF_PROCESS}`,
      samples: requestCounts.refusals().map(([code, value]) => ({ labels: { instance, code }, value })),
    },
    { name: 'process_resident_memory_bytes', type: 'gauge', help: `Memory in use. ${OF_PROCESS}`, samples: one(rss) },
    { name: 'nodejs_heap_size_used_bytes', type: 'gauge', help: `Heap in use. ${OF_PROCESS}`, samples: one(heapUsed) },
    {
      name: 'process_start_time_seconds',
      type: 'gauge',
      help: `Seconds since 1970 at which the process started. ${OF_PROCESS}`,
      samples: one(Math.round(Date.now() / 1000 - process.uptime())),
    },
  ];
}

async function driftMetrics(server: Server): Promise<Metric[]> {
  const { models } = await readFleetDrift(server, { models: MODELS_TOLD, windows: 1 });
  const each = (value: (model: (typeof models)[number]) => number): Sample[] =>
    models.map((model) => ({ labels: { model_version: String(model.modelVersionNumber) }, value: value(model) }));
  return [
    {
      name: 'behealthy_drift_level',
      type: 'gauge',
      help: `Level of the newest window of the fleet: 0 not enough data, 1 ok, 2 warning, 3 critical; the ${MODELS_TOLD} newest model versions with windows.`,
      samples: each(({ level }) => LEVELS[level]),
    },
    {
      name: 'behealthy_drift_windows_received_total',
      type: 'counter',
      help: 'Windows that browsers sent, by model version; one that was sent again counts once.',
      samples: each(({ windowsReceived }) => windowsReceived),
    },
    {
      name: 'behealthy_drift_browsers',
      type: 'gauge',
      help: 'Browsers that sent windows, by model version.',
      samples: each(({ browsers }) => browsers),
    },
  ];
}

async function storedMetrics(server: Server): Promise<Metric[]> {
  const { db } = server.database;
  const today = server.nowMs();
  const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const { counts } = await kpisOf(server, ['reviewer'], dayOf(today - (KPI_DAYS - 1) * 86_400_000), dayOf(today));
  const group = async <T extends 'firings' | 'webhookDeliveries' | 'modelVersions'>(table: T, by: 'rule' | 'state') => {
    const rows = await db
      .selectFrom(table as 'firings')
      .select(by as 'rule')
      .select((row) => row.fn.countAll<number | string>().as('count'))
      .groupBy(by as 'rule')
      .execute();
    return rows.map((row): Sample => {
      const value = (row as unknown as Record<string, string>)[by] ?? '';
      return { labels: { [by]: value }, value: Number(row.count) };
    });
  };
  const { number } = await readPointer(db);
  const notes = Object.entries(counts?.notes ?? {});
  const days = `of the last ${KPI_DAYS} days (UTC), all browsers`;
  return [
    {
      name: 'behealthy_kpi_notes',
      type: 'gauge',
      help: `Notes ${days}, by what happened to them.`,
      samples: notes.map(([kind, value]) => ({ labels: { kind }, value })),
    },
    {
      name: 'behealthy_kpi_active_seconds',
      type: 'gauge',
      help: `Active time with finished notes ${days}.`,
      samples: [{ labels: {}, value: Math.round((counts?.activeMs ?? 0) / 1000) }],
    },
    {
      name: 'behealthy_kpi_false_alarms',
      type: 'gauge',
      help: `Critical alarms that a person found to be none, ${days}.`,
      samples: [{ labels: {}, value: counts?.falseAlarms ?? 0 }],
    },
    {
      name: 'behealthy_kpi_browsers',
      type: 'gauge',
      help: `Browsers of the last ${KPI_DAYS} days: seen, and of those on the deployment that stands.`,
      samples: [
        { labels: { kind: 'seen' }, value: counts?.browsers.seen ?? 0 },
        { labels: { kind: 'current' }, value: counts?.browsers.onApproved ?? 0 },
      ],
    },
    {
      name: 'behealthy_firings_total',
      type: 'counter',
      help: 'Rules that fired in browsers.',
      samples: await group('firings', 'rule'),
    },
    {
      name: 'behealthy_deployments_total',
      type: 'counter',
      help: 'Deployments, roll-backs included: the number that production points at.',
      samples: [{ labels: {}, value: number }],
    },
    {
      name: 'behealthy_model_versions',
      type: 'gauge',
      help: 'Model versions by state.',
      samples: await group('modelVersions', 'state'),
    },
    {
      name: 'behealthy_webhook_deliveries',
      type: 'gauge',
      help: 'Deliveries to webhooks by state; those that wait are the queue.',
      samples: await group('webhookDeliveries', 'state'),
    },
  ];
}
