'use client';
import type { CrossCheck } from '@/lib/domain/model/cross-check';
import { database } from '@/lib/store/database';
import { DexieInsightStore } from '@/lib/store/insight-store';
import type { PipelineApi } from '@/workers/pipeline-api';
import { useLive } from './live';
import { backgroundWorker, interactiveWorker } from './workers';

const store = () => new DexieInsightStore(database());

/** Intents; the cross-check is a job of its id. */
export const crossCheck: PipelineApi['crossCheck'] = (jobId, runId) => backgroundWorker().crossCheck(jobId, runId);
export const errorFacts: PipelineApi['errorFacts'] = (runId) => interactiveWorker().errorFacts(runId);
export const explainSentence: PipelineApi['explainSentence'] = (request) =>
  interactiveWorker().explainSentence(request);

/** Null: the run was never cross-checked; undefined while loading. */
export function useCrossCheck(runId: string): CrossCheck | null | undefined {
  return useLive(async () => (await store().check(runId)) ?? null, [runId]);
}

export const adjustModel: DexieInsightStore['adjust'] = (modelId, change) => store().adjust(modelId, change);
