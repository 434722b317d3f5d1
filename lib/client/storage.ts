'use client';
import { useSyncExternalStore } from 'react';

export interface StorageState {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  /** False: the browser may clear this site's data when the disk runs full. */
  readonly persisted: boolean;
}

/** From this share on people are told, while there is still room to save what they do. */
const NEARLY_FULL = 0.9;

export function isNearlyFull(state: StorageState | undefined): boolean {
  return state !== undefined && state.quotaBytes > 0 && state.usedBytes >= NEARLY_FULL * state.quotaBytes;
}

const LOOK_EVERY_MS = 30_000;

let known: StorageState | undefined;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

async function look(): Promise<void> {
  const [{ usage = 0, quota = 0 }, persisted] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  if (known?.usedBytes === usage && known.quotaBytes === quota && known.persisted === persisted) return;
  known = { usedBytes: usage, quotaBytes: quota, persisted };
  for (const listener of listeners) listener();
}

/** A browser may tell none of it, as outside of HTTPS: then nothing is said. */
const lookAgain = () => void look().catch(() => undefined);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    lookAgain();
    timer = setInterval(lookAgain, LOOK_EVERY_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

export function useStorageState(): StorageState | undefined {
  return useSyncExternalStore(
    subscribe,
    () => known,
    () => undefined,
  );
}

/** Asks the browser to keep the data; resolves with its answer, which is shown as it is. */
export async function requestPersistence(): Promise<boolean> {
  const granted = await navigator.storage.persist();
  await look();
  return granted;
}
