import type { Job } from '../domain/job';
import { iterationsOf } from '../domain/model/run-summary';
import type { Database } from './database';

export class DexieJobStore {
  constructor(private readonly db: Database) {}

  async put(job: Job): Promise<void> {
    await this.db.jobs.put(job);
  }

  running(): Promise<Job[]> {
    return this.db.jobs.where('state').equals('running').toArray();
  }

  /** Marks work whose worker is gone; its run, if it has one, says so too. */
  async interrupt(job: Job, now: string): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.jobs, db.runs, db.runDetails, async () => {
      await db.jobs.put({ ...job, state: 'interrupted', msLeft: undefined });
      const run = await db.runs.get(job.id);
      if (run?.state !== 'running') return;
      // The curve went on without the row.
      const iterations = iterationsOf((await db.runDetails.get(job.id))?.curve ?? []);
      await db.runs.put({ ...run, iterations, state: 'interrupted', finishedAt: now });
    });
  }
}
