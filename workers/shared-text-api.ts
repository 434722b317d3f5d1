import type { Quote } from '@/lib/domain/sharing/quoted-words';
import type { CancelledOutcome, Failed } from './pipeline-api';

export type { Quote };

export type QuotesOutcome =
  | { readonly kind: 'looked'; readonly notes: number; readonly quotes: readonly Quote[] }
  | CancelledOutcome
  | Failed;

/** The worker's border for texts that would be shared; a part of PipelineApi. */
export interface SharedTextApi {
  /** Whether stretches of the texts stand in notes of this browser. Stores nothing. */
  findQuotes(jobId: string, texts: readonly string[], datasetIds: readonly string[]): Promise<QuotesOutcome>;
}
