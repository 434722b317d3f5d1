import type { DiseaseGroup } from '../domain/reading/reading';
import type { Database } from './database';

/** A stored list is found again by what it was made of. */
export function readingId(made: {
  readonly modelId: string | undefined;
  readonly datasetId: string;
  readonly layer: string;
  readonly includeUnaffirmed: boolean;
}): string {
  return [made.modelId ?? 'none', made.datasetId, made.layer, made.includeUnaffirmed ? 'all' : 'affirmed'].join('/');
}

export class DexieReadingStore {
  constructor(private readonly db: Database) {}

  async put(id: string, datasetId: string, groups: readonly DiseaseGroup[], createdAt: string): Promise<void> {
    await this.db.readings.put({ id, datasetId, createdAt, groups });
  }
}
