import type { Annotator } from '@/lib/domain/annotation/mark';
import type { Estimate } from '@/lib/domain/model/evaluation';
import type { AuditResult } from '@/lib/domain/monitoring/audit';
import type { CancelledOutcome, Failed } from './pipeline-api';

export type AuditOutcome =
  | { readonly kind: 'concluded'; readonly result: AuditResult }
  /** No note of it is finished. */
  | { readonly kind: 'nothing-done' }
  | CancelledOutcome
  | Failed;

/** The worker's border for audits; a part of PipelineApi. */
export interface AuditApi {
  /**
   * Compares the model's marks with those of the person, over the notes of the audit that are finished.
   * @param approval F1 at approval; undefined: as of the run it came from, where that is here
   */
  concludeAudit(
    jobId: string,
    request: { readonly auditId: string; readonly annotator: Annotator; readonly approval?: Estimate | undefined },
  ): Promise<AuditOutcome>;
}
