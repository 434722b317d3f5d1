import type { ModelLook, ModelUse } from '@/lib/domain/model/model-look';
import type { LookError } from '@/lib/pipelines/look-at-model';
import type { Failed } from './pipeline-api';

export type LookOutcome =
  | { readonly kind: 'looked'; readonly look: ModelLook }
  | { readonly kind: 'refused'; readonly error: LookError }
  | Failed;

export type ExportModelOutcome =
  | { readonly kind: 'exported'; readonly file: Blob }
  | { readonly kind: 'refused'; readonly error: LookError }
  | Failed;

export type KeepModelOutcome =
  | { readonly kind: 'kept'; readonly modelId: string }
  /** Nothing is kept that cannot read notes here. */
  | { readonly kind: 'cannot-read'; readonly use: Exclude<ModelUse, { kind: 'reads-notes' }> }
  | { readonly kind: 'refused'; readonly error: LookError }
  | Failed;

/** Model files that come from elsewhere and go elsewhere; a part of PipelineApi. */
export interface ModelFileApi {
  /** Of this app, or of CRFsuite and whatever writes its format. Stores nothing. */
  lookAtModel(file: Blob): Promise<LookOutcome>;
  /** Stores a model that reads notes here, to be chosen like one of a run. The same file again is the same model. */
  keepModelFile(file: Blob, fileName: string): Promise<KeepModelOutcome>;
  /** The model for other tools, as one zip: model.crfsuite, a README, and what reading takes where the file has it. */
  exportModelFile(file: Blob): Promise<ExportModelOutcome>;
}
