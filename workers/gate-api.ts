import type { Evaluation } from '@/lib/domain/model/evaluation';
import type { GateCurve, GateReport } from '@/lib/domain/model/gate-report';
import type { ModelFileFault } from '@/lib/formats/model-file';
import type { Challenge, ChallengeError } from '@/lib/pipelines/challenge';
import type { GateError } from '@/lib/pipelines/gate/gate-model';
import type { ReaderError } from '@/lib/pipelines/inference';
import type { CancelledOutcome, Failed } from './pipeline-api';
import type { Began } from './step-follow';

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

export interface ChallengeRequest {
  /** The challenger's run: its dataset's test notes judge both. */
  readonly runId: string;
  /** The gated model's file, as it would be shared. */
  readonly challenger: Blob;
  readonly gateK: number;
  /** The file of what is in production; undefined: nothing is. */
  readonly champion: { readonly versionId: string; readonly file: Blob } | undefined;
  /** Notes both read besides; `atMost` are drawn, the same for the same dataset. */
  readonly shadow: { readonly datasetId: string; readonly atMost: number };
}

export type ChallengeOutcome =
  | { readonly kind: 'judged'; readonly challenge: Challenge }
  | {
      readonly kind: 'refused';
      readonly error:
        | ChallengeError
        | {
            readonly code: 'file-unreadable';
            readonly which: 'challenger' | 'champion';
            readonly why: (ModelFileFault | ReaderError)['code'];
          };
    }
  | CancelledOutcome
  | Failed;

/** The worker's border for what may be shared; a part of PipelineApi. */
export interface GateApi {
  /** Trains the model anew on what k notes and k patients have. The stored model stays as it is. */
  gateModel(
    jobId: string,
    request: { readonly modelId: string; readonly k: number },
    /** Absent: somebody asked for it. */
    began?: Began,
  ): Promise<GateOutcome>;
  /** F1 against k, cross-validated over the run's training notes. */
  gateCurve(
    jobId: string,
    request: { readonly runId: string; readonly ks?: readonly number[] },
  ): Promise<GateCurveOutcome>;
  /** Evidence for a review: challenger against champion. The places where they part stay in this browser. */
  challenge(jobId: string, request: ChallengeRequest): Promise<ChallengeOutcome>;
}
