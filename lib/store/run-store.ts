import type { ModelVersion, Run, SentenceError } from '../domain/model/run';
import type { RunStore } from '../pipelines/ports';
import type { Database } from './database';

/** Preference under which the highest number ever given is kept. */
export const LAST_RUN_NUMBER = 'runs.last-number';

export class DexieRunStore implements RunStore {
  constructor(private readonly db: Database) {}

  async start(run: Omit<Run, 'number'>): Promise<Run> {
    const { db } = this;
    return db.transaction('rw', db.runs, db.preferences, async () => {
      // Kept apart from the rows: a deleted run's number must not come back as another run.
      const counter = await db.preferences.get(LAST_RUN_NUMBER);
      const number = (typeof counter?.value === 'number' ? counter.value : 0) + 1;
      const numbered = { ...run, number };
      await db.preferences.put({ key: LAST_RUN_NUMBER, value: number });
      await db.runs.add(numbered);
      return numbered;
    });
  }

  async put(run: Run): Promise<void> {
    await this.db.runs.put(run);
  }

  get(runId: string): Promise<Run | undefined> {
    return this.db.runs.get(runId);
  }

  async finish(run: Run, errors: readonly SentenceError[], model: ModelVersion): Promise<void> {
    const { db } = this;
    const { bytes, lexicon, ...summary } = model;
    await db.transaction('rw', db.runs, db.runErrors, db.models, db.modelContents, async () => {
      await db.modelContents.add({ id: model.id, bytes, lexicon });
      await db.models.add(summary);
      await db.runErrors.put({ runId: run.id, errors });
      await db.runs.put(run);
    });
  }

  async model(modelId: string): Promise<ModelVersion | undefined> {
    const [summary, content] = await Promise.all([this.db.models.get(modelId), this.db.modelContents.get(modelId)]);
    return summary && content ? { ...summary, ...content } : undefined;
  }

  /** The run and its model. */
  async delete(runId: string): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.runs, db.runErrors, db.models, db.modelContents, async () => {
      const run = await db.runs.get(runId);
      if (run?.modelId) {
        await db.models.delete(run.modelId);
        await db.modelContents.delete(run.modelId);
      }
      await db.runErrors.delete(runId);
      await db.runs.delete(runId);
    });
  }
}
