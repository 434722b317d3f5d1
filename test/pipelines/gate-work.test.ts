import 'fake-indexeddb/auto';
import { loadEngine } from 'crfsuite-wasm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkDeployment } from '@/lib/domain/deployment/browser-checks';
import type { DeploymentManifest } from '@/lib/domain/deployment/manifest';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import { ok } from '@/lib/domain/result';
import { SMALL } from '@/lib/domain/text/feature-set';
import { readOwnNotes } from '@/lib/pipelines/approve-monitoring';
import { openReceived } from '@/lib/pipelines/gate/received-model';
import { openReader } from '@/lib/pipelines/inference';
import type { Engine } from '@/lib/pipelines/ports';
import { Database } from '@/lib/store/database';
import { DexieDatasetStore } from '@/lib/store/dataset-store';
import { DexieJobStore } from '@/lib/store/job-store';
import { DexieRunStore } from '@/lib/store/run-store';
import { gateWork } from '@/workers/gate-work';
import type { WorkParts } from '@/workers/host-parts';
import { JobLog } from '@/workers/job-log';
import type { GateApi, SharedModel } from '@/workers/pipeline-api';
import { trainingWork } from '@/workers/training-work';
import { testHost } from '../fixtures/test-host';
import { testSteps } from '../fixtures/test-steps';
import { toyDataset, toyNotes } from '../fixtures/toy-notes';

const notes = toyNotes(90, 91);
let engine: Engine;
let databases = 0;
let db: Database;
let api: GateApi;
let jobLog: JobLog;
let modelId: string;

beforeAll(async () => {
  engine = await loadEngine();
});
beforeEach(async () => {
  db = new Database(`gate-work-${++databases}`);
  const host = testHost();
  const locks = { hold: <T>(_: string, work: () => Promise<T>) => work(), isHeld: async () => false };
  jobLog = new JobLog(new DexieJobStore(db), locks, host.clock);
  const datasets = new DexieDatasetStore(db);
  const parts = {
    ...{ datasets, runs: new DexieRunStore(db), host, locks, jobLog, ...testSteps(), engine: async () => engine },
  } as unknown as WorkParts;
  api = gateWork(parts);
  const dataset = toyDataset(notes);
  await datasets.put(dataset, notes, { issues: [], quarantine: [], files: [] });
  const settings = { ...DEFAULT_SETTINGS, maxIterations: 10, bootstrapResamples: 50 };
  const trained = await trainingWork(parts).train('run', {
    ...{ datasetId: dataset.id, settings, featureSet: SMALL, actor: 'Test' },
  });
  if (trained.kind !== 'trained') throw new Error(JSON.stringify(trained));
  ({ modelId } = trained);
});

async function gated(): Promise<SharedModel> {
  const outcome = await api.gateModel('gate', { modelId, k: 5 });
  if (outcome.kind !== 'gated') throw new Error(JSON.stringify(outcome));
  return outcome.shared;
}

