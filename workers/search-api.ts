import type { FoldResult, SearchPlan, Trial } from '@/lib/domain/model/search';
import type { Gazetteer } from '@/lib/domain/text/gazetteer';
import type { GazetteerFile, GazetteerFileError } from '@/lib/formats/gazetteer-file';
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
export type { GazetteerFileError };

export type GazetteerOutcome =
  | ({ readonly kind: 'read'; readonly list: Gazetteer } & Omit<GazetteerFile, 'list'>)
  | { readonly kind: 'refused'; readonly error: GazetteerFileError }
  | Failed;

export interface SearchApi {
  /** A list of phrases for a recipe. @param name of the file @param bytes of the whole file */
  readGazetteer(name: string, bytes: Uint8Array): Promise<GazetteerOutcome>;
  startSearch(searchId: string, plan: SearchPlan): Promise<SettingsSearchOutcome>;
  /** Goes on with a paused or interrupted search. */
  continueSearch(searchId: string): Promise<SettingsSearchOutcome>;
  /** Ends the work of today; `stopped` for good. */
  pauseSearch(searchId: string, state: 'paused' | 'stopped'): Promise<void>;
  /** Goes on with searches whose tab is gone. */
  continueInterrupted(): Promise<void>;
}
