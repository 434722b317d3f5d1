import 'fake-indexeddb/auto';
import { loadEngine } from 'crfsuite-wasm';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import type { TriggerEvent } from '@/lib/domain/monitoring/trigger-events';
import { SMALL } from '@/lib/domain/text/feature-set';
import type { Engine, LabelledNote } from '@/lib/pipelines/ports';
import type { StepKey } from '@/lib/pipelines/step-log';
import { createStepLog } from '@/lib/pipelines/step-log';
import { Database } from '@/lib/store/database';
import { DexieDatasetStore } from '@/lib/store/dataset-store';
import { DexieJobStore } from '@/lib/store/job-store';
import { DexieQuarantineStore } from '@/lib/store/quarantine-store';
import { DexieReadingStore } from '@/lib/store/reading-store';
import { DexieRunStore } from '@/lib/store/run-store';
import { DexieStepRunStore } from '@/lib/store/step-run-store';
import { dataWork } from '@/workers/data-work';
import type { WorkParts } from '@/workers/host-parts';
import { importWork } from '@/workers/import-work';
import { JobLog } from '@/workers/job-log';
import { readingWork } from '@/workers/reading-work';
import { trainingWork } from '@/workers/training-work';
import { testHost } from '../fixtures/test-host';
import { toyDataset, toyNotes } from '../fixtures/toy-notes';

const SETTINGS = { ...DEFAULT_SETTINGS, maxIterations: 8, bootstrapResamples: 20 };
const CHOICE = { layer: 'model', includeUnaffirmed: false } as const;
let databases = 0;
let db: Database;
let told: TriggerEvent[];
let api: ReturnType<typeof importWork> &
  ReturnType<typeof readingWork> &
  ReturnType<typeof trainingWork> &
  ReturnType<typeof dataWork>;

beforeEach(() => {
  db = new Database(`recorded-${++databases}`);
  told = [];
  const host = testHost();
  const locks = { hold: <T>(_: string, work: () => Promise<T>) => work(), isHeld: async () => false };
  const parts = {
    ...{ datasets: new DexieDatasetStore(db), runs: new DexieRunStore(db), readings: new DexieReadingStore(db) },
    ...{ host, locks, jobLog: new JobLog(new DexieJobStore(db), locks, host.clock) },
    steps: createStepLog(new DexieStepRunStore(db), locks, host.clock, () => `step-${host.newId()}`),
    quarantine: new DexieQuarantineStore(db),
    tell: async (event: TriggerEvent) => void told.push(event),
    engine: loadEngine as () => Promise<Engine>,
  } as unknown as WorkParts;
  api = { ...importWork(parts), ...readingWork(parts), ...trainingWork(parts), ...dataWork(parts) };
});

const newest = async (step: StepKey) => (await new DexieStepRunStore(db).newest(step, 9)).at(0);
const fileOf = (name: string, lines: readonly unknown[]) =>
  new File([lines.map((line) => JSON.stringify(line)).join('\n')], name);
async function stored(notes: readonly LabelledNote[]): Promise<string> {
  const dataset = toyDataset(notes);
  await new DexieDatasetStore(db).put(dataset, notes, { issues: [], quarantine: [], files: [] });
  return dataset.id;
}
const broken = ({ note, ...rest }: LabelledNote): LabelledNote => ({
  ...rest,
  note: { ...note, text: 'A\u0000sthma' },
  gold: [],
});

