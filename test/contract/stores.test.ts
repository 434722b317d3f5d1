import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { MemorySummaryStore, MemoryTriggerStore } from '@/lib/pipelines/memory-monitoring';
import { MemoryStepRunStore } from '@/lib/pipelines/step-log';
import { DexieAnnotationStore } from '@/lib/store/annotation-store';
import { Database } from '@/lib/store/database';
import { DexieDatasetStore, PASTED_ID } from '@/lib/store/dataset-store';
import { DexieJobStore } from '@/lib/store/job-store';
import { deleteKeptModel, keepModel } from '@/lib/store/kept-model-store';
import { DexieMonitoringStore } from '@/lib/store/monitoring-store';
import { addToOutbox, DexieOutboxStore, outboxTables } from '@/lib/store/outbox-store';
import { DexieRunStore } from '@/lib/store/run-store';
import { DexieSearchStore } from '@/lib/store/search-store';
import { DexieStepRunStore } from '@/lib/store/step-run-store';
import { MemoryAnnotationStore } from '../fakes/memory-annotation-store';
import { MemoryOutboxStore } from '../fakes/memory-outbox-store';
import { MemorySearchStore } from '../fakes/memory-search-store';
import { MemoryDatasetStore, MemoryRunStore } from '../fakes/memory-stores';
import { draftFixture } from '../fixtures/outbox';
import { datasetFixture, modelFixture, noteFixture, runFixture } from '../fixtures/stored';
import { labelSetFixture, projectFixture } from '../fixtures/tagging';
import { annotationStoreContract } from './annotation-store';
import { datasetStoreContract } from './dataset-store';
import { monitoringStoreContract } from './monitoring-store';
import { outboxStoreContract } from './outbox-store';
import { runStoreContract } from './run-store';
import { searchStoreContract } from './search-store';
import { stepRunStoreContract } from './step-run-store';

let databases = 0;
const freshDatabase = () => new Database(`test-${++databases}`);

datasetStoreContract('memory', async () => new MemoryDatasetStore());
datasetStoreContract('Dexie', async () => new DexieDatasetStore(freshDatabase()));
runStoreContract('memory', async () => new MemoryRunStore());
runStoreContract('Dexie', async () => new DexieRunStore(freshDatabase()));
searchStoreContract('memory', async () => new MemorySearchStore());
searchStoreContract('Dexie', async () => new DexieSearchStore(freshDatabase()));
stepRunStoreContract('memory', async (kept) => new MemoryStepRunStore(kept));
stepRunStoreContract('Dexie', async (kept) => new DexieStepRunStore(freshDatabase(), kept));
outboxStoreContract('memory', async () => new MemoryOutboxStore());
outboxStoreContract('Dexie', async () => new DexieOutboxStore(freshDatabase()));
monitoringStoreContract('memory', async () => ({
  summaries: new MemorySummaryStore(),
  triggers: new MemoryTriggerStore(),
}));
monitoringStoreContract('Dexie', async () => {
  const store = new DexieMonitoringStore(freshDatabase());
  return { summaries: store, triggers: store };
});
annotationStoreContract('memory', async () => {
  const datasets = new MemoryDatasetStore();
  return { datasets, store: new MemoryAnnotationStore(datasets) };
});
annotationStoreContract('Dexie', async () => {
  const db = freshDatabase();
  return { datasets: new DexieDatasetStore(db), store: new DexieAnnotationStore(db) };
});

it('a model kept from a file is there once, and goes by itself; one of a run goes with its run alone', async () => {
  const db = freshDatabase();
  const runs = new DexieRunStore(db);
  const file = modelFixture('file-1', 'file-1', 1);
  await keepModel(db, file, 'ward.behealthy');
  await keepModel(db, file, 'ward.behealthy');
  expect(await runs.model('file-1')).toMatchObject({ bytes: file.bytes, fileName: 'ward.behealthy' });
  expect(await db.models.count()).toBe(1);
  const { bytes, lexicon, ...summary } = modelFixture('of-run', 'r1', 2);
  await db.models.put(summary);
  await db.modelContents.put({ id: 'of-run', bytes, lexicon });
  for (const id of ['of-run', 'file-1', 'nothing']) await deleteKeptModel(db, id);
  expect(await db.models.toCollection().primaryKeys()).toEqual(['of-run']);
  expect(await db.modelContents.toCollection().primaryKeys()).toEqual(['of-run']);
});

