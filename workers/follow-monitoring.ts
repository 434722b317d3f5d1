import { notePrint } from '@/lib/domain/monitoring/note-print';
import { decodeReference } from '@/lib/domain/monitoring/told-reference';
import { modelVersionDetailSchema } from '@/lib/schemas/registry/model-versions';
import { toldReferenceSchema } from '@/lib/schemas/registry/monitoring';
import { triggerRulesSchema } from '@/lib/schemas/registry/triggers';
import type { MonitoringPlace, WorkParts } from './host-parts';
import type { MonitoringDoor } from './monitoring-door';
import { readSite } from './site-reader';

/**
 * What the site says of monitoring: its rules, what the model in use is compared with, and whether a review was turned
 * down. Without a network or a sign-in everything stays as it was last told.
 */
export async function followMonitoring(parts: WorkParts, door: MonitoringDoor): Promise<void> {
  const { monitoring, site } = parts;
  if (!monitoring || !site) return;
  await followRules(monitoring);
  await followReference(parts, monitoring);
  await followReview(parts, monitoring, door);
}

async function followRules({ store }: MonitoringPlace): Promise<void> {
  const { etag } = await store.rules();
  const found = await readSite('/api/trigger-rules', triggerRulesSchema, etag);
  if (found.kind === 'found') await store.putRules({ rules: found.value.rules, origin: 'site', etag: found.etag });
}

async function followReference(parts: WorkParts, { store }: MonitoringPlace): Promise<void> {
  const { site, runs, host } = parts;
  const id = (await site?.store.state())?.deployment?.modelVersionId;
  if (id === undefined || (await store.watched(id))) return;
  const model = await runs.model(id);
  if (!model) return;
  const found = await readSite(`/api/monitoring-references/${encodeURIComponent(id)}`, toldReferenceSchema);
  const reference = found.kind === 'found' ? decodeReference(found.value) : undefined;
  if (found.kind !== 'found' || !reference) return;
  const { confidences, startsFactor } = found.value;
  const { windowSentences } = reference.browser;
  await store.watch(
    {
      ...{ modelVersionId: id, labels: model.labels, confidences, startsFactor, windowSentences },
      ...{ madeAt: Date.parse(host.clock.now()), madeBy: 'author' as const, shared: true },
    },
    reference.browser,
    await printsOf(id, parts),
  );
}

/** Of the notes it learned from, where this browser has them too. */
async function printsOf(versionId: string, { datasets }: WorkParts): Promise<number[]> {
  const found = await readSite(`/api/model-versions/${encodeURIComponent(versionId)}`, modelVersionDetailSchema);
  const dataset = found.kind === 'found' && (await datasets.findByHash(found.value.card.run.datasetHash));
  if (!dataset) return [];
  const notes = await datasets.notes(dataset.id);
  return notes.filter(({ split }) => split !== 'test').map(({ note }) => notePrint(note.text));
}

async function followReview({ host }: WorkParts, { store }: MonitoringPlace, door: MonitoringDoor): Promise<void> {
  if ((await store.situation())?.training !== 'in-review') return;
  const asked = (await store.all()).findLast(({ kind, state }) => kind === 'review' && state === 'done');
  if (asked?.versionId === undefined || asked.runId === undefined) return;
  const path = `/api/model-versions/${encodeURIComponent(asked.versionId)}`;
  const found = await readSite(path, modelVersionDetailSchema);
  if (found.kind !== 'found') return;
  const { state } = found.value;
  if (state === 'rejected' || state === 'revoked') {
    await door.tell({ kind: 'rejected', at: Date.parse(host.clock.now()), runId: asked.runId });
  }
}
