import type { ModelVersion, Run, SentenceError } from '../domain/model/run';
import { detailsOf, type RunSummary, runOf, summaryOf } from '../domain/model/run-summary';
import type { RunStore } from '../pipelines/ports';
import type { Database } from './database';

/** Preference under which the highest number ever given is kept. */
export const LAST_RUN_NUMBER = 'runs.last-number';

export class DexieRunStore implements RunStore {
  constructor(private readonly db: Database) {}

  async start(run: Omit<Run, 'number'>): Promise<Run> {
    const { db } = this;
    return db.transaction('rw', db.runs, db.runDetails, db.preferences, async () => {
      // Kept apart from the rows: a deleted run's number must not come back as another run.
      const counter = await db.preferences.get(LAST_RUN_NUMBER);
      const number = (typeof counter?.value === 'number' ? counter.value : 0) + 1;
      const numbered = { ...run, number };
      await db.preferences.put({ key: LAST_RUN_NUMBER, value: number });
      await db.runDetails.add({ id: run.id, ...detailsOf(numbered) });
      await db.runs.add(summaryOf(numbered));
      return numbered;
    });
  }

  async put(run: Run): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.runs, db.runDetails, async () => {
      await db.runDetails.put({ id: run.id, ...detailsOf(run) });
      await db.runs.put(summaryOf(run));
    });
  }

  /** The run's row stays as it is: a list of runs is not read anew at every iteration. */
  async putCurve(runId: string, curve: Run['curve']): Promise<void> {
    await this.db.runDetails.update(runId, { curve });
  }

  async get(runId: string): Promise<Run | undefined> {
    const { db } = this;
    return db.transaction('r', db.runs, db.runDetails, async () => {
      const [row, details] = await Promise.all([db.runs.get(runId), db.runDetails.get(runId)]);
      return row && runOf(row, details ?? { curve: [], evaluation: undefined });
    });
  }

  /** Newest first, without their large parts. */
  list(): Promise<RunSummary[]> {
    return this.db.runs.orderBy('number').reverse().toArray();
  }

  async finish(run: Run, errors: readonly SentenceError[], model: ModelVersion): Promise<void> {
    const { db } = this;
    const { bytes, lexicon, ...summary } = model;
    await db.transaction('rw', [db.runs, db.runDetails, db.runErrors, db.models, db.modelContents], async () => {
      await db.modelContents.add({ id: model.id, bytes, lexicon });
      await db.models.add(summary);
      await db.runErrors.put({ runId: run.id, errors });
      await db.runDetails.put({ id: run.id, ...detailsOf(run) });
      await db.runs.put(summaryOf(run));
    });
  }

  async errors(runId: string): Promise<readonly SentenceError[]> {
    return (await this.db.runErrors.get(runId))?.errors ?? [];
  }

  async model(modelId: string): Promise<ModelVersion | undefined> {
    const [summary, content] = await Promise.all([this.db.models.get(modelId), this.db.modelContents.get(modelId)]);
    return summary && content ? { ...summary, ...content } : undefined;
  }

  /** The run and its model. */
  async delete(runId: string): Promise<void> {
    const { db } = this;
    await db.transaction('rw', [db.runs, db.runDetails, db.runErrors, db.models, db.modelContents], async () => {
      const run = await db.runs.get(runId);
      if (run?.modelId) {
        await db.models.delete(run.modelId);
        await db.modelContents.delete(run.modelId);
      }
      await db.runErrors.delete(runId);
      await db.runDetails.delete(runId);
      await db.runs.delete(runId);
    });
  }
}