describe('the gate in the worker', () => {
  it('gives a file that another browser trusts by the hashes told beside it, and leaves the stored model alone', async () => {
    const before = await new DexieRunStore(db).model(modelId);
    const shared = await gated();
    expect(await new DexieRunStore(db).model(modelId)).toEqual(before);
    const run = await new DexieRunStore(db).get('run');
    expect([shared.featureSetHash, shared.labelSetHash, shared.tokenizerHash]).toEqual([
      run?.featureSetHash,
      run?.labelSetHash,
      run?.tokenizerHash,
    ]);
    const file = new Uint8Array(await shared.file.arrayBuffer());
    const received = await openReceived(file, engine, testHost().hash);
    if (!received.ok) throw new Error(received.error.code);
    const manifest: DeploymentManifest = {
      format: 'behealthy-deployment-1',
      ...{ number: 1, modelVersionId: 'v1', modelSha256: shared.sha256, sizeBytes: shared.sizeBytes },
      ...{ labelSetHash: shared.labelSetHash, featureSetHash: shared.featureSetHash },
      ...{ tokenizerHash: shared.tokenizerHash, minimumAppVersion: '0.1.0', approvals: [], reason: 'first' },
      ...{ issuedAt: '2026-03-04T05:00:00Z', expiresAt: '2026-04-04T05:00:00Z', kind: 'promote' },
    };
    const outcome = checkDeployment({
      ...{ keyId: 'k', pinnedKeyId: 'k', appVersion: '0.1.0', trusted: undefined, signatureHolds: true },
      nowMs: Date.parse('2026-03-04T05:06:07Z'),
      manifest: ok(manifest),
      receivedBytes: file.length,
      receivedSha256: await testHost().hash(file),
      description: ok(received.value.hashes),
      selfTestPassed: received.value.selfTestPassed,
    });
    expect(outcome.kind).toBe('trusted');
  });

  it('puts the fit of the gated model’s own confidences into the file, learned from notes it did not see', async () => {
    const shared = await gated();
    const received = await openReceived(new Uint8Array(await shared.file.arrayBuffer()), engine, testHost().hash);
    if (!received.ok) throw new Error(received.error.code);
    const { model } = received.value;
    const run = await new DexieRunStore(db).get('run');
    if (!run) throw new Error('no run');
    const training = notes.filter(({ split }) => split === 'train');
    const own = await readOwnNotes({ run, model, notes: training, gateK: 5 }, engine, testHost());
    expect(model.calibration).toEqual(own?.confidences);
    expect(model.calibration?.x.length).toBeGreaterThan(2);
    const opened = openReader(model, engine);
    if (!opened.ok) throw new Error(opened.error.code);
    const marks = notes.flatMap(({ note }) => opened.value.predict(note));
    expect(marks.every(({ rawConfidence }) => rawConfidence !== undefined)).toBe(true);
    expect(marks.some(({ confidence, rawConfidence }) => confidence !== rawConfidence)).toBe(true);
  });

  it('keeps a row of each job, and says what is missing', async () => {
    await gated();
    expect(await db.jobs.get('gate')).toMatchObject({ kind: 'gate-model', state: 'done' });
    const code = async (outcome: ReturnType<GateApi['gateModel']> | ReturnType<GateApi['gateCurve']>) => {
      const done = await outcome;
      return done.kind === 'failed' ? done.code : done.kind;
    };
    expect(await code(api.gateModel('a', { modelId: 'gone', k: 5 }))).toBe('model-missing');
    expect(await code(api.gateCurve('b', { runId: 'gone' }))).toBe('run-missing');
    await db.datasets.clear();
    expect(await code(api.gateModel('c', { modelId, k: 5 }))).toBe('dataset-missing');
  });

  it('draws the curve of a run, and can be told to stop', async () => {
    const outcome = await api.gateCurve('curve', { runId: 'run', ks: [5] });
    expect(outcome.kind === 'drawn' && outcome.curve.points.map(({ k, method }) => [k, method])).toEqual([
      [5, 'retrain'],
    ]);
    const stopped = api.gateCurve('stopped', { runId: 'run' });
    setTimeout(() => jobLog.cancel('stopped'), 20);
    expect((await stopped).kind).toBe('cancelled');
    expect(await db.jobs.get('stopped')).toMatchObject({ state: 'cancelled' });
  });

  it('challenges what is in production, and refuses a file that is none', async () => {
    const { file } = await gated();
    const request = { runId: 'run', challenger: file, gateK: 5, shadow: { datasetId: 'toy', atMost: 40 } };
    const champion = { versionId: 'v1', file };
    const outcome = await api.challenge('c1', { ...request, champion });
    expect(outcome.kind === 'judged' && outcome.challenge.evidence).toMatchObject({
      championVersionId: 'v1',
      f1: { value: 0 },
      shadow: { notes: 40, disagreements: 0 },
    });
    const first = await api.challenge('c2', { ...request, champion: undefined });
    expect(first.kind === 'judged' && first.challenge.evidence.championVersionId).toBe(null);
    const broken = { versionId: 'v1', file: new Blob(['none']) };
    expect(await api.challenge('c3', { ...request, champion: broken })).toEqual({
      kind: 'refused',
      error: { code: 'file-unreadable', which: 'champion', why: 'no-model-file' },
    });
  });
});
