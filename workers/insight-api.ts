import type { CrossCheck } from '@/lib/domain/model/cross-check';
import type { ErrorFact } from '@/lib/domain/model/error-facts';
import type { Comparison, SentenceExplanation } from '@/lib/domain/model/explanation';
import type { CharOffset } from '@/lib/domain/text/note';
import type { CancelledOutcome, Failed } from './pipeline-api';

export type CrossCheckOutcome =
  | { readonly kind: 'checked'; readonly check: CrossCheck }
  /** One patient has all notes: none is left to learn from. */
  | { readonly kind: 'too-few-patients' }
  | CancelledOutcome
  | Failed;

export type ErrorFactsOutcome = { readonly kind: 'facts'; readonly facts: readonly ErrorFact[] } | Failed;

export type ExplainOutcome = { readonly kind: 'explained'; readonly explanation: SentenceExplanation } | Failed;

/** The worker's border for what lies behind a run's figures; a part of PipelineApi. */
export interface InsightApi {
  /** Reads the run's training notes with models that never saw them, and keeps what it finds with the run. */
  crossCheck(jobId: string, runId: string): Promise<CrossCheckOutcome>;
  errorFacts(runId: string): Promise<ErrorFactsOutcome>;
  /** The sentence that holds the offset. */
  explainSentence(request: {
    readonly modelId: string;
    readonly noteId: string;
    readonly offset: CharOffset;
    readonly against?: Comparison | undefined;
  }): Promise<ExplainOutcome>;
}
