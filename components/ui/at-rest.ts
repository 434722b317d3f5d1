'use client';

import { useSyncExternalStore } from 'react';

/** Safari knows no idle time. */
const WITHOUT_IDLE_MS = 300;
const IDLE_WAIT_MS_MAX = 2_000;
/** Whatever a page waits for: what works behind it begins by then. */
const HELD_MS_MAX = 20_000;

let asked = false;
let rested = false;
/** Parts of the page that still wait for what they are there to show. */
let holds = 0;
const listeners = new Set<() => void>();

function rest(): void {
  if (rested) return;
  rested = true;
  for (const listener of listeners) listener();
}

function restWhenIdle(): void {
  const restUnlessHeld = () => {
    if (holds === 0) rest();
  };
  if (typeof window.requestIdleCallback === 'function')
    window.requestIdleCallback(restUnlessHeld, { timeout: IDLE_WAIT_MS_MAX });
  else setTimeout(restUnlessHeld, WITHOUT_IDLE_MS);
}

/**
 * The page is idle while it waits for a worker or the network, and not at rest: what would begin then takes time and
 * bandwidth from what somebody is waiting for. @returns to let it rest
 */
export function holdRest(): () => void {
  holds++;
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    holds--;
    if (asked && !rested && holds === 0) restWhenIdle();
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!asked) {
    asked = true;
    restWhenIdle();
    setTimeout(rest, HELD_MS_MAX);
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
