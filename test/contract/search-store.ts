import { beforeEach, describe, expect, it } from 'vitest';
import type { FoldResult } from '@/lib/domain/model/search';
import type { SearchStore } from '@/lib/pipelines/search-ports';
import { searchFixture } from '../fixtures/searching';

const result = (trial: number, fold: number): FoldResult => ({
  trial,
  fold,
  counts: { truePositives: 7 + trial, falsePositives: 3, falseNegatives: 5 + fold },
  seconds: 1.25,
});

/** What every SearchStore keeps; run on each adapter. */
export function searchStoreContract(name: string, create: () => Promise<SearchStore>): void {
  describe(`SearchStore: ${name}`, () => {
    let store: SearchStore;
    beforeEach(async () => {
      store = await create();
    });

    it('numbers searches, and a deleted one does not give its number back', async () => {
      expect((await store.start(searchFixture('a'))).number).toBe(1);
      expect((await store.start(searchFixture('b'))).number).toBe(2);
      await store.delete('b');
      expect((await store.start(searchFixture('c'))).number).toBe(3);
      expect(await store.get('b')).toBeUndefined();
    });

    it('keeps results of one search apart from another, each fold once', async () => {
      await store.start(searchFixture('a'));
      await store.start(searchFixture('b'));
      await store.addResult('a', result(1, 0), 10);
      await store.addResult('a', result(0, 2), 11);
      await store.addResult('b', result(0, 0), 3);
      await store.addResult('a', result(1, 0), 12);
      expect(await store.results('a')).toEqual([result(0, 2), result(1, 0)]);
      expect((await store.get('a'))?.elapsedSeconds).toBe(12);
      await store.delete('a');
      expect(await store.results('a')).toEqual([]);
      expect(await store.results('b')).toEqual([result(0, 0)]);
    });

    it('finds those that run', async () => {
      const search = await store.start(searchFixture('a'));
      await store.start(searchFixture('b'));
      await store.put({ ...search, state: 'paused' });
      expect((await store.running()).map(({ id }) => id)).toEqual(['b']);
    });
  });
}
