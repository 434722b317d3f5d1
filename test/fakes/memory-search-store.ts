import type { FoldResult } from '@/lib/domain/model/search';
import type { Search } from '@/lib/domain/model/search-record';
import type { SearchStore } from '@/lib/pipelines/search-ports';

export class MemorySearchStore implements SearchStore {
  private readonly searches = new Map<string, Search>();
  private readonly found = new Map<string, FoldResult[]>();
  private last = 0;

  async start(search: Omit<Search, 'number'>): Promise<Search> {
    if (this.searches.has(search.id)) throw new Error('there is such a search already');
    const numbered = { ...search, number: ++this.last };
    this.searches.set(search.id, numbered);
    return numbered;
  }

  async get(searchId: string): Promise<Search | undefined> {
    return this.searches.get(searchId);
  }

  async put(search: Search): Promise<void> {
    this.searches.set(search.id, search);
  }

  async addResult(searchId: string, result: FoldResult, elapsedSeconds: number): Promise<void> {
    const others = (this.found.get(searchId) ?? []).filter(
      ({ trial, fold }) => trial !== result.trial || fold !== result.fold,
    );
    this.found.set(searchId, [...others, result]);
    const search = this.searches.get(searchId);
    if (search) this.searches.set(searchId, { ...search, elapsedSeconds });
  }

  async results(searchId: string): Promise<FoldResult[]> {
    return [...(this.found.get(searchId) ?? [])].sort((a, b) => a.trial - b.trial || a.fold - b.fold);
  }

  async running(): Promise<Search[]> {
    return [...this.searches.values()].filter(({ state }) => state === 'running');
  }

  async delete(searchId: string): Promise<void> {
    this.searches.delete(searchId);
    this.found.delete(searchId);
  }
}
