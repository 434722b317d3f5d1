import type { Dexie } from 'dexie';
import type { VaultRow, Wrap } from './vault-rows';
import { newSecret, wrapForDevice } from './wraps';

/**
 * One request to the row that holds the ways to the data key. Past Dexie, since the database is being opened: where a
 * connection closes, Dexie opens it anew and waits for that, which would wait for this.
 */
function ask<T>(db: Dexie, mode: IDBTransactionMode, request: (rows: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = db.backendDB().transaction('vault', mode);
    const asked = request(transaction.objectStore('vault'));
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onabort = () => reject(asked.error ?? transaction.error);
  });
}

export function readVault(db: Dexie): Promise<VaultRow | undefined> {
  return ask<VaultRow | undefined>(db, 'readonly', (rows) => rows.get('data-key'));
}

export async function writeVault(db: Dexie, row: VaultRow): Promise<void> {
  await ask(db, 'readwrite', (rows) => rows.put(row));
}

/** At the first start: a key of its own for this browser. Of two tabs, the first one's stands. */
export async function firstVault(db: Dexie): Promise<VaultRow> {
  const secret = newSecret();
  const made: VaultRow = {
    id: 'data-key',
    wraps: [await wrapForDevice(secret)],
    allSealed: false,
    failures: 0,
    failedAtMs: 0,
  };
  secret.fill(0);
  try {
    await ask(db, 'readwrite', (rows) => rows.add(made));
    return made;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'ConstraintError') {
      const there = await readVault(db);
      if (there) return there;
    }
    throw error;
  }
}

/** With this wrap in place of the one of its kind; a sign-in in place of that person's. */
export function withWrap(wraps: readonly Wrap[], added: Wrap): readonly Wrap[] {
  const same = (wrap: Wrap) =>
    wrap.kind === added.kind &&
    (wrap.kind !== 'sign-in' || (added.kind === 'sign-in' && wrap.personId === added.personId));
  return [...wraps.filter((wrap) => !same(wrap)), added];
}

const FREE_TRIES = 3;
const WAIT_MS_MAX = 60_000;

/** 1, 2, 4 … seconds from the fourth wrong try on, a minute at most. @param more wrong tries to add */
export function triedWrongly(row: VaultRow, nowMs: number, more = 1): { row: VaultRow; waitUntilMs: number } {
  const failures = row.failures + more;
  const beyond = failures - FREE_TRIES;
  const waitMs = beyond <= 0 ? 0 : Math.min(WAIT_MS_MAX, 1000 * 2 ** (beyond - 1));
  return { row: { ...row, failures, failedAtMs: nowMs }, waitUntilMs: waitMs === 0 ? 0 : nowMs + waitMs };
}
