import type {
  DBCore,
  DBCoreCursor,
  DBCoreIndex,
  DBCoreKeyRange,
  DBCoreMutateRequest,
  DBCoreTable,
  DBCoreTransaction,
  Middleware,
} from 'dexie';
import type { DataKeys } from './cipher';
import { keptOpen } from './kept-open';
import type { SealedNames } from './sealed-names';
import { type Row, RowDamaged, SealedRows, type TableShape } from './sealed-rows';
import { SEALED_TABLES } from './sealed-tables';

/** What the database asks of whoever holds the keys. */
export interface KeyHolder {
  /** Throws DatabaseLocked. */
  dataKeys(): DataKeys;
  /** Of those keys. Throws DatabaseLocked. */
  names(): SealedNames;
  /** Rows of a list that could not be opened and were left out. */
  foundDamaged(table: string, rows: number): void;
}

/** Rows opened at a time. */
const PAGE = 2_000;

/**
 * Seals rows on their way to the disk and opens them on their way back, below everything else of Dexie: hooks, caches and
 * live queries see plain rows. Upgrades of the database's version see them as they are stored.
 */
export function sealing(holder: KeyHolder): Middleware<DBCore> {
  return {
    stack: 'dbcore',
    name: 'sealing',
    // Dexie's own begin at -1.
    level: -2,
    create: (down) => ({
      ...down,
      table: (name) => {
        const table = down.table(name);
        const secret = SEALED_TABLES[name];
        return secret ? sealedTable(table, shapeOf(table, secret), holder) : table;
      },
    }),
  };
}

export function shapeOf({ name, schema }: Pick<DBCoreTable, 'name' | 'schema'>, secret: readonly string[]): TableShape {
  const { primaryKey, indexes } = schema;
  const clear = new Set([primaryKey, ...indexes].flatMap(({ keyPath }) => keyPath ?? []));
  return {
    name,
    clear: [...clear],
    secret,
    counted: primaryKey.autoIncrement ? String(primaryKey.keyPath) : undefined,
  };
}

function sealedTable(table: DBCoreTable, shape: TableShape, holder: KeyHolder): DBCoreTable {
  const named = shape.secret.length > 0;
  const primary = table.schema.primaryKey;
  const rows = () => new SealedRows(shape, holder.dataKeys(), holder.names());
  const within: Within = (trans, work) => keptOpen(table, trans, work);
  /** Nothing to wait for where no key holds a name. */
  const ranged = <
    R extends { readonly trans: DBCoreTransaction; readonly query: { index: DBCoreIndex; range: DBCoreKeyRange } },
    T,
  >(
    request: R,
    next: (request: R) => PromiseLike<T>,
  ): PromiseLike<T> => {
    if (!named) return next(request);
    const { trans, query } = request;
    const ready = () => sealRange(rows(), pathOf(query.index, primary), query.range);
    return within(trans, ready).then((range) => next({ ...request, query: { ...query, range } }));
  };
  const opened = (trans: DBCoreTransaction, stored: readonly unknown[], strict: boolean): Promise<unknown[]> =>
    within(trans, () =>
      openAll(rows(), stored, strict ? undefined : (count) => holder.foundDamaged(shape.name, count)),
    );

  const sealed: Omit<DBCoreTable, 'name' | 'schema'> = {
    mutate: (request) => {
      return within(request.trans, () => sealRequest(rows(), request, primary)).then((ready) =>
        table.mutate(ready).then((response) => {
          const keys = request.type === 'delete' ? request.keys : keysWritten(request, primary);
          if (!keys || !named) return response;
          const results = response.results?.map((result: unknown, at) => (result === undefined ? result : keys[at]));
          return { ...response, ...(results ? { results } : {}), lastResult: results?.at(-1) ?? response.lastResult };
        }),
      ) as ReturnType<DBCoreTable['mutate']>;
    },
    get: (request) => {
      const { trans, key } = request;
      const found = named
        ? within(trans, () => rows().sealKey(primary.keyPath ?? [], key)).then((ready) =>
            table.get({ ...request, key: ready }),
          )
        : table.get(request);
      return found.then((stored: unknown) =>
        stored === undefined ? undefined : opened(trans, [stored], true).then(([row]) => row),
      ) as Promise<unknown>;
    },
    getMany: (request) => {
      const { trans, keys } = request;
      const path = primary.keyPath ?? [];
      const found = named
        ? within(trans, () => Promise.all(keys.map((key) => rows().sealKey(path, key)))).then((ready) =>
            table.getMany({ ...request, keys: ready }),
          )
        : table.getMany(request);
      return found.then((stored) => opened(trans, stored, true)) as Promise<unknown[]>;
    },
    query: (request) =>
      ranged(request, (ready) =>
        table.query(ready).then(({ result }) => {
          const { trans, values } = request;
          // Decisions of a writing transaction must not rest on a list with gaps.
          if (values) return opened(trans, result, raw(trans).mode !== 'readonly').then((open) => ({ result: open }));
          if (!named) return { result };
          return within(trans, () => Promise.all(result.map((key) => rows().openKey(key)))).then((open) => ({
            result: open,
          }));
        }),
      ) as ReturnType<DBCoreTable['query']>,
    count: (request) => ranged(request, (ready) => table.count(ready)) as Promise<number>,
    openCursor: (request) =>
      ranged(request, (ready) =>
        table
          .openCursor(ready)
          .then((cursor) => cursor && openingCursor(cursor, request.values === true, named, rows(), within)),
      ) as ReturnType<DBCoreTable['openCursor']>,
  };
  /** While the database is upgraded there are no keys yet. */
  const unlessUpgrading =
    <R extends { readonly trans: DBCoreTransaction }, T>(inUse: (request: R) => T, upgrading: (request: R) => T) =>
    (request: R) =>
      raw(request.trans).mode === 'versionchange' ? upgrading(request) : inUse(request);
  return {
    ...table,
    mutate: unlessUpgrading(sealed.mutate, table.mutate),
    get: unlessUpgrading(sealed.get, table.get),
    getMany: unlessUpgrading(sealed.getMany, table.getMany),
    query: unlessUpgrading(sealed.query, table.query),
    count: unlessUpgrading(sealed.count, table.count),
    openCursor: unlessUpgrading(sealed.openCursor, table.openCursor),
  };
}

