import type { Table } from 'dexie';
import type { CrossCheck } from '../domain/model/cross-check';
import type { ReadingAdjustments, SentenceError } from '../domain/model/run';
import type { InsightStore } from '../pipelines/insight-ports';
import type { Database, RunErrorsRow } from './database';

/** A run's list of errors; what a cross-check found stands beside it and goes, is backed up and restored with it. */
interface CheckedRow extends RunErrorsRow {
  readonly check?: CrossCheck | undefined;
}

export class DexieInsightStore implements InsightStore {
  private readonly rows: Table<CheckedRow, string>;

  constructor(private readonly db: Database) {
    this.rows = db.runErrors as Table<CheckedRow, string>;
  }

  async errors(runId: string): Promise<readonly SentenceError[]> {
    return (await this.rows.get(runId))?.errors ?? [];
  }

  async putCheck(runId: string, check: CrossCheck): Promise<void> {
    const { db, rows } = this;
    await db.transaction('rw', db.runs, rows, async () => {
      if ((await db.runs.where('id').equals(runId).count()) === 0) return;
      await rows.put({ ...((await rows.get(runId)) ?? { runId, errors: [] }), check });
    });
  }

  async check(runId: string): Promise<CrossCheck | undefined> {
    return (await this.rows.get(runId))?.check;
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
