'use client';

import { useSyncExternalStore } from 'react';

/** Safari knows no idle time. */
const WITHOUT_IDLE_MS = 300;
const IDLE_WAIT_MS_MAX = 2_000;

let asked = false;
let rested = false;
const listeners = new Set<() => void>();

function rest(): void {
  rested = true;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!asked) {
    asked = true;
    if (typeof window.requestIdleCallback === 'function')
      window.requestIdleCallback(rest, { timeout: IDLE_WAIT_MS_MAX });
    else setTimeout(rest, WITHOUT_IDLE_MS);
  }
  return () => listeners.delete(listener);
}

/** Whether the first page of this tab has had a moment with nothing else to do; from then on true. */
export function useAtRest(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => rested,
    () => false,
  );
}
