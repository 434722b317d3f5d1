'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { documentScripts } from '@/lib/client/document-scripts';
import { useAtRest } from './at-rest';

/** A script that a page does without until somebody does what needs it. */
export interface OnDemand<T> {
  /** Undefined: not loaded yet. */
  readonly loaded: () => T | undefined;
  /** Once, however often it is asked for; after a failure anew. */
  readonly load: () => Promise<T>;
  readonly subscribe: (listener: () => void) => () => void;
}

/** @param fetchScript `() => import('./…')`, at the smallest leaf that is not always there */
export function onDemand<T>(fetchScript: () => Promise<T>): OnDemand<T> {
  let value: T | undefined;
  let coming: Promise<T> | undefined;
  const listeners = new Set<() => void>();
  return {
    loaded: () => value,
    load: () => {
      coming ??= documentScripts()
        .then(fetchScript)
        .then(
          (loaded) => {
            value = loaded;
            for (const listener of listeners) listener();
            return loaded;
          },
          (error: unknown) => {
            coming = undefined;
            throw error;
          },
        );
      return coming;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** @returns undefined until somebody loaded it, and while a prerendered page wakes up */
export function useLoaded<T>({ subscribe, loaded }: OnDemand<T>): T | undefined {
  return useSyncExternalStore(subscribe, loaded, () => undefined);
}

/** The network may be gone for a moment, before the app was kept. */
const AGAIN_MS = 3_000;

/** Fetched as soon as it is needed, again and again until it comes. @returns undefined until it is there */
export function useNeeded<T>(part: OnDemand<T>, needed: boolean): T | undefined {
  const loaded = useLoaded(part);
  useEffect(() => {
    if (!needed) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const load = () => {
      part.load().catch(() => {
        if (!over) timer = setTimeout(load, AGAIN_MS);
      });
    };
    load();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [part, needed]);
  return loaded;
}

/** Fetched once the page is at rest: what works behind it, and what it shows beside the work. */
export function useWhenIdle<T>(part: OnDemand<T>): T | undefined {
  return useNeeded(part, useAtRest());
}
