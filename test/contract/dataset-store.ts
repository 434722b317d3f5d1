import { beforeEach, describe, expect, it } from 'vitest';
import { Cancelled, type DatasetStore, type StoredImportReport } from '@/lib/pipelines/ports';
import { AWKWARD_TEXT, datasetFixture, noteFixture } from '../fixtures/stored';

const REPORT: StoredImportReport = {
  issues: [],
  quarantine: [{ code: 'note-empty', place: { file: 'a.txt', line: 3 }, text: '', tags: undefined }],
  files: [{ name: 'a.txt', sizeBytes: 12, encoding: 'utf-8' }],
};

/** What every DatasetStore keeps; run on each adapter. */
export function datasetStoreContract(name: string, create: () => Promise<DatasetStore>): void {
  describe(`DatasetStore: ${name}`, () => {
    let store: DatasetStore;
    beforeEach(async () => {
      store = await create();
    });

    it('gives back notes in the order of import, text and gold untouched', async () => {
      const notes = ['n3', 'n1', 'n2'].map((id) => noteFixture(id));
      await store.put(datasetFixture('d1'), notes, REPORT);
      expect(await store.notes('d1')).toEqual(notes);
      expect((await store.note('n1'))?.note.text).toBe(AWKWARD_TEXT);
      expect(await store.get('d1')).toEqual(datasetFixture('d1'));
    });

    it('keeps datasets apart', async () => {
      await store.put(datasetFixture('d1'), [noteFixture('a')], REPORT);
      await store.put(datasetFixture('d2'), [noteFixture('b'), noteFixture('c')], REPORT);
      expect((await store.notes('d2')).map((each) => each.note.id)).toEqual(['b', 'c']);
    });

    it('finds a dataset by the hash of its content', async () => {
      await store.put(datasetFixture('d1', 'abc'), [noteFixture('a')], REPORT);
      expect((await store.findByHash('abc'))?.id).toBe('d1');
      expect(await store.findByHash('abd')).toBeUndefined();
    });

    it('has nothing under unknown ids', async () => {
      expect(await store.get('none')).toBeUndefined();
      expect(await store.note('none')).toBeUndefined();
      expect(await store.notes('none')).toEqual([]);
    });

    it('stores nothing when the signal fires', async () => {
      const controller = new AbortController();
      controller.abort();
      const attempt = store.put(datasetFixture('d1'), [noteFixture('a')], REPORT, { signal: controller.signal });
      await expect(attempt).rejects.toBeInstanceOf(Cancelled);
      expect(await store.get('d1')).toBeUndefined();
      expect(await store.notes('d1')).toEqual([]);
    });

    it('stores nothing when one note cannot be stored', async () => {
      const twice = [noteFixture('a'), noteFixture('b'), noteFixture('a')];
      await expect(store.put(datasetFixture('d1'), twice, REPORT)).rejects.toThrow();
      expect(await store.get('d1')).toBeUndefined();
      expect(await store.notes('d1')).toEqual([]);
      expect(await store.note('b')).toBeUndefined();
    });

    it('says how far it is, up to the last note', async () => {
      const seen: number[] = [];
      const notes = Array.from({ length: 4500 }, (_, i) => noteFixture(`n${i}`, 'short'));
      await store.put(datasetFixture('d1'), notes, REPORT, { onProgress: (_step, done) => seen.push(done) });
      expect(seen.at(-1)).toBe(4500);
      expect((await store.notes('d1')).map((each) => each.note.id)).toEqual(notes.map((each) => each.note.id));
    });
  });
}
