'use client';
import type { Job, JobKind } from '@/lib/domain/job';
import { database } from '@/lib/store/database';
import { useLive } from './live';

export type { Job };

export function useJob(id: string | undefined): Job | undefined {
  return useLive(async () => (id === undefined ? undefined : database().jobs.get(id)), [id]);
}

/** The newest running job of a kind, in whatever tab it runs. */
export function useRunningJob(kind: JobKind): Job | undefined {
  return useLive(async () => {
    const running = await database().jobs.where('state').equals('running').toArray();
    return running
      .filter((job) => job.kind === kind)
      .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
      .at(0);
  }, [kind]);
}
