import type { DatasetVersion } from '@/lib/domain/data/dataset';
import type { Run } from '@/lib/domain/model/run';
import type { EventOf } from '@/lib/domain/monitoring/trigger-events';
import { loop as words } from '@/lib/messages/en/loop';
import { datasetOfRun } from '@/lib/pipelines/dataset-of-run';
import type { LoopWork } from '@/lib/pipelines/monitoring-ports';
import { countAgreed, finishedNotes } from '@/lib/pipelines/retrain/finished-notes';
import { growDataset } from '@/lib/pipelines/retrain/grow-dataset';
import { freezeStep } from './freeze-step';
import { guarded } from './guarded';
import type { MonitoringPlace, WorkParts } from './host-parts';
import type { MonitoringDoor } from './monitoring-door';
import type { CancelledOutcome, Failed } from './pipeline-api';
import { type Began, endUnfinished } from './step-follow';
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
  for (const { kind, datasetId } of [...(await store.all())].reverse()) {
    const grown = kind === 'retrain' && datasetId !== undefined && (await datasets.get(datasetId));
    if (grown) return { championId: model.id, run, dataset: grown };
  }
  const dataset = await datasetOfRun(run, datasets);
  return dataset && { championId: model.id, run, dataset };
}

/**
 * Notes tagged since the dataset was frozen, of which one can learn; undefined: none, or the dataset is not here. Where
 * people disagree they count once that is settled: by a decision, or because somebody tagged anew.
 */
export async function labelledEvent(
  parts: WorkParts,
  place: MonitoringPlace,
): Promise<EventOf<'labelled'> | undefined> {
  const base = await baseOf(parts, place);
  if (!base) return undefined;
  const { id, createdAt } = base.dataset;
  const newNotes = await countAgreed(await place.projects(), createdAt, parts);
  if (newNotes === 0) return undefined;
  const at = Date.parse(parts.host.clock.now());
  return { kind: 'labelled', at, datasetVersionId: id, datasetNotes: notesIn(base.dataset), newNotes };
}

function notesIn({ splits, unsplit }: DatasetVersion): number {
  const parts = [...Object.values(splits), ...(unsplit ? [unsplit] : [])];
  return parts.reduce((sum, { notes }) => sum + notes, 0);
}

/** What the steps of such work say began them. */
export const begunBy = ({ key, attempts }: LoopWork): Began => ({
  reason: { kind: 'trigger', ref: key.slice(0, key.indexOf('/')) },
  attempt: attempts ?? 1,
});

/**
 * Freezes what was tagged with what the model in use learned from, and trains on it with that model's settings. The id of
 * what a step makes is kept before the step begins: of a tab that died whoever carries on finds it made, and makes the
 * rest of it anew.
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
    const nothingAgreed = change.code === 'nothing-agreed';
    await door.tell({ ...trainingEnded(work, outcome, parts), ...(nothingAgreed && { agreedNotes: 0 }) });
    await keep(change);
  };
  const base = await baseOf(parts, place);
  if (!base) return end('failed', { state: 'failed', code: 'dataset-missing' });
  if (work.datasetId === undefined || !(await datasets.get(work.datasetId))) {
    const datasetId = work.datasetId ?? host.newId();
    await keep({ state: 'running', datasetId });
    const frozen = await freezeTagged(datasetId, base, begunBy(work), parts, place);
    if (frozen.kind === 'cancelled') return end('cancelled', { state: 'cancelled' });
    if (frozen.kind === 'failed') return end('failed', { state: 'failed', code: frozen.code });
    // The same content under another id.
    if (frozen.datasetId !== datasetId) await keep({ datasetId: frozen.datasetId });
  }
  const before = work.runId === undefined ? undefined : await runs.get(work.runId);
  if (before?.state === 'running') {
    // Whose tab died while this one was open: nobody else says so.
    await jobLog.markInterrupted();
    await parts.steps.markInterrupted();
  }
  if (before?.state === 'cancelled') return end('cancelled', { state: 'cancelled' });
  if (before?.state === 'failed') return end('failed', { state: 'failed', code: before.errorCode });
  if (before?.state !== 'finished') {
    await place.keepChampion(base.championId);
    await keep({ runId: host.newId(), attempts: (work.attempts ?? 0) + 1 });
    const { settings, featureSet } = base.run;
    const request = { datasetId: work.datasetId ?? '', settings, featureSet, actor: words.actor };
    const outcome = await trainingWork(parts).train(work.runId ?? '', request, begunBy(work));
    if (outcome.kind === 'cancelled') return end('cancelled', { state: 'cancelled' });
    if (outcome.kind === 'failed') return end('failed', { state: 'failed', code: outcome.code });
  }
  return end('challenger', { state: 'done' });
}

/** The event that a rule's training is over, whatever came of it: until it is told no other begins. */
export function trainingEnded(
  { runId }: LoopWork,
  outcome: EventOf<'training-ended'>['outcome'],
  { host }: Pick<WorkParts, 'host'>,
): EventOf<'training-ended'> {
  return { kind: 'training-ended', at: Date.parse(host.clock.now()), runId: runId ?? host.newId(), outcome };
}

type FreezeOutcome =
  | { readonly kind: 'stored'; readonly datasetId: string }
  | { readonly kind: 'failed'; readonly code: 'nothing-agreed' }
  | CancelledOutcome
  | Failed;

/** Makes the version, or finds the one that has the same content. */
async function freezeTagged(
  id: string,
  { dataset, run }: Base,
  began: Began,
  parts: WorkParts,
  place: MonitoringPlace,
): Promise<FreezeOutcome> {
  const { datasets, host, jobLog, steps } = parts;
  return jobLog.run<FreezeOutcome>(host.newId(), 'freeze-layer', async (job) => {
    const freezing = freezeStep(steps, { datasetId: dataset.id }, began);
    const outcome = await guarded<FreezeOutcome>(async () => {
      // Before the notes are read: one that is finished meanwhile is new to this version.
      const createdAt = host.clock.now();
      const tagged = await finishedNotes(await place.projects(), dataset.createdAt, parts);
      if (tagged.notes.length === 0) return { kind: 'failed', code: 'nothing-agreed' };
      const name = words.datasetName(dataset.name, tagged.notes.length);
      const facts = { id, name, createdAt, seed: run.settings.seed };
      const grown = await growDataset(dataset, await datasets.notes(dataset.id), tagged.notes, facts, host, job);
      const stored = await datasets.findByHash(grown.dataset.contentHash);
      const report = { issues: [], quarantine: tagged.setAside, files: [] };
      if (!stored) await datasets.put(grown.dataset, grown.notes, report, job);
      await freezing.stored(stored ?? grown.dataset, grown.notes.length, tagged.setAside.length);
      return { kind: 'stored', datasetId: stored?.id ?? id };
    });
    if (outcome.kind !== 'stored') await endUnfinished(freezing.step, outcome);
    return outcome;
  });
}
