import 'fake-indexeddb/auto';
import { loadEngine } from 'crfsuite-wasm';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import { SMALL } from '@/lib/domain/text/feature-set';
import type { Engine } from '@/lib/pipelines/ports';
import { DexieAnnotationStore } from '@/lib/store/annotation-store';
import { Database } from '@/lib/store/database';
import { DexieDatasetStore, PASTED_ID } from '@/lib/store/dataset-store';
import { DexieJobStore } from '@/lib/store/job-store';
import { DexieReadingStore, readingId } from '@/lib/store/reading-store';
import { DexieRunStore } from '@/lib/store/run-store';
import { DexieSearchStore } from '@/lib/store/search-store';
import type { HostParts } from '@/workers/host-parts';
import type { JobLocks } from '@/workers/job-log';
import type { PipelineApi } from '@/workers/pipeline-api';
import { createPipelineHost } from '@/workers/pipeline-host';
import { modelFixture } from '../fixtures/stored';
import { testHost } from '../fixtures/test-host';
import { toyDataset, toyNotes } from '../fixtures/toy-notes';

function memoryLocks(): JobLocks {
  const held = new Set<string>();
  return {
    async hold(jobId, work) {
      held.add(jobId);
      try {
        return await work();
      } finally {
        held.delete(jobId);
      }
    },
    isHeld: async (jobId) => held.has(jobId),
  };
}

const SETTINGS = { ...DEFAULT_SETTINGS, maxIterations: 20, bootstrapResamples: 100 };
const CHOICE = { layer: 'model', includeUnaffirmed: false } as const;
let databases = 0;
let db: Database;
let parts: HostParts;
let api: PipelineApi;

beforeEach(() => {
  db = new Database(`host-${++databases}`);
  parts = {
    datasets: new DexieDatasetStore(db),
    runs: new DexieRunStore(db),
    readings: new DexieReadingStore(db),
    annotations: new DexieAnnotationStore(db),
    searches: new DexieSearchStore(db),
    jobs: new DexieJobStore(db),
    locks: memoryLocks(),
    host: testHost(),
    loadEngine: loadEngine as () => Promise<Engine>,
    fetchSample: async () => undefined,
  };
  api = createPipelineHost(parts);
});

async function storeToy(): Promise<void> {
  const notes = toyNotes(90, 21);
  await parts.datasets.put(toyDataset(notes), notes, { issues: [], quarantine: [], files: [] });
}

const file = (name: string, text: string) => new File([text], name);

describe('import', () => {
  const four = () => [
    file('train_sent', 'Asthma\nneeds\nsalbutamol\n\nAll\nwell\n'),
    file('train_label', 'D\nO\nT\n\nO\nO\n'),
    file('test_sent', 'Gout\ngone\n'),
    file('test_label', 'D\nO\n'),
  ];

  it('stores nothing before it is confirmed, then everything', async () => {
    const outcome = await api.checkImport('job-1', four());
    if (outcome.kind !== 'checked') throw new Error(outcome.kind);
    expect(outcome.check.storable).toBe(true);
    expect(outcome.check.preview?.splits.train?.entities).toBe(2);
    expect(await db.notes.count()).toBe(0);
    const stored = await api.storeImport('job-1', 'Case study');
    if (stored.kind !== 'stored') throw new Error(stored.kind);
    expect((await db.datasets.get(stored.datasetId))?.name).toBe('Case study');
    expect(await db.notes.count()).toBe(3);
    expect((await db.jobs.get('job-1'))?.state).toBe('done');
  });

  it('knows content that is stored already, under whatever name', async () => {
    await api.checkImport('job-1', four());
    await api.storeImport('job-1', 'First');
    const again = await api.checkImport('job-2', four());
    expect(again.kind === 'checked' && again.check.alreadyStored?.name).toBe('First');
  });

  it('refuses to store what was discarded', async () => {
    await api.checkImport('job-1', four());
    await api.discardImport('job-1');
    expect(await api.storeImport('job-1', 'x')).toEqual({ kind: 'failed', code: 'import-expired' });
  });

  it('says that files cannot be stored and keeps nothing of them', async () => {
    const [sent, label] = four();
    const outcome = await api.checkImport('job-1', [sent as File, file('train_label', 'D\nO\n')]);
    expect(label?.name).toBe('train_label');
    if (outcome.kind !== 'checked') throw new Error(outcome.kind);
    expect(outcome.check.storable).toBe(false);
    expect(outcome.check.issues.some((issue) => issue.severity === 'error')).toBe(true);
    expect(await db.datasets.count()).toBe(0);
  });
});

