import type { DatasetVersion } from '@/lib/domain/data/dataset';
import type { Run } from '@/lib/domain/model/run';
import type { EventOf } from '@/lib/domain/monitoring/trigger-events';
import { loop as words } from '@/lib/messages/en/loop';
import { datasetOfRun } from '@/lib/pipelines/dataset-of-run';
import type { LoopWork } from '@/lib/pipelines/monitoring-ports';
import { finishedNotes, finishedSince } from '@/lib/pipelines/retrain/finished-notes';
import { growDataset } from '@/lib/pipelines/retrain/grow-dataset';
import type { MonitoringPlace, WorkParts } from './host-parts';
import type { MonitoringDoor } from './monitoring-door';
import { trainingWork } from './training-work';

/** What a new version of the dataset grows from, and whose settings train on it. */
interface Base {
  readonly championId: string;
  readonly run: Run;
  readonly dataset: DatasetVersion;
}

/** The newest version that a retraining froze, else the one the model in use learned from; undefined: not in this browser. */
export async function baseOf(
  { runs, datasets }: WorkParts,
  { store, champion }: MonitoringPlace,
): Promise<Base | undefined> {
  const model = await champion();
  const run = model && (await runs.get(model.runId));
  if (!model || !run) return undefined;
  const grown = (await store.all()).findLast(({ kind, datasetId }) => kind === 'retrain' && datasetId !== undefined);
  const dataset = (await datasets.get(grown?.datasetId ?? '')) ?? (await datasetOfRun(run, datasets));
  return dataset && { championId: model.id, run, dataset };
}

/** Notes tagged since the dataset was frozen; undefined: none, or the dataset is not here. */
export async function labelledEvent(
  parts: WorkParts,
  place: MonitoringPlace,
): Promise<EventOf<'labelled'> | undefined> {
  const base = await baseOf(parts, place);
  if (!base) return undefined;
  const { id, createdAt } = base.dataset;
  let newNotes = 0;
  for (const project of await place.projects()) newNotes += (await finishedSince(project, createdAt, parts)).size;
  if (newNotes === 0) return undefined;
  const at = Date.parse(parts.host.clock.now());
  return { kind: 'labelled', at, datasetVersionId: id, datasetNotes: notesIn(base.dataset), newNotes };
}

function notesIn({ splits, unsplit }: DatasetVersion): number {
  const parts = [...Object.values(splits), ...(unsplit ? [unsplit] : [])];
  return parts.reduce((sum, { notes }) => sum + notes, 0);
}

/**
 * Freezes what was tagged with what the model in use learned from, and trains on it with that model's settings. Each step
 * is kept before the next begins; what a tab that died had begun is carried on, its training begun anew.
 */
export async function retrain(begun: LoopWork, parts: WorkParts, place: MonitoringPlace, door: MonitoringDoor) {
  const { store } = place;
  const { datasets, runs, host, jobLog } = parts;
  let work = begun;
  const keep = async (change: Partial<LoopWork>) => {
    work = { ...work, ...change };
    await store.put(work);
  };
  const end = async (outcome: EventOf<'training-ended'>['outcome'], change: Partial<LoopWork>) => {
    // Told first: who dies in between tells it again, which changes nothing.
    await door.tell({
      kind: 'training-ended',
      at: Date.parse(host.clock.now()),
      runId: work.runId ?? host.newId(),
      outcome,
    });
    await keep(change);
  };
  const base = await baseOf(parts, place);
  if (!base) return end('failed', { state: 'failed', code: 'dataset-missing' });
  if (work.datasetId === undefined) {
    const frozen = await jobLog.run(host.newId(), 'freeze-layer', async (job) => {
      const tagged = await finishedNotes(await place.projects(), base.dataset.createdAt, parts);
      if (tagged.notes.length === 0) return { kind: 'failed' as const };
      const notes = await datasets.notes(base.dataset.id);
      const name = words.datasetName(base.dataset.name, tagged.notes.length);
      const grown = await growDataset(
        base.dataset,
        notes,
        tagged.notes,
        { name, seed: base.run.settings.seed },
        host,
        job,
      );
      const stored = await datasets.findByHash(grown.dataset.contentHash);
      const report = { issues: [], quarantine: tagged.setAside, files: [] };
      if (!stored) await datasets.put(grown.dataset, grown.notes, report, job);
      return { kind: 'stored' as const, datasetId: stored?.id ?? grown.dataset.id };
    });
    if (frozen.kind === 'failed') return end('failed', { state: 'failed', code: 'nothing-agreed' });
    await keep({ state: 'running', datasetId: frozen.datasetId });
  }
  const before = work.runId === undefined ? undefined : await runs.get(work.runId);
  if (before?.state !== 'finished') {
    await place.keepChampion(base.championId);
    await keep({ runId: host.newId() });
    const { settings, featureSet } = base.run;
    const request = { datasetId: work.datasetId ?? '', settings, featureSet, actor: words.actor };
    const outcome = await trainingWork(parts).train(work.runId ?? '', request);
    if (outcome.kind === 'cancelled') return end('cancelled', { state: 'cancelled' });
    if (outcome.kind === 'failed') return end('failed', { state: 'failed', code: outcome.code });
  }
  return end('challenger', { state: 'done' });
}
