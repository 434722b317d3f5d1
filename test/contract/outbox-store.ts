import { beforeEach, describe, expect, it } from 'vitest';
import type { OutboxStore } from '@/lib/pipelines/sync/ports';
import { draftFixture } from '../fixtures/outbox';

/** What every OutboxStore keeps; run on each adapter. */
export function outboxStoreContract(name: string, create: () => Promise<OutboxStore>): void {
  describe(`OutboxStore: ${name}`, () => {
    let store: OutboxStore;
    beforeEach(async () => {
      store = await create();
    });
    const openIds = async () => (await store.open()).map(({ id }) => id);

    it('gives rows back as they were written, numbered in the order of writing', async () => {
      await store.add([draftFixture('b'), draftFixture('a')]);
      await store.add([draftFixture('c')]);
      const rows = await store.open();
      expect(rows.map(({ id, seq }) => [id, seq])).toEqual([
        ['b', 1],
        ['a', 2],
        ['c', 3],
      ]);
      expect(rows[0]).toMatchObject({ ...draftFixture('b'), state: 'waiting', attempts: 0 });
    });

    it('adds all rows of a change or none', async () => {
      await store.add([draftFixture('a')]);
      await expect(store.add([draftFixture('b'), draftFixture('a')])).rejects.toThrow();
      expect(await openIds()).toEqual(['a']);
    });

    it('lets what is told as a whole take the place of what waits on the same subject', async () => {
      const told = (id: string, subject: string) => ({ ...draftFixture(id), kind: 'drift-summary' as const, subject });
      await store.add([told('a', 'w1'), told('b', 'w2'), { ...draftFixture('c'), subject: 'w1' }]);
      await store.settle('b', (row) => ({ ...row, state: 'sent' }));
      await store.add([told('d', 'w1'), told('e', 'w2')]);
      expect(await openIds()).toEqual(['c', 'd', 'e']);
      expect((await store.get('b'))?.state).toBe('sent');
    });

    it('no longer lists what was sent, and keeps it', async () => {
      await store.add([draftFixture('a'), draftFixture('b')]);
      await store.settle('a', (row) => ({ ...row, state: 'sent' }));
      expect(await openIds()).toEqual(['b']);
      expect((await store.get('a'))?.state).toBe('sent');
    });

    it('lists what was refused or asks, since it is not over', async () => {
      await store.add([draftFixture('a'), draftFixture('b')]);
      await store.settle('a', (row) => ({ ...row, state: 'refused' }));
      await store.settle('b', (row) => ({ ...row, state: 'asks' }));
      expect(await openIds()).toEqual(['a', 'b']);
    });

    it('lets a row that was taken back stay so, unless it was sent after all', async () => {
      await store.add([draftFixture('a'), draftFixture('b')]);
      for (const id of ['a', 'b']) await store.drop(id);
      expect((await store.settle('a', (row) => ({ ...row, attempts: 7 })))?.state).toBe('dropped');
      expect((await store.settle('b', (row) => ({ ...row, state: 'sent' })))?.state).toBe('sent');
      expect(await openIds()).toEqual([]);
    });

    it('takes back with a row what was written after it on its subject, and nothing of another', async () => {
      await store.add([
        draftFixture('a1', 'a'),
        draftFixture('b1', 'b'),
        draftFixture('a2', 'a'),
        draftFixture('a3', 'a'),
      ]);
      await store.settle('a1', (row) => ({ ...row, state: 'sent' }));
      await store.drop('a2');
      expect(await openIds()).toEqual(['b1']);
      expect((await store.get('a1'))?.state).toBe('sent');
    });

    it('begins anew with a row that somebody wants tried again', async () => {
      await store.add([{ ...draftFixture('a'), ifMatch: '"3"' }]);
      await store.settle('a', (row) => ({ ...row, state: 'asks', attempts: 5, nextTryAtMs: 9e12 }));
      await store.retry('a');
      expect(await store.get('a')).toMatchObject({ state: 'waiting', attempts: 0, nextTryAtMs: 0, ifMatch: undefined });
      await store.settle('a', (row) => ({ ...row, state: 'sent' }));
      await store.retry('a');
      expect((await store.get('a'))?.state).toBe('sent');
    });

    it('releases what waits for its time or for a sign-in, and nothing that is over', async () => {
      await store.add([draftFixture('a'), draftFixture('b'), draftFixture('c')]);
      await store.settle('a', (row) => ({ ...row, nextTryAtMs: 9e12, attempts: 4 }));
      await store.settle('b', (row) => ({ ...row, waitsFor: 'sign-in' }));
      await store.settle('c', (row) => ({ ...row, state: 'refused' }));
      await store.release();
      const [a, b, c] = await store.open();
      expect(a).toMatchObject({ nextTryAtMs: 0, attempts: 4 });
      expect(b?.waitsFor).toBeUndefined();
      expect(c?.state).toBe('refused');
    });

    it('knows nothing of rows it was never given', async () => {
      expect(await store.get('x')).toBeUndefined();
      expect(await store.settle('x', (row) => row)).toBeUndefined();
      expect(await store.bytes('x')).toBeUndefined();
      await store.drop('x');
      await store.retry('x');
    });
  });
}