describe('train', () => {
  it('leaves a finished run with figures, errors and a model that reads', async () => {
    await storeToy();
    const outcome = await api.train('run-1', {
      datasetId: 'toy',
      settings: SETTINGS,
      featureSet: SMALL,
      actor: 'Test',
    });
    if (outcome.kind !== 'trained') throw new Error(JSON.stringify(outcome));
    const run = await parts.runs.get('run-1');
    expect(run).toMatchObject({ state: 'finished', number: 1, modelId: outcome.modelId });
    expect(run?.evaluation?.scores.exact.overall.f1.value).toBeGreaterThan(0.9);
    const read = await api.readNote({ ...CHOICE, modelId: outcome.modelId, noteId: 'toy/4' });
    if (read.kind !== 'read') throw new Error(read.code);
    expect(read.reading.pairs.length).toBe(1);
    const list = await api.readDataset('job-3', { ...CHOICE, modelId: outcome.modelId, datasetId: 'toy' });
    const id = readingId({ ...CHOICE, modelId: outcome.modelId, datasetId: 'toy' });
    expect(list).toEqual({ kind: 'read', readingId: id, refused: [] });
    const names = (await db.readings.get(id))?.groups.map((group) => group.name.toLowerCase());
    expect(names).toContain('asthma');
  });

  it('cancels in the middle: the run says so and no model is left', async () => {
    await storeToy();
    const training = api.train('run-1', {
      datasetId: 'toy',
      settings: { ...SETTINGS, maxIterations: 5000, c1: 0 },
      featureSet: SMALL,
      actor: 'Test',
    });
    while (((await parts.runs.get('run-1'))?.curve.length ?? 0) === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await api.cancel('run-1');
    expect(await training).toEqual({ kind: 'cancelled' });
    expect((await db.runs.get('run-1'))?.state).toBe('cancelled');
    expect((await db.jobs.get('run-1'))?.state).toBe('cancelled');
    expect(await db.models.count()).toBe(0);
  });

  it('fails with a code, on the run as well, when the notes hold no marks', async () => {
    const notes = toyNotes(10, 22).map((each) => ({ ...each, gold: [] }));
    await parts.datasets.put(toyDataset(notes), notes, { issues: [], quarantine: [], files: [] });
    const outcome = await api.train('run-1', {
      datasetId: 'toy',
      settings: SETTINGS,
      featureSet: SMALL,
      actor: 'Test',
    });
    expect(outcome).toEqual({ kind: 'failed', code: 'dataset-too-small' });
    expect(await db.runs.get('run-1')).toMatchObject({ state: 'failed', errorCode: 'dataset-too-small' });
  });

  it('says that the browser does not allow WebAssembly, and trains once it does', async () => {
    await storeToy();
    let allowed = false;
    const engine = (): Promise<Engine> =>
      allowed ? (loadEngine() as Promise<Engine>) : Promise.reject(new WebAssembly.CompileError('refused'));
    const host = createPipelineHost({ ...parts, loadEngine: engine });
    const request = { datasetId: 'toy', settings: SETTINGS, featureSet: SMALL, actor: 'Test' };
    expect(await host.train('run-1', request)).toEqual({ kind: 'failed', code: 'wasm-refused' });
    allowed = true;
    expect((await host.train('run-2', request)).kind).toBe('trained');
  });

  it('marks a run interrupted when the tab that trained it is gone', async () => {
    await storeToy();
    await api.train('run-1', { datasetId: 'toy', settings: SETTINGS, featureSet: SMALL, actor: 'Test' });
    const [run, job] = [await db.runs.get('run-1'), await db.jobs.get('run-1')];
    if (!run || !job) throw new Error('no run');
    await db.runs.put({ ...run, state: 'running' });
    await db.jobs.put({ ...job, state: 'running' });
    createPipelineHost(parts);
    while ((await db.jobs.get('run-1'))?.state === 'running') await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await db.runs.get('run-1'))?.state).toBe('interrupted');
  });
});

describe('reading', () => {
  it('takes a pasted note and reads it without a model as unmarked', async () => {
    const added = await api.addNote(' Letter ', 'Asthma, on salbutamol.', 'Pasted');
    if (added.kind !== 'added') throw new Error(added.code);
    expect((await db.notes.get(added.noteId))?.datasetId).toBe(PASTED_ID);
    expect((await db.datasets.get(PASTED_ID))?.name).toBe('Pasted');
    const read = await api.readNote({ ...CHOICE, modelId: undefined, noteId: added.noteId });
    expect(read.kind === 'read' && read.reading.marks).toEqual([]);
  });

  it('reads with two models at the same moment, each note with its own', async () => {
    await storeToy();
    const models: string[] = [];
    for (const [i, maxIterations] of [20, 1].entries()) {
      const settings = { ...SETTINGS, maxIterations, devShare: 0 };
      const outcome = await api.train(`run-${i}`, { datasetId: 'toy', settings, featureSet: SMALL, actor: 'Test' });
      if (outcome.kind !== 'trained') throw new Error(outcome.kind);
      models.push(outcome.modelId);
    }
    const read = async (modelId: string | undefined) => {
      const outcome = await api.readNote({ ...CHOICE, modelId, noteId: 'toy/4' });
      return outcome.kind === 'read' ? outcome.reading.marks.length : outcome.code;
    };
    const alone = [await read(models[0]), await read(models[1])];
    expect(alone).toEqual([2, 0]);
    const together = await Promise.all([models[0], models[1], models[0], models[1]].map(read));
    expect(together).toEqual([...alone, ...alone]);
  });

  it('refuses an empty and an overlong note', async () => {
    expect(await api.addNote('', ' \r\n ', 'Pasted')).toEqual({ kind: 'failed', code: 'note-empty' });
    expect(await api.addNote('', 'x'.repeat(200_001), 'Pasted')).toEqual({ kind: 'failed', code: 'note-too-long' });
    expect(await db.notes.count()).toBe(0);
  });

  it('names what is missing: the note, the model, a readable model', async () => {
    await storeToy();
    const at = { ...CHOICE, noteId: 'toy/0' };
    expect(await api.readNote({ ...at, modelId: 'none' })).toEqual({ kind: 'failed', code: 'model-missing' });
    expect(await api.readNote({ ...at, modelId: undefined, noteId: 'x' })).toEqual({
      kind: 'failed',
      code: 'note-missing',
    });
    const { bytes, lexicon, ...summary } = modelFixture('broken', 'r', 1);
    await db.models.add(summary);
    await db.modelContents.add({ id: 'broken', bytes, lexicon });
    expect(await api.readNote({ ...at, modelId: 'broken' })).toEqual({ kind: 'failed', code: 'model-unreadable' });
  });
});
