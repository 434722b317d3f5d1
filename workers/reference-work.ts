import type { DatasetVersion, LabelledNote } from '@/lib/domain/data/dataset';
import { partition } from '@/lib/domain/data/partition';
import type { Run } from '@/lib/domain/model/run';
import { evaluated } from '@/lib/domain/monitoring/kpi-facts';
import { notePrint } from '@/lib/domain/monitoring/note-print';
import type { OutboxDraft } from '@/lib/domain/sync/outbox-row';
import type { ApprovalInput, OwnReading } from '@/lib/pipelines/approve-monitoring';
import { datasetOfRun } from '@/lib/pipelines/dataset-of-run';
import { openReceived } from '@/lib/pipelines/gate/received-model';
import { makeReference } from '@/lib/pipelines/make-reference';
import type { LoopWork } from '@/lib/pipelines/monitoring-ports';
import { gazetteersFor } from './gazetteers-for';
import { failed, guarded } from './guarded';
import type { MonitoringPlace, WorkParts } from './host-parts';
import type { TrackedJob } from './job-log';
import { kpiCounting } from './kpi-counting';
import type { WatchOutcome } from './monitoring-api';
import { isFailed, storedModel } from './stored-model';

/** What is watched: a model of this browser, or what was shared of it. */
interface Watchable {
  readonly modelVersionId: string;
  readonly run: Run;
  readonly model: ApprovalInput['model'];
  /** Of the privacy gate, for a shared one. */
  readonly gateK: number | undefined;
  /** How it read its own notes, where the gate found that out. */
  readonly own?: OwnReading | undefined;
}

/** A model of this browser, as a job. */
export async function watchOwn(jobId: string, modelId: string, parts: WorkParts): Promise<WatchOutcome> {
  const { runs, jobLog } = parts;
  return jobLog.run<WatchOutcome>(jobId, 'watch-model', (job) =>
    guarded<WatchOutcome>(async () => {
      const model = await storedModel(runs, modelId);
      if (isFailed(model)) return model;
      const run = await runs.get((await runs.model(modelId))?.runId ?? '');
      if (!run) return { kind: 'no-notes' };
      return watch({ modelVersionId: modelId, run, model, gateK: undefined }, parts, job);
    }),
  );
}

/** What was shared, as it went out; told along with it. */
export async function watchShared(work: LoopWork, parts: WorkParts, { store }: MonitoringPlace): Promise<LoopWork> {
  const { runs, host, engine, site, jobLog } = parts;
  const { versionId } = work;
  const outcome = await jobLog.run<WatchOutcome>(host.newId(), 'watch-model', (job) =>
    guarded<WatchOutcome>(async () => {
      if (versionId === undefined) return failed('model-missing');
      if (await store.watched(versionId)) return { kind: 'watched' };
      const sent = await site?.sharedModel(versionId);
      const run = sent && (await runs.get(sent.runId));
      if (!sent || !run) return failed('model-missing');
      const opened = await openReceived(sent.file, await engine(), host.hash);
      if (!opened.ok) return failed('model-unreadable');
      const { model } = opened.value;
      const fileSha256 = await host.hash(sent.file);
      const own = await store.gatedReading(fileSha256);
      const outcome = await watch({ modelVersionId: versionId, run, model, gateK: sent.k, own }, parts, job);
      if (outcome.kind === 'watched') await store.forgetGated(fileSha256);
      return outcome;
    }),
  );
  if (outcome.kind === 'watched') return { ...work, state: 'done' };
  if (outcome.kind === 'cancelled') return { ...work, state: 'cancelled' };
  return { ...work, state: 'failed', code: outcome.kind === 'failed' ? outcome.code : outcome.kind };
}

async function watch(watchable: Watchable, parts: WorkParts, job: TrackedJob): Promise<WatchOutcome> {
  const { datasets, host, engine, monitoring } = parts;
  const { run, model, gateK, modelVersionId, own: read } = watchable;
  const dataset = await datasetOfRun(run, datasets);
  if (!dataset || !monitoring) return { kind: 'no-notes' };
  const notes = partition(await datasets.notes(dataset.id), (note) => note, run.settings).all;
  const like = await likeNewest(dataset, notes, parts);
  const loaded = await engine();
  const shared = gateK !== undefined;
  // Where the new notes are too few for windows of their own, all of them stand for what is usual.
  const gazetteers = await gazetteersFor(run.featureSet, parts.gazetteers);
  if (!gazetteers) return failed('gazetteer-missing');
  const input = { run, model, notes, gateK, gazetteers };
  const made =
    (like && (await makeReference({ ...input, like }, loaded, host, job))) ??
    (await makeReference(input, loaded, host, job, read));
  if (!made) return { kind: 'too-few' };
  const { reference, own, told } = made;
  // A run that is watched as it is and as it was shared was evaluated once.
  if (run.evaluation) {
    kpiCounting(parts.kpis).countOnce([{ name: `evaluated/${run.id}`, fact: evaluated(run.evaluation.scores) }]);
  }
  const { confidences, startsFactor } = own;
  const watched = {
    ...{ modelVersionId, labels: run.labels, confidences, startsFactor, shared },
    ...{ windowSentences: reference.windowSentences, madeAt: Date.parse(host.clock.now()), madeBy: 'here' as const },
  };
  const draft: OutboxDraft | undefined = shared
    ? {
        id: host.newId(),
        kind: 'monitoring-reference',
        key: host.newId(),
        // Behind the version itself, which the server must know first.
        subject: modelVersionId,
        target: modelVersionId,
        body: JSON.stringify(told),
        createdAt: host.clock.now(),
      }
    : undefined;
  const prints = notes.map(({ note }) => notePrint(note.text));
  await monitoring.store.watch(watched, reference, prints, draft);
  if (draft) parts.site?.wakeSync();
  return { kind: 'watched' };
}

/** Of a dataset that grew by a rule: its new notes alone, since the notes to come are like them; undefined: of all. */
async function likeNewest(
  { id, parentId }: DatasetVersion,
  notes: readonly LabelledNote[],
  { datasets, monitoring }: WorkParts,
): Promise<((noteId: string) => boolean) | undefined> {
  const grown = (await monitoring?.store.all())?.some(({ kind, datasetId }) => kind === 'retrain' && datasetId === id);
  if (!grown || parentId === undefined) return undefined;
  const before = new Set((await datasets.notes(parentId)).map(({ note }) => notePrint(note.text)));
  const newest = new Set(notes.filter(({ note }) => !before.has(notePrint(note.text))).map(({ note }) => note.id));
  return (noteId) => newest.has(noteId);
}
