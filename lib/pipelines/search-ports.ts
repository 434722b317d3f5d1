import type { FoldResult } from '../domain/model/search';
import type { Search } from '../domain/model/search-record';

/** Searches and what their folds gave. */
export interface SearchStore {
  /** Gives the search the next number and stores it. */
  start(search: Omit<Search, 'number'>): Promise<Search>;
  get(searchId: string): Promise<Search | undefined>;
  put(search: Search): Promise<void>;
  /** The result and the search's working time, in one transaction: what is counted is not judged again. */
  addResult(searchId: string, result: FoldResult, elapsedSeconds: number): Promise<void>;
  results(searchId: string): Promise<FoldResult[]>;
  running(): Promise<Search[]>;
  /** With its results. */
  delete(searchId: string): Promise<void>;
}
