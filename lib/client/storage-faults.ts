'use client';
import { useEffect, useState } from 'react';
import { database } from '@/lib/store/database';
import { DATABASE_VERSION } from '@/lib/store/migrations';
import { raiseFault } from './faults';
import { useLive } from './live';

let watching = false;

/** Looks at each connection of this page to the database; once a page. */
export function useStorageWatch(): void {
  useEffect(() => {
    if (watching) return;
    watching = true;
    const db = database();
    db.on('versionchange', ({ newVersion }) => {
      // Null: somebody deletes it, and is heard of when it is opened again.
      if (newVersion !== null) raiseFault('newer-data');
    });
    const opened = () => {
      const connection = db.backendDB();
      // Told by the browser alone, and only when it closes by itself.
      connection.addEventListener('close', () => raiseFault('storage-closed'));
      if (connection.version > DATABASE_VERSION * VERSION_STEP) raiseFault('newer-data');
    };
    // At once too, where it is open already.
    db.on('ready', opened, true);
  }, []);
}

/** Dexie multiplies, so that 1.5 would be a whole number to the browser. */
const VERSION_STEP = 10;

const KEPT = 'kept';
/**
 * Of localStorage, which browsers leave alone when they make room; who clears all data of a site clears both, and wanted it.
 */
const MARKER = 'behealthy-kept';

/** Writable or not, as the browser likes: without a marker nothing can be said to be gone. */
function marker(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/**
 * Whether this browser kept notes that are no longer there. The first dataset leaves a row in the database and a marker
 * beside it: a marker without the row says that the database is another one.
 * @returns `forget`: go on without them
 */
export function useDataGone(): { readonly gone: boolean; readonly forget: () => void } {
  const [forgotten, setForgotten] = useState(false);
  const stored = useLive(async () => {
    const db = database();
    const [kept, datasets] = await Promise.all([db.preferences.get(KEPT), db.datasets.count()]);
    return { kept: kept !== undefined, any: datasets > 0 };
  }, []);
  const { kept = false, any = false } = stored ?? {};
  useEffect(() => {
    if (!kept && !any) return;
    // The row first: a marker without it would tell of a loss.
    const row = kept ? Promise.resolve() : database().preferences.put({ key: KEPT, value: true });
    row.then(() => marker()?.setItem(MARKER, '1')).catch(() => undefined);
  }, [kept, any]);
  const forget = () => {
    marker()?.removeItem(MARKER);
    setForgotten(true);
  };
  const gone = stored !== undefined && !kept && !any && !forgotten && marker()?.getItem(MARKER) === '1';
  return { gone, forget };
}
