'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';

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

const KEY = ['storage-state'] as const;

async function readStorageState(): Promise<StorageState> {
  const [{ usage = 0, quota = 0 }, persisted] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  return { usedBytes: usage, quotaBytes: quota, persisted };
}

export function useStorageState(): StorageState | undefined {
  return useQuery({ queryKey: KEY, queryFn: readStorageState, networkMode: 'always', refetchInterval: 30_000 }).data;
}

/** Asks the browser to keep the data; resolves with its answer, which is shown as it is. */
export function useRequestPersistence(): () => Promise<boolean> {
  const client = useQueryClient();
  return async () => {
    const granted = await navigator.storage.persist();
    await client.invalidateQueries({ queryKey: KEY });
    return granted;
  };
}
