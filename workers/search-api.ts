import type { FoldResult, SearchPlan, Trial } from '@/lib/domain/model/search';
import type { CancelledOutcome, Failed } from './pipeline-api';

export type SettingsSearchOutcome =
  | { readonly kind: 'searched'; readonly searchId: string }
  /** The plan has no configuration at all. */
  | { readonly kind: 'nothing-to-try' }
  | CancelledOutcome
  | Failed;

export interface FoldRequest {
  readonly datasetId: string;
  readonly folds: number;
  readonly seed: number;
  readonly trial: Trial;
  readonly fold: number;
}

export type JudgedOutcome = { readonly kind: 'judged'; readonly result: FoldResult } | CancelledOutcome | Failed;

/** The worker's border for searches; a part of PipelineApi. A search's job has the search's id. */
export interface SearchApi {
  startSearch(searchId: string, plan: SearchPlan): Promise<SettingsSearchOutcome>;
  /** Goes on with a paused or interrupted search. */
  continueSearch(searchId: string): Promise<SettingsSearchOutcome>;
  /** Ends the work of today; `stopped` for good. */
  pauseSearch(searchId: string, state: 'paused' | 'stopped'): Promise<void>;
  /** Goes on with searches whose tab is gone. */
  continueInterrupted(): Promise<void>;
}
