import 'fake-indexeddb/auto';
import { loadEngine } from 'crfsuite-wasm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LabelledNote } from '@/lib/domain/data/dataset';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import { SMALL } from '@/lib/domain/text/feature-set';
import type { Engine } from '@/lib/pipelines/ports';
import { Database } from '@/lib/store/database';
import { DexieDatasetStore } from '@/lib/store/dataset-store';
import { DexieInsightStore } from '@/lib/store/insight-store';
import { DexieJobStore } from '@/lib/store/job-store';
import { DexieReadingStore } from '@/lib/store/reading-store';
import { DexieRunStore } from '@/lib/store/run-store';
import type { WorkParts } from '@/workers/host-parts';
import { insightWork } from '@/workers/insight-work';
import { JobLog } from '@/workers/job-log';
import { readingWork } from '@/workers/reading-work';
import { trainingWork } from '@/workers/training-work';
import { testHost } from '../fixtures/test-host';
import { testSteps } from '../fixtures/test-steps';
import { toyDataset, toyNotes } from '../fixtures/toy-notes';

let databases = 0;
let db: Database;
let insights: DexieInsightStore;
let api: ReturnType<typeof insightWork> & ReturnType<typeof readingWork> & ReturnType<typeof trainingWork>;
let jobLog: JobLog;

beforeEach(() => {
  db = new Database(`insight-work-${++databases}`);
  const host = testHost();
  const locks = { hold: <T>(_: string, work: () => Promise<T>) => work(), isHeld: async () => false };
  insights = new DexieInsightStore(db);
  jobLog = new JobLog(new DexieJobStore(db), locks, host.clock);
  const parts = {
    ...{ datasets: new DexieDatasetStore(db), runs: new DexieRunStore(db), readings: new DexieReadingStore(db) },
    ...{ insights, host, locks, jobLog, ...testSteps(), engine: loadEngine as () => Promise<Engine> },
  } as unknown as WorkParts;
  api = { ...insightWork(parts), ...readingWork(parts), ...trainingWork(parts) };
});

/** @returns the model's id */
async function trained(notes: readonly LabelledNote[]): Promise<string> {
  const dataset = toyDataset(notes);
  await new DexieDatasetStore(db).put(dataset, notes, { issues: [], quarantine: [], files: [] });
  const settings = { ...DEFAULT_SETTINGS, maxIterations: 12, bootstrapResamples: 20 };
  const origin = { actor: 'Test' };
  const outcome = await api.train('run', { datasetId: dataset.id, settings, featureSet: SMALL, ...origin });
  if (outcome.kind !== 'trained') throw new Error(JSON.stringify(outcome));
  return outcome.modelId;
}

/** One training note without its disease, one test note with a treatment that nobody knows. */
function spoiledNotes(): LabelledNote[] {
  const notes = toyNotes(60, 31);
  return notes.map((each, at) => {
    if (at === 7) return { ...each, gold: each.gold.slice(1) };
    if (at !== 9) return each;
    const [disease] = each.gold;
    const text = `${each.note.text.slice(0, disease?.end)} and ZZQ 12.`;
    const start = text.indexOf('ZZQ');
    const gold = [...each.gold.slice(0, 1), { start, end: start + 6, label: 'TREATMENT' }];
    return { ...each, note: { ...each.note, text }, gold };
  });
}

describe('insight in the worker', () => {
  it('cross-checks a run, keeps what it found with the run, and never reads test notes', async () => {
    const notes = spoiledNotes();
    await trained(notes);
    const outcome = await api.crossCheck('check', 'run');
    if (outcome.kind !== 'checked') throw new Error(outcome.kind);
    const { check } = outcome;
    expect(await insights.check('run')).toEqual(check);
    expect(check.notes).toBe(notes.filter(({ split }) => split === 'train').length);
    expect(check.suspects[0]).toMatchObject({ noteId: 'toy/7', kind: 'spurious', gold: undefined });
    expect(check.suspectsFound).toBe(check.suspects.length);
    expect(check.calibration.marks).toBeGreaterThan(50);
    expect(await db.jobs.get('check')).toMatchObject({ kind: 'cross-check', state: 'done' });
    const { errors } = (await db.runErrors.get('run')) ?? {};
    expect(errors).toEqual(await insights.errors('run'));
  });

  it('tells of each error its words and whether training has them', async () => {
    await trained(spoiledNotes());
    const outcome = await api.errorFacts('run');
    if (outcome.kind !== 'facts') throw new Error(outcome.kind);
    expect(outcome.facts).toContainEqual(
      expect.objectContaining({ phrase: 'zzq 00', label: 'TREATMENT', seen: false }),
    );
  });

  it('explains the sentence at an offset', async () => {
    const modelId = await trained(spoiledNotes());
    const { note, gold } = spoiledNotes()[4] as LabelledNote;
    const offset = gold[0]?.start ?? 0;
    const outcome = await api.explainSentence({ modelId, noteId: note.id, offset });
    if (outcome.kind !== 'explained') throw new Error(outcome.kind);
    const at = outcome.explanation.tokens.find(({ start }) => start === offset);
    expect(at?.tag).toMatch(/^[BU]-DISEASE$/);
    expect(at?.contributions.length).toBeGreaterThan(5);
  });

  it('reads on with what was chosen for the model, and drops lists made before', async () => {
    const modelId = await trained(spoiledNotes());
    const request = { modelId, noteId: 'toy/4', layer: 'model', includeUnaffirmed: true } as const;
    const marks = async () => {
      const outcome = await api.readNote(request);
      return outcome.kind === 'read' ? outcome.reading.marks : [];
    };
    const before = await marks();
    expect(before).toHaveLength(2);
    await db.readings.put({ id: `${modelId}/toy/model/all`, datasetId: 'toy', createdAt: '', groups: [] });
    await db.readings.put({ id: 'other/toy/model/all', datasetId: 'toy', createdAt: '', groups: [] });
    await insights.adjust(modelId, { outsideBias: 15 });
    expect(await marks()).toEqual([]);
    expect(await db.readings.toCollection().primaryKeys()).toEqual(['other/toy/model/all']);
    await insights.adjust(modelId, { outsideBias: undefined, calibration: { x: [0, 1], y: [0.2, 0.3] } });
    for (const [at, { confidence, rawConfidence }] of (await marks()).entries()) {
      expect(rawConfidence).toBe(before[at]?.confidence);
      expect(confidence).toBeCloseTo(0.2 + 0.1 * (rawConfidence ?? 0), 12);
    }
    await insights.adjust(modelId, { calibration: undefined });
    expect(await marks()).toEqual(before);
  });

  it('is refused where there is nothing to look at, and can be cancelled', async () => {
    expect(await api.crossCheck('j', 'none')).toEqual({ kind: 'failed', code: 'dataset-missing' });
    expect(await api.errorFacts('none')).toEqual({ kind: 'failed', code: 'dataset-missing' });
    const missing = { modelId: 'none', noteId: 'none', offset: 0 };
    expect(await api.explainSentence(missing)).toEqual({ kind: 'failed', code: 'note-missing' });
    await trained(spoiledNotes());
    expect(await api.explainSentence({ ...missing, noteId: 'toy/4' })).toEqual({
      kind: 'failed',
      code: 'model-missing',
    });
    const checking = api.crossCheck('late', 'run');
    await Promise.resolve();
    jobLog.cancel('late');
    expect(await checking).toEqual({ kind: 'cancelled' });
    expect(await insights.check('run')).toBeUndefined();
  });
});
