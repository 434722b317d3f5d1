import type { KpiCounts } from '../../domain/monitoring/kpi-counts';
import type { TriggerRules } from '../../domain/monitoring/trigger-rules';
import { fail, ok } from '../../domain/result';
import { type KpiTargets, kpiCountsIdSchema } from '../../schemas/registry/kpi';
import { REGISTRY_LIMITS } from '../../schemas/registry/limits';
import {
  type DriftSummary,
  daySchema,
  driftSummaryIdSchema,
  type ToldReference,
} from '../../schemas/registry/monitoring';
import { idSchema, sha256Schema } from '../../schemas/registry/parts';
import type { FiringBody, WebhooksBody } from '../../schemas/registry/triggers';
import { sha256Hex } from '../hash';
import type { Handler } from '../http/answer';
import { type Call, keyOf, personOf } from '../http/call';
import { COUNT_MAX, pageOf } from '../http/page';
import { deliverSoon, listDeliveries } from './deliveries';
import { listFirings, takeFiring } from './firings';
import { readFleetDrift } from './fleet';
import { changeKpiTargets, kpisOf, readKpiTargets, takeKpiCounts } from './kpis';
import { metricsText, whyNoMetrics } from './metrics';
import { readReferenceText, tellReference } from './references';
import { takeSummary } from './summaries';
import { changeTriggerRules, readTriggerRules } from './trigger-rules';
import { testWebhook } from './webhook-test';
import { changeWebhooks, readWebhooks } from './webhooks';

const versionIdOf = ({ params }: Call) => idSchema.safeParse(params.modelVersionId).data;
const PERIOD_DAYS = 30;
const PERIOD_DAYS_MAX = 366;

export const MONITORING_HANDLERS = {
  driftSummary: async (server, call) => {
    const id = driftSummaryIdSchema.safeParse(call.params.id).data;
    if (!id) return fail({ code: 'not-found' });
    return takeSummary(server, personOf(call), id, call.body as DriftSummary, keyOf(call));
  },
  fleetDrift: async (server) => ok({ body: await readFleetDrift(server) }),
  tellReference: async (server, call) => {
    const id = versionIdOf(call);
    if (!id) return fail({ code: 'not-found' });
    return tellReference(server, personOf(call), id, call.body as ToldReference, keyOf(call));
  },
  reference: async ({ database: { db } }, call) => {
    const id = versionIdOf(call);
    const text = id && (await readReferenceText(db, id));
    return text ? ok({ body: JSON.parse(text), etag: sha256Hex(text).slice(0, 16) }) : fail({ code: 'not-found' });
  },
  kpiCounts: async (server, call) => {
    const id = kpiCountsIdSchema.safeParse(call.params.id).data;
    if (!id) return fail({ code: 'not-found' });
    return ok({ body: await takeKpiCounts(server, id, call.body as KpiCounts) });
  },
  kpis: async (server, call) => {
    const { query } = call;
    const to = dayOf(query.get('to')) ?? dayBefore(server.nowMs(), 0);
    const first = dayBefore(Date.parse(to), PERIOD_DAYS_MAX);
    const asked = dayOf(query.get('from')) ?? dayBefore(Date.parse(to), PERIOD_DAYS);
    const from = asked.localeCompare(first) < 0 ? first : asked;
    return ok({ body: await kpisOf(server, personOf(call).roles, from, to) });
  },
  kpiTargets: async ({ database: { db } }) => {
    const targets = await readKpiTargets(db);
    return ok({ body: targets, etag: String(targets.revision) });
  },
  changeKpiTargets: async (server, call) => {
    const { targets } = call.body as { targets: KpiTargets };
    const changed = await changeKpiTargets(server, personOf(call), call.seen, targets);
    return changed.ok ? ok({ body: changed.value, etag: String(changed.value.revision) }) : changed;
  },
  firing: async (server, call) => {
    const id = sha256Schema.safeParse(call.params.id).data;
    if (!id) return fail({ code: 'not-found' });
    const taken = await takeFiring(server, personOf(call), id, call.body as FiringBody, keyOf(call));
    if (taken.ok) deliverSoon(server);
    return taken;
  },
  firings: async (server, { query }) => {
    const page = pageOf(query, 'before', REGISTRY_LIMITS.pageMax);
    return ok({ body: await listFirings(server, page.from ?? COUNT_MAX, page.limit) });
  },
  triggerRules: async ({ database: { db } }) => {
    const standing = await readTriggerRules(db);
    return ok({ body: standing, etag: String(standing.revision) });
  },
  changeTriggerRules: async (server, call) => {
    const changed = await changeTriggerRules(server, personOf(call), call.seen, call.body as TriggerRules);
    return changed.ok ? ok({ body: changed.value, etag: String(changed.value.revision) }) : changed;
  },
  webhooks: async (server) => {
    const webhooks = await readWebhooks(server);
    return ok({ body: webhooks, etag: String(webhooks.revision) });
  },
  changeWebhooks: async (server, call) => {
    const changed = await changeWebhooks(server, personOf(call), call.seen, call.body as WebhooksBody);
    return changed.ok ? ok({ body: changed.value, etag: String(changed.value.revision) }) : changed;
  },
  testWebhook: async (server, call) => {
    const id = idSchema.safeParse(call.params.id).data;
    if (!id) return fail({ code: 'not-found' });
    const tested = await testWebhook(server, personOf(call), id);
    return tested.ok ? ok({ body: tested.value }) : tested;
  },
  deliveries: async (server, { query }) => {
    const page = pageOf(query, 'before', REGISTRY_LIMITS.pageMax);
    return ok({ body: await listDeliveries(server, page.from ?? COUNT_MAX, page.limit) });
  },
  metrics: async (server, { headers }) => {
    const refusal = await whyNoMetrics(server, headers);
    if (refusal) return fail(refusal);
    const bytes = new TextEncoder().encode(await metricsText(server));
    return ok({ bytes, headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' } });
  },
} as const satisfies Record<string, Handler>;

const dayOf = (text: string | null): string | undefined => daySchema.safeParse(text).data;
const dayBefore = (ms: number, days: number): string => new Date(ms - days * 86_400_000).toISOString().slice(0, 10);
