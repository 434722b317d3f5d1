import type { RunComparison } from '@/lib/domain/model/compare-runs';
import type { CompareError } from '@/lib/pipelines/compare';
import type { CancelledOutcome, Failed } from './pipeline-api';

export type { CompareError };

export type CompareOutcome =
  | { readonly kind: 'compared'; readonly comparison: RunComparison }
  | { readonly kind: 'refused'; readonly error: CompareError }
  | CancelledOutcome
  | Failed;

/** `plain`: the run's files; `mlflow`: the same as artifacts in MLflow's file store. */
export type ExportLayout = 'plain' | 'mlflow';

export type ExportRunOutcome = { readonly kind: 'exported'; readonly file: Blob } | CancelledOutcome | Failed;

/** What can be done with finished runs. */
export interface RunsApi {
  /** First against second on the notes both were judged on; cancelled by the job's id. */
  compareRuns(jobId: string, firstId: string, secondId: string): Promise<CompareOutcome>;
  /**
   * A finished run as one zip; the same run gives the same bytes.
   * @param request `unnamed`: what the files call whoever gave no name
   */
  exportRun(
    jobId: string,
    request: { runId: string; layout: ExportLayout; unnamed?: string },
  ): Promise<ExportRunOutcome>;
}
