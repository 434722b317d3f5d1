'use client';
import { database } from '@/lib/store/database';
import type { SharedVersionRow } from '@/lib/store/rows';
import type { GateApi, ShareApi } from '@/workers/pipeline-api';
import { useLive } from '../live';
import { backgroundWorker } from '../workers';
import { notifySync } from './notify';

export type { SharedVersionRow };

/** Intents: each resolves with an outcome union; watch the job of the same id for progress. */
export const gateModel: GateApi['gateModel'] = (jobId, request) => backgroundWorker().gateModel(jobId, request);
export const gateCurve: GateApi['gateCurve'] = (jobId, request) => backgroundWorker().gateCurve(jobId, request);

export const shareModel: ShareApi['shareModel'] = async (request) => {
  const outcome = await backgroundWorker().shareModel(request);
  if (outcome.kind === 'waits') notifySync('added');
  return outcome;
};

/** What was shared from here, newest first. */
export function useSharedVersions(): SharedVersionRow[] | undefined {
  return useLive(async () => {
    const rows = await database().sharedVersions.toArray();
    return rows.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  }, []);
}
