import type { FoldResult } from '../domain/model/search';
import type { Search } from '../domain/model/search-record';
import type { SearchStore } from '../pipelines/search-ports';
import type { Database } from './database';
import { under } from './key-range';

const LAST_NUMBER = 'searches.last-number';

export class DexieSearchStore implements SearchStore {
  constructor(private readonly db: Database) {}

  async start(search: Omit<Search, 'number'>): Promise<Search> {
    const { db } = this;
    return db.transaction('rw', db.searches, db.preferences, async () => {
      // Kept apart from the rows: a deleted search's number must not come back as another.
      const counter = await db.preferences.get(LAST_NUMBER);
      const number = (typeof counter?.value === 'number' ? counter.value : 0) + 1;
      const numbered = { ...search, number };
      await db.preferences.put({ key: LAST_NUMBER, value: number });
      await db.searches.add(numbered);
      return numbered;
    });
  }

  get(searchId: string): Promise<Search | undefined> {
    return this.db.searches.get(searchId);
  }

  async put(search: Search): Promise<void> {
    await this.db.searches.put(search);
  }

  async addResult(searchId: string, result: FoldResult, elapsedSeconds: number): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.searches, db.foldResults, async () => {
      await db.foldResults.put({ ...result, searchId });
      await db.searches.update(searchId, { elapsedSeconds });
    });
  }

  async results(searchId: string): Promise<FoldResult[]> {
    const rows = await this.db.foldResults
      .where('[searchId+trial+fold]')
      .between(...under(searchId))
      .toArray();
    return rows.map(({ searchId: _, ...result }) => result);
  }

  running(): Promise<Search[]> {
    return this.db.searches.filter(({ state }) => state === 'running').toArray();
  }

  async delete(searchId: string): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.searches, db.foldResults, async () => {
      await db.foldResults
        .where('[searchId+trial+fold]')
        .between(...under(searchId))
        .delete();
      await db.searches.delete(searchId);
    });
  }
}
