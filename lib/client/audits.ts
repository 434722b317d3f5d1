'use client';
import { defaultLabels, type LabelWords } from '@/lib/domain/annotation/label-sets';
import { PROJECT_DEFAULTS } from '@/lib/domain/annotation/project';
import type { Estimate } from '@/lib/domain/model/evaluation';
import { AUDIT_DEFAULTS, type Audit, planAudit } from '@/lib/domain/monitoring/audit';
import { NOTES_MIN } from '@/lib/domain/monitoring/suppress';
import type { Label } from '@/lib/domain/text/span';
import { type AuditGround, DexieAuditStore } from '@/lib/store/audit-store';
import { database } from '@/lib/store/database';
import type { AuditOutcome } from '@/workers/pipeline-api';
import { useLive } from './live';
import { auditEnded } from './monitoring';
import { backgroundWorker } from './workers';

export type { Audit, AuditGround };

const store = () => new DexieAuditStore(database());

/** Newest first. */
export function useAudits(): readonly Audit[] | undefined {
  return useLive(() => store().audits(), []);
}

/** Notes that an audit of the model may draw from, by dataset; undefined while loading. */
export function useAuditGrounds(modelId: string | undefined): readonly AuditGround[] | undefined {
  return useLive(async () => (modelId === undefined ? [] : store().grounds(modelId)), [modelId]);
}

/** Draws the notes and puts them on a queue of their own. */
export async function beginAudit(
  model: { readonly id: string; readonly labels: readonly Label[] },
  ground: AuditGround,
  plan: {
    readonly name: string;
    readonly mentions: number;
    readonly halfWidth: number;
    readonly labelWords: Readonly<Partial<Record<Label, LabelWords>>>;
  },
): Promise<Audit> {
  const createdAt = new Date().toISOString();
  const [id, projectId] = [crypto.randomUUID(), crypto.randomUUID()];
  const earlier = (await store().audits()).length;
  // Another audit of the same notes draws others.
  const seed = AUDIT_DEFAULTS.seed + earlier;
  const { noteIds, mentions } = planAudit(ground.notes, plan.mentions, seed);
  const { halfWidth } = plan;
  const audit: Audit = {
    id,
    projectId,
    modelId: model.id,
    createdAt,
    seed,
    halfWidth,
    mentions,
    notes: noteIds.length,
  };
  const project = {
    ...PROJECT_DEFAULTS,
    id: projectId,
    name: plan.name,
    datasetId: ground.datasetId,
    startFrom: 'blank' as const,
    labelSetVersion: 1,
    order: 'random' as const,
    hiddenShare: 0,
    seed,
    modelId: model.id,
    createdAt,
    audit: { id, noteIds },
  };
  await store().begin(audit, project, {
    projectId,
    version: 1,
    labels: defaultLabels(model.labels, plan.labelWords),
    createdAt,
  });
  return audit;
}

export async function concludeAudit(
  jobId: string,
  request: { readonly auditId: string; readonly annotator: string; readonly approval?: Estimate | undefined },
): Promise<AuditOutcome> {
  const outcome = await backgroundWorker().concludeAudit(jobId, request);
  if (outcome.kind === 'concluded') await tellAudits();
  return outcome;
}

/** Results that the triggers were not told of, as when the tab closed in between; told twice they fire once. */
export async function tellAudits(): Promise<void> {
  for (const { id: auditId, modelId: modelVersionId, result, told } of await store().audits()) {
    // A figure of a few notes is one person's impression: nothing is rolled back by it.
    if (!result?.change || result.notes < NOTES_MIN || told) continue;
    const { change, low, high } = result.change;
    await auditEnded({ auditId, modelVersionId, change, low, high });
    await store().told(auditId);
  }
}

export function giveUpAudit(auditId: string): Promise<void> {
  return store().giveUp(auditId);
}
