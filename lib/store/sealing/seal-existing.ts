import type { DataKeys } from './cipher';
import { SealedNames } from './sealed-names';
import { isSealedRow, type Row, SealedRows, type TableShape } from './sealed-rows';
import { SEALED_TABLES } from './sealed-tables';

/** Rows sealed at a time; between two batches the work can end at any moment and be taken up again. */
const BATCH = 500;
/** Models are megabytes. */
const LARGE_BATCH = 4;
const LARGE: readonly string[] = ['modelContents', 'learnerModels', 'outboxBytes', 'runErrors'];

/**
 * Seals the rows that earlier versions left in clear, table by table. A row is replaced in one transaction, and what is
 * sealed is passed over, so that a second run goes on where a first was cut off.
 * @param db open, and used by nobody else meanwhile
 */
export async function sealExisting(
  db: IDBDatabase,
  keys: DataKeys,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const tables = Object.keys(SEALED_TABLES).filter((name) => db.objectStoreNames.contains(name));
  const counting = db.transaction(tables);
  const counts = await Promise.all(tables.map((name) => answer(counting.objectStore(name).count())));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const names = new SealedNames(keys);
  let done = 0;
  for (const [at, name] of tables.entries()) {
    if (counts[at] === 0) continue;
    await sealTable(db, name, new SealedRows(shapeOfStore(db, name), keys, names), (rows) => {
      done += rows;
      onProgress(Math.min(done, total), total);
    });
  }
}

async function sealTable(
  db: IDBDatabase,
  name: string,
  rows: SealedRows,
  sealed: (rows: number) => void,
): Promise<void> {
  const size = LARGE.includes(name) ? LARGE_BATCH : BATCH;
  for (let after: IDBValidKey | undefined; ; ) {
    const reading = db.transaction(name).objectStore(name);
    const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
    const [stored, keys] = await Promise.all([
      answer(reading.getAll(range, size) as IDBRequest<unknown[]>),
      answer(reading.getAllKeys(range, size)),
    ]);
    if (keys.length === 0) return;
    const open = stored.flatMap((row, at) => (isSealedRow(row) ? [] : [{ row: row as Row, key: keys[at] }]));
    const ready = await Promise.all(open.map(async ({ row, key }) => ({ key, row: await rows.seal(row) })));
    if (ready.length > 0) await replace(db, name, ready);
    sealed(keys.length);
    after = keys.at(-1);
  }
}

/** The old rows go with the same transaction: under sealed names they have other keys. */
function replace(
  db: IDBDatabase,
  name: string,
  rows: readonly { readonly key: IDBValidKey | undefined; readonly row: unknown }[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const writing = db.transaction(name, 'readwrite', { durability: 'strict' });
    const store = writing.objectStore(name);
    for (const { key } of rows) if (key !== undefined) store.delete(key);
    for (const { row } of rows) store.put(row);
    writing.oncomplete = () => resolve();
    writing.onabort = () => reject(writing.error);
  });
}

function shapeOfStore(db: IDBDatabase, name: string): TableShape {
  const store = db.transaction(name).objectStore(name);
  const paths = [store.keyPath, ...[...store.indexNames].map((index) => store.index(index).keyPath)];
  return {
    name,
    clear: [...new Set(paths.flatMap((path) => path ?? []))],
    secret: SEALED_TABLES[name] ?? [],
    counted: store.autoIncrement ? String(store.keyPath) : undefined,
  };
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
