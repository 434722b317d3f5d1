'use client';
import { useSyncExternalStore } from 'react';

/**
 * What befell this tab. `newer-data`: a newer version of the app opened the database. `storage-closed`: the browser closed
 * it. `worker-crashed`: a worker ended by an error.
 */
export type Fault = 'newer-data' | 'storage-closed' | 'worker-crashed';

let raised: readonly Fault[] = [];
let replaced = 0;
const NONE: readonly Fault[] = [];
const listeners = new Set<() => void>();

function become(next: readonly Fault[]): void {
  raised = next;
  for (const listener of listeners) listener();
}

export function raiseFault(fault: Fault): void {
  become([...raised.filter((one) => one !== fault), fault]);
}

/** Somebody has read it. */
export function dismissFault(fault: Fault): void {
  become(raised.filter((one) => one !== fault));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useFaults(): readonly Fault[] {
  return useSyncExternalStore(
    subscribe,
    () => raised,
    () => NONE,
  );
}

/** A new worker is in the place of one that crashed. */
export function tellReplaced(): void {
  replaced++;
  become(raised);
}

/** Rises with every worker that was replaced: what ran in it for good has to be started again. */
export function useReplacedWorkers(): number {
  return useSyncExternalStore(
    subscribe,
    () => replaced,
    () => 0,
  );
}
