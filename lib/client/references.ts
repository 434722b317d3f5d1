'use client';
import type { Counts } from '@/lib/domain/monitoring/counts';
import type { DriftRule } from '@/lib/domain/monitoring/drift';
import { type Thresholds, thresholdsOf } from '@/lib/domain/monitoring/thresholds';
import { database } from '@/lib/store/database';
import { DexieMonitoringStore } from '@/lib/store/monitoring-store';
import { useLive } from './live';

/** What pages show of what a model's windows are compared with. */
export interface ReferenceFacts {
  readonly thresholds: Thresholds;
  readonly counts: Counts;
  readonly windowSentences: number;
  readonly resamples: number;
}

/** By model, of those that have one here; undefined while loading. */
export function useReferences(
  modelIds: readonly string[],
  { warningP, criticalP }: Pick<DriftRule, 'warningP' | 'criticalP'>,
): ReadonlyMap<string, ReferenceFacts> | undefined {
  const ids = [...new Set(modelIds)].sort().join(' ');
  return useLive(async () => {
    const store = new DexieMonitoringStore(database());
    const found = new Map<string, ReferenceFacts>();
    for (const id of ids.split(' ')) {
      const reference = id === '' ? undefined : await store.reference(id);
      if (!reference) continue;
      const { distances, counts, windowSentences } = reference;
      const thresholds = thresholdsOf(distances, { warningP, criticalP });
      found.set(id, { thresholds, counts, windowSentences, resamples: distances.length });
    }
    return found;
  }, [ids, warningP, criticalP]);
}
