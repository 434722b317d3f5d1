'use client';
import { useEffect, useState } from 'react';
import { useStore, useStored } from './stored';

/** Looks at each connection of this page to the database. */
export function useStorageWatch(): void {
  const store = useStore();
  useEffect(() => store?.watchStorage(), [store]);
}

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
  const store = useStore();
  const stored = useStored('dataMark');
  const { kept = false, any = false } = stored ?? {};
  useEffect(() => {
    if (!store || (!kept && !any)) return;
    // The row first: a marker without it would tell of a loss.
    const row = kept ? Promise.resolve() : store.keepDataMark();
    row.then(() => marker()?.setItem(MARKER, '1')).catch(() => undefined);
  }, [store, kept, any]);
  const forget = () => {
    marker()?.removeItem(MARKER);
    setForgotten(true);
  };
  const gone = stored !== undefined && !kept && !any && !forgotten && marker()?.getItem(MARKER) === '1';
  return { gone, forget };
}
