'use client';

import { useEffect, useSyncExternalStore } from 'react';

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
      coming ??= fetchScript().then(
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

/** Fetched as soon as it is needed. @returns undefined until it is there */
export function useNeeded<T>(part: OnDemand<T>, needed: boolean): T | undefined {
  const loaded = useLoaded(part);
  useEffect(() => {
    if (needed) part.load().catch(() => undefined);
  }, [part, needed]);
  return loaded;
}

/** Safari knows no idle time. */
const WITHOUT_IDLE_MS = 300;
const IDLE_WAIT_MS_MAX = 2_000;

/** Fetched once the page has nothing else to do: what works behind it, and what it shows beside the work. */
export function useWhenIdle<T>(part: OnDemand<T>): T | undefined {
  const loaded = useLoaded(part);
  useEffect(() => {
    const load = () => void part.load().catch(() => undefined);
    if (typeof window.requestIdleCallback === 'function') {
      const asked = window.requestIdleCallback(load, { timeout: IDLE_WAIT_MS_MAX });
      return () => window.cancelIdleCallback(asked);
    }
    const timer = setTimeout(load, WITHOUT_IDLE_MS);
    return () => clearTimeout(timer);
  }, [part]);
  return loaded;
}
