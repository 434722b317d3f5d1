import type { CrossCheck } from '../domain/model/cross-check';
import type { ReadingAdjustments, SentenceError } from '../domain/model/run';
import type { InsightStore } from '../pipelines/insight-ports';
import type { Database } from './database';

export class DexieInsightStore implements InsightStore {
  constructor(private readonly db: Database) {}

  async errors(runId: string): Promise<readonly SentenceError[]> {
    return (await this.db.runErrors.get(runId))?.errors ?? [];
  }

  async putCheck(runId: string, check: CrossCheck): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.runs, db.runErrors, async () => {
      if ((await db.runs.where('id').equals(runId).count()) === 0) return;
      await db.runErrors.put({ ...((await db.runErrors.get(runId)) ?? { runId, errors: [] }), check });
    });
  }

  async check(runId: string): Promise<CrossCheck | undefined> {
    return (await this.db.runErrors.get(runId))?.check;
  }

  async adjustments(modelId: string): Promise<ReadingAdjustments> {
    const { calibration, outsideBias } = (await this.db.models.get(modelId)) ?? {};
    return { calibration, outsideBias };
  }

  async adjust(modelId: string, change: ReadingAdjustments): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.models, db.readings, async () => {
      const model = await db.models.get(modelId);
      if (!model) return;
      await db.models.put({ ...model, ...change });
      await db.readings.where('id').startsWith(`${modelId}/`).delete();
    });
  }
}
