import 'fake-indexeddb/auto';
import { loadEngine } from 'crfsuite-wasm';
import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import { SMALL } from '@/lib/domain/text/feature-set';
import type { LoopWork } from '@/lib/pipelines/monitoring-ports';
import type { Engine } from '@/lib/pipelines/ports';
import { Database } from '@/lib/store/database';
import { DexieDatasetStore } from '@/lib/store/dataset-store';
import { DexieJobStore } from '@/lib/store/job-store';
import { DexieMonitoringStore } from '@/lib/store/monitoring-store';
import { DexieRunStore } from '@/lib/store/run-store';
import { gateWork } from '@/workers/gate-work';
import type { MonitoringPlace, WorkParts } from '@/workers/host-parts';
import { JobLog } from '@/workers/job-log';
import { watchShared } from '@/workers/reference-work';
import { trainingWork } from '@/workers/training-work';
import { testHost } from '../fixtures/test-host';
import { testSteps } from '../fixtures/test-steps';
import { toyDataset, toyNotes } from '../fixtures/toy-notes';

/** Enough of them for windows of 300 sentences. */
const notes = toyNotes(220, 17);

it('a shared model’s reference is made of what the gate read of its own notes, which are not read a second time', async () => {
  const loaded = await loadEngine();
  let trainings = 0;
  const engine: Engine = {
    wasmBytes: loaded.wasmBytes,
    openTagger: (bytes) => loaded.openTagger(bytes),
    createTrainer: (options) => {
      trainings++;
      return loaded.createTrainer(options);
    },
  };
  const db = new Database('gated-reading');
  const host = testHost();
  const locks = { hold: <T>(_: string, work: () => Promise<T>) => work(), isHeld: async () => false };
  const [datasets, runs] = [new DexieDatasetStore(db), new DexieRunStore(db)];
  const store = new DexieMonitoringStore(db);
  const monitoring = { store } as unknown as MonitoringPlace;
  const sent = new Map<string, { runId: string; file: Uint8Array; k: number }>();
  const parts = {
    ...{ datasets, runs, host, locks, jobLog: new JobLog(new DexieJobStore(db), locks, host.clock), ...testSteps() },
    ...{ engine: async () => engine, monitoring },
    site: { sharedModel: async (id: string) => sent.get(id), wakeSync: () => undefined },
  } as unknown as WorkParts;
  const dataset = toyDataset(notes);
  await datasets.put(dataset, notes, { issues: [], quarantine: [], files: [] });
  const settings = { ...DEFAULT_SETTINGS, maxIterations: 6, bootstrapResamples: 20 };
  const trained = await trainingWork(parts).train('run', {
    ...{ datasetId: dataset.id, settings, featureSet: SMALL, actor: 'Test' },
  });
  if (trained.kind !== 'trained') throw new Error(JSON.stringify(trained));
  const gated = await gateWork(parts).gateModel('gate', { modelId: trained.modelId, k: 5 });
  if (gated.kind !== 'gated') throw new Error(JSON.stringify(gated));
  const file = new Uint8Array(await gated.shared.file.arrayBuffer());
  const watch = async (versionId: string) => {
    sent.set(versionId, { runId: 'run', file, k: 5 });
    const work: LoopWork = { key: `reference/${versionId}`, kind: 'reference', state: 'asked', versionId, at: 1 };
    const before = trainings;
    const { state } = await watchShared(work, parts, monitoring);
    const watched = await store.watched(versionId);
    return {
      ...{ state, trainings: trainings - before, reference: await store.reference(versionId) },
      ...{ confidences: watched?.confidences, startsFactor: watched?.startsFactor },
    };
  };
  // The reading is of another file: not taken.
  const kept = await store.gatedReading(gated.shared.sha256);
  if (!kept) throw new Error('nothing was kept');
  await store.keepGated('00'.repeat(32), { ...kept, startsFactor: 9 });
  const anew = await watch('read-anew');
  expect(anew).toMatchObject({ state: 'done', trainings: 10 });
  expect(anew.reference?.distances).toHaveLength(2000);

  await store.keepGated(gated.shared.sha256, kept);
  const once = await watch('read-once');
  expect(once).toEqual({ ...anew, trainings: 0 });
  // Used, it is gone: nothing of notes is kept longer than it is needed.
  expect(await store.gatedReading(gated.shared.sha256)).toBeUndefined();
}, 240_000);
