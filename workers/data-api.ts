import type { DeriveError, DeriveStep } from '@/lib/domain/data/derive-version';
import type { InconsistentPhrase, PhraseOccurrence } from '@/lib/domain/data/inconsistent-labels';
import type { DatasetStatistics } from '@/lib/domain/data/statistics';
import type { CancelledOutcome, Failed } from './pipeline-api';
import type { Began } from './step-follow';

export type DeriveOutcome =
  | { readonly kind: 'stored'; readonly datasetId: string; readonly setAside: number }
  /** The steps changed nothing: the version would be its parent. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly error: DeriveError }
  | CancelledOutcome
  | Failed;

export type StatisticsOutcome =
  | { readonly kind: 'counted'; readonly statistics: DatasetStatistics }
  | CancelledOutcome
  | Failed;

/** An occurrence with the words around it, for the page alone. */
export interface PlacedOccurrence extends PhraseOccurrence {
  readonly noteTitle: string;
  /** Up to 40 characters on either side, cut at spaces. */
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

export interface PlacedPhrase extends Omit<InconsistentPhrase, 'occurrences'> {
  readonly occurrences: readonly PlacedOccurrence[];
}

export type InconsistentOutcome =
  | {
      readonly kind: 'found';
      /** Most places against the majority first, at most the number asked for. */
      readonly phrases: readonly PlacedPhrase[];
      readonly total: number;
    }
  | CancelledOutcome
  | Failed;

/** The worker's border for the data pipeline past importing; a part of PipelineApi. */
export interface DataApi {
  deriveVersion(
    jobId: string,
    request: { readonly datasetId: string; readonly steps: readonly DeriveStep[]; readonly name: string },
    began?: Began,
  ): Promise<DeriveOutcome>;
  datasetStatistics(jobId: string, datasetId: string): Promise<StatisticsOutcome>;
  inconsistentLabels(
    jobId: string,
    request: { readonly datasetId: string; readonly limit: number },
  ): Promise<InconsistentOutcome>;
}
