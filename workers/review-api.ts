import type { ChallengeError } from '@/lib/pipelines/challenge';
import type { CancelledOutcome, Failed } from './pipeline-api';

export type { ChallengeError };

export type EvidenceOutcome =
  /** Kept in this browser, with the places to look at. */
  | { readonly kind: 'gathered' }
  | { readonly kind: 'refused'; readonly error: ChallengeError }
  /** The version was not shared from this browser, or what was sent is no longer here. */
  | { readonly kind: 'not-from-here' }
  /** The model in use is not in this browser yet: sign in and wait for it. */
  | { readonly kind: 'champion-missing' }
  | CancelledOutcome
  | Failed;

/** The worker's border for reviews; a part of PipelineApi. */
export interface ReviewApi {
  /**
   * The version against the model in use, on its frozen test notes and on notes of a dataset. Numbers go with the request
   * for review; the places where the two part stay here.
   * @param request.championId undefined: nothing is in production
   */
  gatherEvidence(
    jobId: string,
    request: { readonly versionId: string; readonly championId: string | undefined; readonly shadowDatasetId: string },
  ): Promise<EvidenceOutcome>;
}
