import type { ModelVersion, Run, SentenceError } from '../domain/model/run';
import type { RunStore } from '../pipelines/ports';
import type { Database } from './database';

export class DexieRunStore implements RunStore {
  constructor(private readonly db: Database) {}

  async nextNumber(): Promise<number> {
    const last = await this.db.runs.orderBy('number').last();
    return (last?.number ?? 0) + 1;
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

  /** The run and its model; a run's number is never given twice while a later run stands. */
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
