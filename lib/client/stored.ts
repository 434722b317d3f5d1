'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { documentScripts } from './document-scripts';

/** The store, as far as every page asks it for something. */
export type Store = typeof import('./at-start-store');
type Asked = Store['asked'];

/** The network may be gone for a moment, before the app was kept. */
const AGAIN_MS = 3_000;

let store: Store | undefined;
const listeners = new Set<() => void>();

/**
 * Asked for while React takes over the page that the server drew: nothing of the page itself waits for the database's
 * code.
 */
function fetchStore(): void {
  documentScripts()
    .then(() => import('./at-start-store'))
    .then(
      (loaded) => {
        store = loaded;
        for (const listener of listeners) listener();
      },
      () => setTimeout(fetchStore, AGAIN_MS),
    );
}

if (typeof window !== 'undefined') fetchStore();

/** @returns to stop listening */
export function onStore(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const storeNow = (): Store | undefined => store;

/** Undefined until its script is there, and in prerendering. */
export function useStore(): Store | undefined {
  return useSyncExternalStore(onStore, storeNow, () => undefined);
}

/** A live query of the store by its name; undefined while the store or its answer is on the way. */
export function useStored<K extends keyof Asked>(name: K): Awaited<ReturnType<Asked[K]>> | undefined {
  type Answer = Awaited<ReturnType<Asked[K]>>;
  const loaded = useStore();
  const [now, setNow] = useState<{ readonly value?: Answer; readonly error?: unknown }>({});
  useEffect(() => {
    if (!loaded) return;
    const subscription = loaded
      .liveQuery(() => loaded.asked[name]() as Promise<Answer>)
      .subscribe(
        (value) => setNow((before) => ('value' in before && before.value === value ? before : { value })),
        (error: unknown) => setNow({ error }),
      );
    return () => subscription.unsubscribe();
  }, [loaded, name]);
  // As React tells of everything that no part of the page expects.
  if ('error' in now) throw now.error;
  return now.value;
}
