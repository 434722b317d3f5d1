'use client';
import type { Run, SentenceError } from '@/lib/domain/model/run';
import { database } from '@/lib/store/database';
import { DexieRunStore } from '@/lib/store/run-store';
import { useLive } from './live';

/** Newest first; a running run's row, curve included, updates while it trains. */
export function useRuns(): Run[] | undefined {
  return useLive(() => database().runs.orderBy('number').reverse().toArray(), []);
}

export function useRun(id: string | undefined): Run | undefined {
  return useLive(async () => (id === undefined ? undefined : database().runs.get(id)), [id]);
}

export function useRunErrors(runId: string | undefined): readonly SentenceError[] | undefined {
  return useLive(
    async () => (runId === undefined ? undefined : ((await database().runErrors.get(runId))?.errors ?? [])),
    [runId],
  );
}

export function deleteRun(id: string): Promise<void> {
  return new DexieRunStore(database()).delete(id);
}
