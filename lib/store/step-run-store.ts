import { Dexie } from 'dexie';
import { namesOf, type StepKey, type StepRun } from '../domain/monitoring/step-run';
import { KEPT_STEP_RUNS, type StepRunStore } from '../pipelines/step-log';
import type { Database } from './database';

export class DexieStepRunStore implements StepRunStore {
  constructor(
    private readonly db: Database,
    private readonly kept = KEPT_STEP_RUNS,
  ) {}

  async put(run: StepRun): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.stepRuns, async () => {
      await db.stepRuns.put(run);
      const old = await this.of(run.pipeline, run.step).reverse().offset(this.kept).primaryKeys();
      if (old.length > 0) await db.stepRuns.bulkDelete(old);
    });
  }

  get(id: string): Promise<StepRun | undefined> {
    return this.db.stepRuns.get(id);
  }

  running(): Promise<StepRun[]> {
    return this.db.stepRuns.where('outcome').equals('running').toArray();
  }

  newest(step: StepKey, atMost: number): Promise<StepRun[]> {
    return this.of(...namesOf(step))
      .reverse()
      .limit(atMost)
      .toArray();
  }

  private of(...step: ReturnType<typeof namesOf>) {
    return this.db.stepRuns
      .where('[pipeline+step+startedAt]')
      .between([...step, Dexie.minKey], [...step, Dexie.maxKey]);
  }
}
