import type { Run } from '@/lib/domain/model/run';
import { createDiseaseListBuilder } from '@/lib/domain/reading/disease-treatments';
import { readNote } from '@/lib/domain/reading/read-note';
import type { DiseaseGroup, NoteReading } from '@/lib/domain/reading/reading';
import { structureOf } from '@/lib/domain/text/structure';
import { type CheckedImport, checkImport, storeImport } from '@/lib/pipelines/data';
import { openReader, type Reader } from '@/lib/pipelines/inference';
import {
  Cancelled,
  type DatasetStore,
  type Engine,
  type Host,
  type LabelledNote,
  type RunStore,
  throwIfCancelled,
} from '@/lib/pipelines/ports';
import { describeRun, trainModel } from '@/lib/pipelines/training';
import { createTurn } from '@/lib/pipelines/turn';
import { modelVersionSchema } from '@/lib/schemas/model-version';
import { readingId } from '@/lib/store/reading-store';
import { type JobLocks, JobLog, type JobStore } from './job-log';
import type {
  CancelledOutcome,
  CheckOutcome,
  Failed,
  PipelineApi,
  ReadDatasetOutcome,
  ReadingChoice,
  ReadNoteOutcome,
  StoreOutcome,
  TrainOutcome,
} from './pipeline-api';
import { workErrorCode } from './work-error';

export interface HostParts {
  readonly datasets: DatasetStore & { addPasted(id: string, title: string, text: string, now: string): Promise<void> };
  readonly runs: RunStore;
  readonly readings: {
    put(id: string, datasetId: string, groups: readonly DiseaseGroup[], createdAt: string): Promise<void>;
  };
  readonly jobs: JobStore;
  readonly locks: JobLocks;
  readonly host: Host;
  readonly loadEngine: () => Promise<Engine>;
  /** The sample notes' file; undefined when it cannot be had. */
  readonly fetchSample: () => Promise<Uint8Array | undefined>;
}

/** A run's row is written at most this often while its curve grows. */
const CURVE_EVERY_MS = 300;
const SAMPLE_NAME = 'Sample notes';
const NOTE_LIMIT = 200_000;

const failed = (code: Failed['code']): Failed => ({ kind: 'failed', code });

