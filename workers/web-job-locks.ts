import type { JobLocks } from './job-log';

const nameOf = (jobId: string) => `behealthy.job.${jobId}`;

/** Web Locks: the browser releases them when the tab or worker ends, however it ends. */
export const webJobLocks: JobLocks = {
  hold: async (jobId, work) => navigator.locks.request(nameOf(jobId), work),
  isHeld: async (jobId) => {
    const { held = [] } = await navigator.locks.query();
    return held.some((lock) => lock.name === nameOf(jobId));
  },
};
