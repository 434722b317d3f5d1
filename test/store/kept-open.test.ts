import 'fake-indexeddb/auto';
import { Dexie, type Table } from 'dexie';
import { expect, it } from 'vitest';
import { keptOpen } from '@/lib/store/sealing/kept-open';

/** A database each of whose writes waits, as for encryption. */
function slowDatabase(name: string, waitMs: number) {
  const db = new Dexie(name) as Dexie & { rows: Table<{ id: string; value: number }> };
  db.version(1).stores({ rows: 'id' });
  db.use({
    stack: 'dbcore',
    name: 'slow',
    create: (core) => ({
      ...core,
      table: (of) => {
        const table = core.table(of);
        const wait = () => new Promise<void>((resolve) => setTimeout(resolve, waitMs));
        return {
          ...table,
          mutate: (request) => keptOpen(table, request.trans, wait).then(() => table.mutate(request)),
        };
      },
    }),
  });
  return db;
}

it('keeps a transaction open over hundreds of its turns, and comes back', async () => {
  const db = slowDatabase('slow', 200);
  await db.transaction('rw', db.rows, async () => {
    await db.rows.put({ id: 'a', value: 1 });
    const before = await db.rows.get('a');
    await db.rows.put({ id: 'b', value: (before?.value ?? 0) + 1 });
  });
  expect((await db.rows.toArray()).map(({ value }) => value)).toEqual([1, 2]);
});

it('hands on a failure of the work, and nothing is written', async () => {
  const db = slowDatabase('failing', 0);
  await db.open();
  const failing = db.transaction('rw', db.rows, async (trans) => {
    await db.rows.put({ id: 'a', value: 1 });
    await keptOpen(db.core.table('rows'), trans.idbtrans as never, () => Promise.reject(new Error('no key')));
  });
  await expect(failing).rejects.toThrow('no key');
  expect(await db.rows.count()).toBe(0);
});
