import { DEFAULT_K } from '@/lib/domain/model/privacy-gate';
import { loop as words } from '@/lib/messages/en/loop';
import type { LoopWork } from '@/lib/pipelines/monitoring-ports';
import { gateWork } from './gate-work';
import type { MonitoringPlace, WorkParts } from './host-parts';
import { begunBy } from './retrain-work';
import { reviewWork } from './review-work';
import { shareWork } from './share-work';

/**
 * Takes a challenger as far as it goes without a person: through the privacy gate into the outbox, its evidence gathered,
 * a review asked for. It is never put into use here: a reviewer decides.
 */
export async function requestReviewOf(begun: LoopWork, parts: WorkParts, place: MonitoringPlace): Promise<LoopWork> {
  const { runs, host, site } = parts;
  const began = begunBy(begun);
  // What it waited for is there.
  let work: LoopWork = { ...begun, code: undefined };
  const keep = async (change: Partial<LoopWork>) => {
    work = { ...work, ...change };
    await place.store.put(work);
  };
  const failedWith = (code: string): LoopWork => ({ ...work, state: 'failed', code });
  const run = await runs.get(work.runId ?? '');
  if (!run?.modelId) return failedWith('run-missing');
  const pinned = await site?.store.pinnedKey();
  const state = await site?.store.state();
  if (!site || !pinned) return { ...work, state: 'needs-person', code: 'not-signed-in' };
  const parentId = state?.deployment?.modelVersionId;
  let versionId = work.versionId ?? (await place.sharedVersionOf(run.id));
  if (versionId === undefined) {
    const gated = await gateWork(parts).gateModel(host.newId(), { modelId: run.modelId, k: DEFAULT_K }, began);
    if (gated.kind === 'cancelled') return { ...work, state: 'cancelled' };
    if (gated.kind !== 'gated') return failedWith(gated.kind === 'refused' ? gated.error.code : gated.code);
    const { notes } = gated.shared.report;
    const request = {
      ...{ modelId: run.modelId, shared: gated.shared, curve: undefined, parentId },
      ...{ datasetName: run.datasetName, note: words.shareNote(notes) },
    };
    const shared = await shareWork(parts).shareModel(request, began);
    if (shared.kind === 'refused') return failedWith(shared.error.code);
    if (shared.kind !== 'waits') return failedWith(shared.kind);
    versionId = shared.versionId;
  }
  await keep({ state: 'running', versionId });
  if (!(await place.hasReview(versionId))) {
    const request = { versionId, championId: parentId, shadowDatasetId: run.datasetId };
    const evidence = await reviewWork(parts).gatherEvidence(host.newId(), request);
    if (evidence.kind === 'cancelled') return { ...work, state: 'cancelled' };
    // Without evidence nobody can ask; a person may gather it with other notes.
    if (evidence.kind !== 'gathered') return { ...work, state: 'needs-person', code: 'no-evidence' };
  }
  await place.requestReview(versionId, words.reviewReason);
  site.wakeSync();
  return { ...work, state: 'done' };
}
