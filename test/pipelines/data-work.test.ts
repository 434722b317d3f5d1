import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LabelledNote } from '@/lib/domain/data/dataset';
import { Database } from '@/lib/store/database';
import { DexieDatasetStore } from '@/lib/store/dataset-store';
import { DexieJobStore } from '@/lib/store/job-store';
import { dataWork } from '@/workers/data-work';
import type { WorkParts } from '@/workers/host-parts';
import { JobLog } from '@/workers/job-log';
import type { PipelineApi } from '@/workers/pipeline-api';
import { testHost } from '../fixtures/test-host';
import { testSteps } from '../fixtures/test-steps';
import { toyDataset, toyNotes } from '../fixtures/toy-notes';

let databases = 0;
let datasets: DexieDatasetStore;
let api: Pick<PipelineApi, 'deriveVersion' | 'datasetStatistics' | 'inconsistentLabels'>;

beforeEach(() => {
  const db = new Database(`data-work-${++databases}`);
  const host = testHost();
  datasets = new DexieDatasetStore(db);
  const locks = { hold: <T>(_: string, work: () => Promise<T>) => work(), isHeld: async () => false };
  const jobLog = new JobLog(new DexieJobStore(db), locks, host.clock);
  api = dataWork({ datasets, host, jobLog, ...testSteps() } as unknown as WorkParts);
});

async function store(notes: readonly LabelledNote[]): Promise<string> {
  const dataset = toyDataset(notes);
  await datasets.put(dataset, notes, { issues: [], quarantine: [], files: [] });
  return dataset.id;
}

describe('data work', () => {
  it('stores a new version beside its parent, with what was set aside', async () => {
    const notes = toyNotes(12, 3);
    const copy = { ...(notes[0] as LabelledNote), note: { ...(notes[0] as LabelledNote).note, id: 'toy/copy' } };
    const datasetId = await store([...notes, copy]);
    const outcome = await api.deriveVersion('j', { datasetId, steps: [{ kind: 'deduplicate' }], name: ' Clean ' });
    if (outcome.kind !== 'stored') throw new Error(outcome.kind);
    expect(outcome.setAside).toBe(1);
    expect(await datasets.get(outcome.datasetId)).toMatchObject({ name: 'Clean', parentId: datasetId });
    expect(await datasets.notes(outcome.datasetId)).toHaveLength(12);
    expect(await datasets.notes(datasetId)).toHaveLength(13);
  });

  it('says so when a version would be its parent, and stores nothing for a step refused', async () => {
    const datasetId = await store(toyNotes(6, 4));
    const same = await api.deriveVersion('j', { datasetId, steps: [{ kind: 'deduplicate' }], name: '' });
    expect(same).toEqual({ kind: 'unchanged' });
    const change = { noteId: 'nowhere', start: 0, end: 1, from: undefined, to: 'D' };
    const refused = await api.deriveVersion('j', {
      datasetId,
      steps: [{ kind: 'relabel', changes: [change] }],
      name: '',
    });
    expect(refused).toEqual({ kind: 'refused', error: { code: 'change-out-of-place', change: 0 } });
  });

  it('counts, and shows inconsistent labels in their context', async () => {
    const [first, second] = toyNotes(2, 5) as [LabelledNote, LabelledNote];
    const again: LabelledNote = { note: { ...first.note, id: 'again' }, gold: first.gold, split: 'train' };
    const unmarked: LabelledNote = { note: { ...first.note, id: 'unmarked' }, gold: [], split: 'train' };
    const datasetId = await store([first, second, again, unmarked]);
    const counted = await api.datasetStatistics('j', datasetId);
    expect(counted).toMatchObject({ kind: 'counted', statistics: { notes: 4 } });
    const found = await api.inconsistentLabels('j', { datasetId, limit: 1 });
    if (found.kind !== 'found') throw new Error(found.kind);
    expect(found.total).toBe(2);
    expect(found.phrases).toHaveLength(1);
    const [place] = found.phrases[0]?.occurrences ?? [];
    const source = [first, second, again, unmarked].find(({ note }) => note.id === place?.noteId)?.note.text ?? '';
    expect(place?.words).toBe(source.slice(place?.start, place?.end));
    expect(source).toContain(`${place?.before}${place?.words}${place?.after}`);
  });

  it('names a dataset that is not there', async () => {
    for (const outcome of [
      await api.datasetStatistics('j', 'none'),
      await api.inconsistentLabels('j', { datasetId: 'none', limit: 9 }),
      await api.deriveVersion('j', { datasetId: 'none', steps: [], name: '' }),
    ]) {
      expect(outcome).toEqual({ kind: 'failed', code: 'dataset-missing' });
    }
  });
});
