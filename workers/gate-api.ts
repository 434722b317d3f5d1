import type { Evaluation } from '@/lib/domain/model/evaluation';
import type { GateCurve, GateReport } from '@/lib/domain/model/gate-report';
import type { GateError } from '@/lib/pipelines/gate/gate-model';
import type { CancelledOutcome, Failed } from './pipeline-api';

/** A model that passed the gate, as it may leave the browser. */
export interface SharedModel {
  /** The whole model file (lib/domain/model/model-file.ts): a handle, its bytes stay where they are. */
  readonly file: Blob;
  /** Of the file. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly labelSetHash: string;
  readonly featureSetHash: string;
  readonly tokenizerHash: string;
  readonly report: GateReport;
  /** On the notes of `report.f1`. */
  readonly evaluation: Evaluation;
}

export type GateOutcome =
  | { readonly kind: 'gated'; readonly shared: SharedModel }
  | { readonly kind: 'refused'; readonly error: GateError }
  | CancelledOutcome
  | Failed;

export type GateCurveOutcome =
  | { readonly kind: 'drawn'; readonly curve: GateCurve }
  /** One patient has all notes: none is left to learn from. */
  | { readonly kind: 'too-few-patients' }
  | CancelledOutcome
  | Failed;

/** The worker's border for what may be shared; a part of PipelineApi. */
export interface GateApi {
  /** Trains the model anew on what k notes and k patients have. The stored model stays as it is. */
  gateModel(jobId: string, request: { readonly modelId: string; readonly k: number }): Promise<GateOutcome>;
  /** F1 against k, cross-validated over the run's training notes. */
  gateCurve(
    jobId: string,
    request: { readonly runId: string; readonly ks?: readonly number[] },
  ): Promise<GateCurveOutcome>;
}
