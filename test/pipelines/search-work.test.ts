import 'fake-indexeddb/auto';
import { loadEngine } from 'crfsuite-wasm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '@/lib/pipelines/ports';
import { Database } from '@/lib/store/database';
import { DexieDatasetStore } from '@/lib/store/dataset-store';
import { DexieJobStore } from '@/lib/store/job-store';
import { DexieSearchStore } from '@/lib/store/search-store';
import type { WorkParts } from '@/workers/host-parts';
import { JobLog } from '@/workers/job-log';
import type { FoldRequest } from '@/workers/search-api';
import { searchWork } from '@/workers/search-work';
import { planFixture } from '../fixtures/searching';
import { testHost } from '../fixtures/test-host';
import { toyDataset, toyNotes } from '../fixtures/toy-notes';

let databases = 0;
let db: Database;
let parts: WorkParts;
let api: ReturnType<typeof searchWork>;

beforeEach(async () => {
  db = new Database(`search-work-${++databases}`);
  const host = testHost();
  const locks = { hold: <T>(_: string, work: () => Promise<T>) => work(), isHeld: async () => false };
  const datasets = new DexieDatasetStore(db);
  parts = {
    datasets,
    searches: new DexieSearchStore(db),
    host,
    locks,
    jobLog: new JobLog(new DexieJobStore(db), locks, host.clock),
    engine: loadEngine as () => Promise<Engine>,
  } as unknown as WorkParts;
  api = searchWork(parts);
  const notes = toyNotes(45, 31);
  await datasets.put(toyDataset(notes), notes, { issues: [], quarantine: [], files: [] });
});

const plan = () => planFixture({ datasetId: toyDataset([]).id });

describe('a search in the worker', () => {
  it('trains and judges every fold of every configuration on notes outside the test split', async () => {
    expect(await api.startSearch('s', plan())).toEqual({ kind: 'searched', searchId: 's' });
    const results = await parts.searches.results('s');
    expect(results).toHaveLength(12);
    expect(await parts.searches.get('s')).toMatchObject({ state: 'finished', number: 1 });
    // Two marks a note: each trial is judged on all train notes and on no other.
    const train = toyNotes(45, 31).filter(({ split }) => split === 'train').length;
    const ofFirst = results.filter(({ trial }) => trial === 0);
    const gold = ofFirst.reduce((sum, { counts }) => sum + counts.truePositives + counts.falseNegatives, 0);
    expect(gold).toBe(2 * train);
  });

  it('is paused, then goes on to the same figures as one that was not', async () => {
    await api.startSearch('whole', plan());
    const running = api.startSearch('s', plan());
    await until(
      async () => (await db.foldResults.where('[searchId+trial+fold]').between(['s'], ['s', []]).count()) >= 2,
    );
    await api.pauseSearch('s', 'paused');
    expect(await running).toEqual({ kind: 'cancelled' });
    expect(await parts.searches.get('s')).toMatchObject({ state: 'paused' });
    expect(await api.continueSearch('s')).toEqual({ kind: 'searched', searchId: 's' });
    const figures = async (id: string) => (await parts.searches.results(id)).map(({ seconds: _, ...counts }) => counts);
    expect(await figures('s')).toEqual(await figures('whole'));
  });

  it('that a closed tab left running goes on by itself', async () => {
    const running = api.startSearch('s', plan());
    await until(async () => (await parts.searches.results('s')).length >= 1);
    // The tab goes: the job ends without a word, the row says running.
    parts.jobLog.cancel('s');
    await running;
    expect(await parts.searches.get('s')).toMatchObject({ state: 'running' });
    await searchWork(parts).continueInterrupted();
    await until(async () => (await parts.searches.get('s'))?.state === 'finished');
    expect(await parts.searches.results('s')).toHaveLength(12);
  });

  it('hands folds to judges of their own, stops them at the end, and fails by their code', async () => {
    const asked: FoldRequest[] = [];
    let stopped = 0;
    const judge = (code?: 'dataset-missing') => ({
      judgeFold: async (request: FoldRequest) => {
        asked.push(request);
        if (code) return { kind: 'failed', code } as const;
        const counts = { truePositives: 1, falsePositives: 0, falseNegatives: 0 };
        return {
          kind: 'judged',
          result: { trial: request.trial.index, fold: request.fold, counts, seconds: 0 },
        } as const;
      },
      stop: () => {
        stopped++;
      },
    });
    const pooled = searchWork({ ...parts, startJudges: () => [judge(), judge()] });
    expect(await pooled.startSearch('s', plan())).toMatchObject({ kind: 'searched' });
    expect(asked).toHaveLength(12);
    expect(stopped).toBe(2);
    const failing = searchWork({ ...parts, startJudges: () => [judge('dataset-missing')] });
    expect(await failing.startSearch('f', plan())).toEqual({ kind: 'failed', code: 'dataset-missing' });
    expect(await parts.searches.get('f')).toMatchObject({ state: 'failed', errorCode: 'dataset-missing' });
  });

  it('is refused without a dataset, without a configuration, and twice to its end', async () => {
    expect(await api.startSearch('s', planFixture({ datasetId: 'none' }))).toEqual({
      kind: 'failed',
      code: 'dataset-missing',
    });
    const empty = { ...plan(), space: { ...plan().space, encodings: [] } };
    expect(await api.startSearch('s', empty)).toEqual({ kind: 'nothing-to-try' });
    expect(await api.continueSearch('nowhere')).toEqual({ kind: 'failed', code: 'search-missing' });
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 2000; round++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('it did not come to hold');
}
