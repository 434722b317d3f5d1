'use client';
import type { Run, SentenceError } from '@/lib/domain/model/run';
import type { RunSummary } from '@/lib/domain/model/run-summary';
import { database } from '@/lib/store/database';
import { DexieRunStore } from '@/lib/store/run-store';
import type { RunsApi } from '@/workers/pipeline-api';
import { useLive } from './live';
import { interactiveWorker } from './workers';

const store = () => new DexieRunStore(database());

/** Newest first, without curves and evaluations: not read anew while a run trains. */
export function useRuns(): RunSummary[] | undefined {
  return useLive(() => store().list(), []);
}

/** All of one run; its curve grows while it trains. */
export function useRun(id: string | undefined): Run | undefined {
  return useLive(async () => (id === undefined ? undefined : store().get(id)), [id]);
}

export function useRunErrors(runId: string | undefined): readonly SentenceError[] | undefined {
  return useLive(
    async () => (runId === undefined ? undefined : ((await database().runErrors.get(runId))?.errors ?? [])),
    [runId],
  );
}

export function deleteRun(id: string): Promise<void> {
  return store().delete(id);
}

export const compareRuns: RunsApi['compareRuns'] = (jobId, firstId, secondId) =>
  interactiveWorker().compareRuns(jobId, firstId, secondId);
