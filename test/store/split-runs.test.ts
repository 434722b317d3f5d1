import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { type CurvePoint, DEFAULT_SETTINGS, type Run } from '@/lib/domain/model/run';
import { Database } from '@/lib/store/database';
import { makeBackup } from '@/lib/store/make-backup';
import { checkBackup, restoreBackup } from '@/lib/store/restore-backup';
import { DexieRunStore } from '@/lib/store/run-store';
import { runFixture } from '../experiments/run-fixture';

const point = (iteration: number): CurvePoint => ({
  fit: 'final',
  iteration,
  lossNatsPerSentence: 12.5 / iteration,
  gradientNorm: 30,
  activeFeatures: 900,
  devF1: undefined,
  seconds: iteration / 4,
});
const finished = runFixture(3, 0.64, { curve: [point(1), point(58)], settings: { ...DEFAULT_SETTINGS, c2: 0.25 } });
const cancelled = runFixture(4, undefined, { curve: [point(7)] });

/** A database as the app of that version left it. */
async function databaseOf(version: 1 | 3, name: string, runs: readonly Run[]): Promise<void> {
  const old = new Dexie(name);
  old.version(1).stores({ runs: 'id, number', runErrors: 'runId', models: 'id, number', preferences: 'key' });
  if (version === 3) old.version(3).stores({ searches: 'id, number', foldResults: '[searchId+trial+fold]' });
  await old.table('runs').bulkAdd([...runs]);
  await old.table('preferences').put({ key: 'runs.last-number', value: 4 });
  old.close();
}

it.each([1, 3] as const)(
  'takes over the runs of version %i: whole when read one by one, light in the list',
  async (version) => {
    const name = `upgrade-${version}`;
    await databaseOf(version, name, [finished, cancelled]);
    const db = new Database(name);
    const store = new DexieRunStore(db);
    expect(await store.get(finished.id)).toEqual(finished);
    expect(await store.get(cancelled.id)).toEqual(cancelled);
    const rows = await store.list();
    expect(rows.map((row) => [row.number, row.iterations, row.figures?.f1.value])).toEqual([
      [4, 7, undefined],
      [3, 58, 0.64],
    ]);
    for (const row of rows) {
      expect(row).not.toHaveProperty('curve');
      expect(row).not.toHaveProperty('evaluation');
    }
    const { number: _number, ...next } = runFixture(1, undefined);
    expect((await store.start(next)).number).toBe(5);
    db.close();
  },
);

it('keeps the iterations of a run cut off in the middle, and leaves no part of a deleted one', async () => {
  const db = new Database('cut-off');
  const store = new DexieRunStore(db);
  const { number: _number, ...fresh } = runFixture(9, undefined, { state: 'running' });
  await store.start(fresh);
  await store.putCurve(fresh.id, [point(1), point(23)]);
  expect((await store.list())[0]?.iterations).toBe(0);
  await store.put({ ...((await store.get(fresh.id)) as Run), state: 'cancelled' });
  expect((await store.list())[0]?.iterations).toBe(23);
  await store.delete(fresh.id);
  expect(await db.runDetails.count()).toBe(0);
});

it('restores a backup of before version 4, whose runs are whole', async () => {
  const [from, to] = [new Database('old-backup'), new Database('restored')];
  // As version 3 kept it: the table takes whatever it is given.
  await from.table('runs').put(finished);
  const { file } = await makeBackup(from, '2026-03-04T05:06:07.000Z');
  await restoreBackup(to, await checkBackup(to, file));
  const store = new DexieRunStore(to);
  expect(await store.get(finished.id)).toEqual(finished);
  expect((await store.list())[0]).not.toHaveProperty('curve');
});
