import type { GateCurve } from '@/lib/domain/model/gate-report';
import type { ShareError } from '@/lib/pipelines/site/share-model';
import type { SharedModel } from './gate-api';
import type { Failed } from './pipeline-api';
import type { Began } from './step-follow';

export type { ShareError };

export interface ShareRequest {
  readonly modelId: string;
  /** As the gate gave it. */
  readonly shared: SharedModel;
  readonly curve: GateCurve | undefined;
  readonly datasetName: string;
  readonly note: string;
  readonly parentId: string | undefined;
}

export type ShareOutcome =
  | { readonly kind: 'waits'; readonly versionId: string }
  | { readonly kind: 'refused'; readonly error: ShareError }
  /** A field that the server would refuse: where in the card. */
  | { readonly kind: 'card-invalid'; readonly paths: readonly string[] }
  | Failed;

/** The worker's border for sharing; a part of PipelineApi. */
export interface ShareApi {
  /** Puts a gated model and its card into the outbox, whole or not at all. */
  shareModel(
    request: ShareRequest,
    /** Absent: somebody asked for it. */
    began?: Began,
  ): Promise<ShareOutcome>;
}