describe('runs of steps', () => {
  it('of an import: in, set aside by code, kept, divided, frozen; the triggers are told of what was refused', async () => {
    const notes = ['Fever since May.', 'Cough\u0000.', 'Asthma and cough.', 'Fever since May.'];
    const checked = await api.checkImport('imp', [
      fileOf(
        'a.jsonl',
        notes.map((text, i) => ({ id: `n${i}`, text })),
      ),
    ]);
    expect(checked).toMatchObject({ kind: 'checked', check: { storable: true } });
    expect(await newest('data/import')).toMatchObject({ outcome: 'ok', countIn: 1, countOut: 4 });
    expect(await newest('data/check')).toMatchObject({
      ...{ outcome: 'look', code: 'control-characters', countIn: 4, countOut: 3 },
      facts: { importId: 'imp', 'refused.control-characters': 1 },
    });
    expect(await newest('data/deduplicate')).toMatchObject({ outcome: 'ok', countIn: 3, countOut: 3 });
    expect(told).toEqual([
      { kind: 'refused', at: Date.UTC(2026, 2, 4, 5, 6, 7), batchId: 'imp', code: 'control-characters', count: 1 },
    ]);
    const outcome = await api.storeImport('imp', 'Letters');
    if (outcome.kind !== 'stored') throw new Error(outcome.kind);
    const frozen = await newest('data/freeze');
    expect(frozen).toMatchObject({ outcome: 'ok', countOut: 3, facts: { datasetId: outcome.datasetId } });
    expect(frozen?.facts.contentHash).toBe((await db.datasets.get(outcome.datasetId))?.contentHash);
    expect((await newest('data/split'))?.outcome).toBe('ok');
  });

  it('of an import that is no format we know: refused with its code, at the first step', async () => {
    await api.checkImport('imp', [new File([new Uint8Array([0, 159, 1, 2, 0, 7])], 'x.bin')]);
    const run = await newest('data/import');
    expect(run).toMatchObject({ outcome: 'refused', code: expect.stringMatching(/^[a-z-]+$/u) });
    expect(told).toMatchObject([{ kind: 'refused', code: run?.code, count: 1 }]);
    expect(await db.stepRuns.count()).toBe(1);
  });

  it('of a training, by which it can be repeated; and of one that fails, with its code', async () => {
    const datasetId = await stored(toyNotes(24, 3));
    const outcome = await api.train('run', { datasetId, settings: SETTINGS, featureSet: SMALL, actor: 'Test' });
    if (outcome.kind !== 'trained') throw new Error(JSON.stringify(outcome));
    const sha = (await db.models.get(outcome.modelId))?.sha256;
    for (const step of ['features', 'train', 'evaluate'] as const) {
      const run = await newest(`training/${step}`);
      expect(run, step).toMatchObject({ outcome: 'ok', facts: { runId: 'run', datasetId, seed: SETTINGS.seed } });
      expect(run?.tookMs, step).toBeGreaterThan(0);
    }
    expect(await newest('training/train')).toMatchObject({
      facts: { modelSha256: sha, contentHash: expect.any(String) },
    });

    await api.train(
      'gone',
      { datasetId: 'none', settings: SETTINGS, featureSet: SMALL, actor: 'Test' },
      {
        reason: { kind: 'retry', ref: 'x' },
        attempt: 2,
      },
    );
    expect(await newest('training/features')).toBeDefined();
    const failed = (await new DexieStepRunStore(db).newest('training/features', 9)).find(
      ({ facts }) => facts.runId === 'gone',
    );
    expect(failed).toMatchObject({ outcome: 'failed', code: 'dataset-missing', attempt: 2, reason: { ref: 'x' } });
  });

  it('of a training on notes that break the contract: nothing is trained, and they are set aside once', async () => {
    const notes = toyNotes(24, 3);
    const datasetId = await stored([broken(notes[0] as LabelledNote), ...notes.slice(1)]);
    for (const id of ['r1', 'r2']) {
      const outcome = await api.train(id, { datasetId, settings: SETTINGS, featureSet: SMALL, actor: 'Test' });
      expect(outcome).toEqual({ kind: 'failed', code: 'notes-refused' });
    }
    expect(await db.models.count()).toBe(0);
    expect(await db.quarantine.toArray()).toMatchObject([{ code: 'control-characters', noteId: notes[0]?.note.id }]);
    expect(told).toMatchObject([{ batchId: 'r1', count: 1 }, { batchId: 'r2' }]);
  });

  it('of reading: a wrong note is refused with its code, counted and set aside; the others are read', async () => {
    const notes = toyNotes(24, 3);
    const wrong = broken(notes[3] as LabelledNote);
    const datasetId = await stored([...notes.slice(0, 3), wrong, ...notes.slice(4)]);
    const request = { ...CHOICE, layer: 'gold', modelId: undefined } as const;
    const outcome = await api.readDataset('job', { ...request, datasetId });
    expect(outcome).toMatchObject({ kind: 'read', refused: [['control-characters', 1]] });
    expect(await newest('inference/check')).toMatchObject({
      ...{ outcome: 'look', code: 'control-characters', countIn: 24, countOut: 23 },
      facts: { datasetId, 'refused.control-characters': 1, contentHash: expect.any(String) },
    });
    expect(await newest('inference/tag')).toMatchObject({ outcome: 'ok', countIn: 23 });
    for (const time of [1, 2]) {
      const one = await api.readNote({ ...request, noteId: wrong.note.id });
      expect(one, `time ${time}`).toEqual({ kind: 'refused', code: 'control-characters', facts: {} });
    }
    expect(await db.quarantine.count()).toBe(1);
    expect(told.map((event) => 'batchId' in event && event.batchId)).toEqual([
      'job',
      expect.stringMatching(/^note-[0-9a-f]{16}$/u),
      told[1] && 'batchId' in told[1] && told[1].batchId,
    ]);
  });

  it('of single notes read within a minute are one run', async () => {
    const notes = toyNotes(6, 3);
    await stored(notes);
    for (const { note } of notes) {
      await api.readNote({ ...CHOICE, layer: 'gold', modelId: undefined, noteId: note.id });
    }
    await expect.poll(async () => (await newest('inference/check'))?.countIn).toBe(6);
    expect(await db.stepRuns.count()).toBe(4);
  });

  it('say nothing of any text', async () => {
    await api.checkImport('imp', [
      fileOf('mpox.jsonl', [
        { id: 'mpox', text: 'mpox\u0000' },
        { id: 'b', text: 'mpox' },
      ]),
    ]);
    await api.storeImport('imp', 'mpox');
    expect(JSON.stringify([await db.stepRuns.toArray(), told])).not.toContain('mpox');
  });
});
