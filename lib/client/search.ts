'use client';
import type { FoldResult } from '@/lib/domain/model/search';
import type { Search } from '@/lib/domain/model/search-record';
import { database } from '@/lib/store/database';
import { DexieSearchStore } from '@/lib/store/search-store';
import type { PipelineApi } from '@/workers/pipeline-api';
import { useLive } from './live';
import { backgroundWorker, interactiveWorker } from './workers';

/** Newest first; undefined while loading. */
export function useSearches(): Search[] | undefined {
  return useLive(() => database().searches.orderBy('number').reverse().toArray(), []);
}

/** Results of a search as they come in. */
export function useFoldResults(searchId: string | undefined): FoldResult[] | undefined {
  return useLive(
    async () => (searchId === undefined ? [] : new DexieSearchStore(database()).results(searchId)),
    [searchId],
  );
}

export const startSearch: PipelineApi['startSearch'] = (id, plan) => backgroundWorker().startSearch(id, plan);
export const continueSearch: PipelineApi['continueSearch'] = (id) => backgroundWorker().continueSearch(id);
export const pauseSearch: PipelineApi['pauseSearch'] = (id, state) => backgroundWorker().pauseSearch(id, state);
export const continueInterrupted: PipelineApi['continueInterrupted'] = () => backgroundWorker().continueInterrupted();

export function deleteSearch(id: string): Promise<void> {
  return new DexieSearchStore(database()).delete(id);
}
export const readGazetteer: PipelineApi['readGazetteer'] = (name, bytes) =>
  interactiveWorker().readGazetteer(name, bytes);