type Within = <T>(trans: DBCoreTransaction, work: () => Promise<T>) => Promise<T>;

/** Opens each row before it is handed on. One after another: for long lists ask for all rows at once. */
function openingCursor(
  cursor: DBCoreCursor,
  values: boolean,
  named: boolean,
  rows: SealedRows,
  within: Within,
): DBCoreCursor {
  if (!values && !named) return cursor;
  let here: { readonly key: unknown; readonly primaryKey: unknown; readonly value: unknown };
  const open = async () => {
    const { key, primaryKey, value } = cursor;
    here = {
      key: await rows.openKey(key),
      primaryKey: await rows.openKey(primaryKey),
      value: values ? await rows.open(value) : undefined,
    };
  };
  /** Names have no order once they are sealed: there is no place to go on from. */
  const goOn = (key?: unknown) => {
    if (named && key !== undefined) throw new Error('keys with names cannot be skipped to');
    cursor.continue(key);
  };
  return Object.create(cursor, {
    key: { get: () => here.key },
    primaryKey: { get: () => here.primaryKey },
    value: { get: () => here.value },
    continue: { value: goOn },
    start: {
      value: (onNext: () => void) =>
        cursor.start(() => {
          within(cursor.trans, open).then(onNext, (error: Error) => cursor.fail(error));
        }),
    },
  }) as DBCoreCursor;
}

async function openAll(
  rows: SealedRows,
  stored: readonly unknown[],
  leaveOut: ((count: number) => void) | undefined,
): Promise<unknown[]> {
  const opened: unknown[] = [];
  let damaged = 0;
  for (let from = 0; from < stored.length; from += PAGE) {
    const page = await Promise.allSettled(stored.slice(from, from + PAGE).map((row) => rows.open(row)));
    for (const one of page) {
      if (one.status === 'fulfilled') opened.push(one.value);
      else if (leaveOut && one.reason instanceof RowDamaged) damaged += 1;
      else throw one.reason;
    }
  }
  if (damaged > 0) leaveOut?.(damaged);
  return opened;
}

async function sealRequest(
  rows: SealedRows,
  request: DBCoreMutateRequest,
  primary: DBCoreIndex,
): Promise<DBCoreMutateRequest> {
  const path = primary.keyPath ?? [];
  switch (request.type) {
    case 'add':
    case 'put':
      return { ...request, values: await Promise.all(request.values.map((row: Row) => rows.seal(row))) };
    case 'delete':
      return { ...request, keys: await Promise.all(request.keys.map((key) => rows.sealKey(path, key))) };
    case 'deleteRange':
      return { ...request, range: await sealRange(rows, path, request.range) };
  }
}

async function sealRange(
  rows: SealedRows,
  path: string | readonly string[],
  range: DBCoreKeyRange,
): Promise<DBCoreKeyRange> {
  const [lower, upper] = await Promise.all([rows.sealKey(path, range.lower), rows.sealKey(path, range.upper)]);
  return { ...range, lower, upper };
}

function keysWritten(request: DBCoreMutateRequest, primary: DBCoreIndex): unknown[] | undefined {
  if (request.type !== 'add' && request.type !== 'put') return undefined;
  return request.values.map((row) => primary.extractKey?.(row));
}

const pathOf = (index: DBCoreIndex, primary: DBCoreIndex) => (index.isPrimaryKey ? primary : index).keyPath ?? [];

/** Behind Dexie's type stands IndexedDB's own transaction. */
const raw = (trans: DBCoreTransaction) => trans as unknown as IDBTransaction;