/** Binds the pipelines to their ports: what a worker exposes, and what Node tests drive. */
export function createPipelineHost(parts: HostParts): PipelineApi {
  const { datasets, runs, readings, host } = parts;
  const jobLog = new JobLog(parts.jobs, parts.locks, host.clock);
  const ready = jobLog.markInterrupted();
  let engine: Promise<Engine> | undefined;
  const getEngine = () => {
    engine ??= parts.loadEngine().catch((error: unknown) => {
      engine = undefined;
      throw error;
    });
    return engine;
  };
  let checked: { readonly jobId: string; readonly result: CheckedImport } | undefined;
  let open: { readonly modelId: string; readonly reader: Reader } | undefined;

  /** Expected ends become values; whatever else happened is a bug, said as `unexpected` without its text. */
  async function guarded<T>(work: () => Promise<T>): Promise<T | CancelledOutcome | Failed> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Cancelled || (error instanceof Error && 'code' in error && error.code === 'cancelled')) {
        return { kind: 'cancelled' };
      }
      return failed(workErrorCode(error));
    }
  }

  async function readerOf(modelId: string): Promise<Reader | Failed> {
    if (open?.modelId === modelId) return open.reader;
    const stored = await runs.model(modelId);
    if (!stored) return failed('model-missing');
    const model = modelVersionSchema.safeParse(stored);
    if (!model.success) return failed('model-unreadable');
    const opened = openReader(model.data, await getEngine());
    if (!opened.ok) return failed(opened.error.code);
    open?.reader.close();
    open = { modelId, reader: opened.value };
    return opened.value;
  }

  async function readerFor({ modelId, layer }: ReadingChoice): Promise<Reader | Failed | undefined> {
    return modelId === undefined || layer === 'gold' ? undefined : readerOf(modelId);
  }

  function readOne(source: LabelledNote, reader: Reader | undefined, choice: ReadingChoice): NoteReading {
    const structure = structureOf(source.note);
    return readNote({
      noteId: source.note.id,
      text: source.note.text,
      structure,
      gold: source.gold,
      predicted: reader?.predict(source.note, structure),
      layer: choice.layer,
      includeUnaffirmed: choice.includeUnaffirmed,
    });
  }

  const api: PipelineApi = {
    checkImport: (jobId, files) =>
      jobLog.run<CheckOutcome>(jobId, 'check-import', (job) =>
        guarded(async () => {
          const inputs = await Promise.all(
            files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
          );
          const result = await checkImport(inputs, host, job);
          checked = { jobId, result };
          const { issues, quarantine, preview, storable, suggestedName } = result;
          const stored = preview && (await datasets.findByHash(preview.contentHash));
          return {
            kind: 'checked',
            check: {
              jobId,
              storable,
              suggestedName,
              preview,
              alreadyStored: stored && { datasetId: stored.id, name: stored.name },
              issues,
              quarantine,
              files: result.files,
            },
          };
        }),
      ),

    storeImport: (jobId, name) =>
      jobLog.run<StoreOutcome>(jobId, 'store-import', (job) =>
        guarded(async () => {
          if (!checked) return failed('import-expired');
          const stored = await storeImport(checked.result, name, datasets, job);
          checked = undefined;
          return { kind: 'stored', datasetId: stored.id };
        }),
      ),

    discardImport: async () => {
      checked = undefined;
    },

    loadSample: (jobId) =>
      jobLog.run<StoreOutcome>(jobId, 'load-sample', (job) =>
        guarded(async () => {
          const bytes = await parts.fetchSample();
          if (!bytes) return failed('sample-unavailable');
          const result = await checkImport([{ name: 'notes.jsonl', bytes }], host, job);
          const stored = result.preview && (await datasets.findByHash(result.preview.contentHash));
          if (stored) return { kind: 'stored', datasetId: stored.id };
          if (!result.storable) return failed('sample-unavailable');
          return { kind: 'stored', datasetId: (await storeImport(result, SAMPLE_NAME, datasets, job)).id };
        }),
      ),

    addNote: async (title, text) => {
      const outcome = await guarded(async () => {
        if (text.trim() === '') return failed('note-empty');
        if (text.length > NOTE_LIMIT) return failed('note-too-long');
        const noteId = `pasted/${host.newId()}`;
        await datasets.addPasted(noteId, title.trim(), text, host.clock.now());
        return { kind: 'added' as const, noteId };
      });
      return outcome.kind === 'cancelled' ? failed('unexpected') : outcome;
    },

    train: async (jobId, { datasetId, settings, featureSet }) => {
      await ready;
      return jobLog.run<TrainOutcome>(jobId, 'train', async (job) => {
        let run: Run | undefined;
        const outcome = await guarded<TrainOutcome>(async () => {
          const dataset = await datasets.get(datasetId);
          if (!dataset) return failed('dataset-missing');
          const loaded = await getEngine();
          run = await runs.start(await describeRun(dataset, settings, featureSet, loaded, host, jobId));
          const notes = await datasets.notes(datasetId);
          const curve = curveWriter(run, runs, host);
          const result = await trainModel({ run, dataset, notes }, loaded, host, { ...job, onCurve: curve.add });
          await curve.settled();
          run = curve.latest();
          if (!result.ok) return failed(result.error.code);
          await runs.finish(result.value.run, result.value.errors, result.value.model);
          return { kind: 'trained', runId: jobId, modelId: result.value.model.id };
        });
        if (run && outcome.kind !== 'trained') {
          const row = (await runs.get(jobId)) ?? run;
          await runs.put({
            ...row,
            state: outcome.kind,
            finishedAt: host.clock.now(),
            errorCode: outcome.kind === 'failed' ? outcome.code : undefined,
          });
        }
        return outcome;
      });
    },

    readNote: async (request) => {
      const outcome = await guarded<ReadNoteOutcome>(async () => {
        const source = await datasets.note(request.noteId);
        if (!source) return failed('note-missing');
        const reader = await readerFor(request);
        if (reader && 'kind' in reader) return reader;
        return { kind: 'read', reading: readOne(source, reader, request) };
      });
      return outcome.kind === 'cancelled' ? failed('unexpected') : outcome;
    },

    readDataset: (jobId, request) =>
      jobLog.run<ReadDatasetOutcome>(jobId, 'read-dataset', (job) =>
        guarded(async () => {
          const reader = await readerFor(request);
          if (reader && 'kind' in reader) return reader;
          const notes = await datasets.notes(request.datasetId);
          if (notes.length === 0) return failed('dataset-missing');
          const turn = createTurn(() => host.clock.elapsedMs());
          const builder = createDiseaseListBuilder({ includeDenied: request.includeUnaffirmed, minConfidence: 0 });
          for (const [i, source] of notes.entries()) {
            builder.add({ reading: readOne(source, reader, request), text: source.note.text });
            job.onProgress('read', i + 1, notes.length);
            await turn();
            throwIfCancelled(job.signal);
          }
          const id = readingId(request);
          await readings.put(id, request.datasetId, builder.finish(), host.clock.now());
          return { kind: 'read', readingId: id };
        }),
      ),

    cancel: async (jobId) => jobLog.cancel(jobId),
  };
  return api;
}

/** Writes the run's growing curve, one write at a time and not too often. */
function curveWriter(run: Run, runs: RunStore, host: Host) {
  let latest = run;
  let writing: Promise<void> = Promise.resolve();
  let pending = false;
  let last = Number.NEGATIVE_INFINITY;
  return {
    add(curve: Run['curve']) {
      latest = { ...run, curve: [...curve] };
      const now = host.clock.elapsedMs();
      if (pending || now - last < CURVE_EVERY_MS) return;
      last = now;
      pending = true;
      writing = runs.put(latest).finally(() => {
        pending = false;
      });
    },
    settled: () => writing,
    latest: () => latest,
  };
}