it('a dataset under a tagging project is not deleted, and all of it stays', async () => {
  const db = freshDatabase();
  const store = new DexieDatasetStore(db);
  await store.put(datasetFixture('d1'), [noteFixture('n1')], { issues: [], quarantine: [], files: [] });
  const annotations = new DexieAnnotationStore(db);
  await annotations.createProject(projectFixture('p1'), labelSetFixture('p1'));
  await expect(store.delete('d1')).rejects.toMatchObject({ name: 'DatasetTagged' });
  expect((await store.notes('d1')).length).toBe(1);
  await annotations.deleteProject('p1');
  await store.delete('d1');
  expect(await store.get('d1')).toBeUndefined();
});

it('deleting a dataset takes its notes, quarantine and readings, and nothing of another one', async () => {
  const db = freshDatabase();
  const store = new DexieDatasetStore(db);
  const quarantine = [{ code: 'note-empty' as const, place: { file: 'a' }, text: 'x', tags: undefined }];
  for (const id of ['d1', 'd2']) {
    await store.put(datasetFixture(id), [noteFixture(`${id}/n`)], { issues: [], quarantine, files: [] });
    await db.readings.put({ id: `r-${id}`, datasetId: id, createdAt: '', groups: [] });
  }
  await store.delete('d1');
  for (const table of [db.datasets, db.notes, db.annotations, db.imports, db.quarantine, db.readings]) {
    expect(await table.count(), table.name).toBe(1);
  }
  expect((await store.notes('d2')).length).toBe(1);
});

it("a deleted run's number does not come back", async () => {
  const store = new DexieRunStore(freshDatabase());
  const run = await store.start(runFixture('a'));
  await store.finish({ ...run, modelId: 'm' }, [], modelFixture('m', 'a', 1));
  await store.delete('a');
  expect(await store.model('m')).toBeUndefined();
  expect((await store.start(runFixture('b'))).number).toBe(2);
});

it('pasted notes join one collection, in order, with a name when none is given', async () => {
  const db = freshDatabase();
  const store = new DexieDatasetStore(db);
  await store.addPasted('p1', 'Letter', 'First.', '2026-03-04T05:06:07.000Z');
  await store.addPasted('p2', '', 'Second.', '2026-03-04T05:06:08.000Z');
  expect((await store.notes(PASTED_ID)).map((each) => each.note.title)).toEqual(['Letter', 'Pasted note 2']);
  expect((await store.get(PASTED_ID))?.labelled).toBe(false);
});

it('work cut off leaves an interrupted job and run; a finished run stays finished', async () => {
  const db = freshDatabase();
  const runs = new DexieRunStore(db);
  const jobs = new DexieJobStore(db);
  const job = { kind: 'train', state: 'running', step: 's', done: 1, total: 2, startedAt: '', msLeft: 5 } as const;
  await runs.start(runFixture('cut'));
  await runs.put({ ...runFixture('done'), number: 9, state: 'finished' });
  for (const id of ['cut', 'done']) {
    await jobs.put({ ...job, id });
    await jobs.interrupt({ ...job, id }, '2026-03-04T06:00:00.000Z');
  }
  expect((await runs.get('cut'))?.state).toBe('interrupted');
  expect((await runs.get('done'))?.state).toBe('finished');
  expect(await jobs.running()).toEqual([]);
});

it('a change and its outbox row are both there or neither is, and bytes taken back are gone', async () => {
  const db = freshDatabase();
  const store = new DexieOutboxStore(db);
  const sha256 = 'sha-a';
  const write = (fails: boolean) =>
    db.transaction('rw', [...outboxTables(db), db.preferences], async () => {
      await db.preferences.put({ key: 'shared', value: true });
      await addToOutbox(db, [draftFixture('a', 'a', 'model-bytes')], [{ sha256, bytes: new Uint8Array([7, 8]) }]);
      if (fails) throw new Error('the change fails');
    });
  await expect(write(true)).rejects.toThrow('the change fails');
  expect([await db.preferences.count(), (await store.open()).length, await store.bytes(sha256)]).toEqual([
    0,
    0,
    undefined,
  ]);
  await write(false);
  expect(await store.bytes(sha256)).toEqual(new Uint8Array([7, 8]));
  await store.drop('a');
  expect(await store.bytes(sha256)).toBeUndefined();
});
