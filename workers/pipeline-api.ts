import type { NoteFault, NoteFaultCode } from '@/lib/domain/data/contract';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import type { DeriveStep } from '@/lib/domain/data/derive-version';
import type { ImportIssue, QuarantinedNote } from '@/lib/domain/data/import-report';
import type { PatientSplit } from '@/lib/domain/data/split-by-patient';
import type { TrainingSettings } from '@/lib/domain/model/run';
import type { NoteReading, ReadingLayer } from '@/lib/domain/reading/reading';
import type { FeatureSet } from '@/lib/domain/text/feature-set';
import type { RunOrigin } from '@/lib/pipelines/describe-run';
import type { AnnotationApi } from './annotation-api';
import type { AuditApi } from './audit-api';
import type { DataApi } from './data-api';
import type { ExchangeApi } from './exchange-api';
import type { GateApi } from './gate-api';
import type { InsightApi } from './insight-api';
import type { ModelFileApi } from './model-file-api';
import type { MonitoringApi } from './monitoring-api';
import type { ReviewApi } from './review-api';
import type { RunsApi } from './runs-api';
import type { SearchApi } from './search-api';
import type { ShareApi } from './share-api';
import type { SharedTextApi } from './shared-text-api';
import type { SiteApi } from './site-api';
import type { Began } from './step-follow';

export type * from './annotation-api';
export type * from './audit-api';
export type * from './data-api';
export type * from './exchange-api';
export type * from './gate-api';
export type * from './insight-api';
export type * from './model-file-api';
export type * from './monitoring-api';
export type * from './review-api';
export type * from './runs-api';
export type * from './search-api';
export type * from './share-api';
export type * from './shared-text-api';
export type * from './simulation-api';
export type * from './site-api';

/** What a checked import holds, before anything is stored. */
export interface ImportCheck {
  readonly jobId: string;
  /** False: an `error` issue stands in the way. */
  readonly storable: boolean;
  readonly suggestedName: string;
  /** Counts by split and label of what would be stored; undefined when not storable. */
  readonly preview: DatasetVersion | undefined;
  /** The same content is already stored under this dataset. */
  readonly alreadyStored: { readonly datasetId: string; readonly name: string } | undefined;
  readonly issues: readonly ImportIssue[];
  readonly quarantine: readonly QuarantinedNote[];
  readonly files: readonly { readonly name: string; readonly sizeBytes: number; readonly encoding: string }[];
}

/** Codes have their wording in lib/messages/en/errors.ts. */
export type WorkErrorCode =
  | 'quota-exceeded'
  | 'storage-closed'
  | 'import-expired'
  | 'dataset-missing'
  | 'dataset-unlabelled'
  | 'dataset-too-small'
  | 'gazetteer-missing'
  | 'model-missing'
  | 'model-unreadable'
  | 'feature-set-mismatch'
  | 'tokenizer-mismatch'
  | 'labels-mismatch'
  | 'notes-refused'
  | 'note-refused'
  | 'note-missing'
  | 'row-damaged'
  | 'note-empty'
  | 'note-too-long'
  | 'sample-unavailable'
  | 'project-missing'
  | 'search-missing'
  | 'run-facts-missing'
  | 'run-missing'
  | 'wasm-refused'
  | 'worker-crashed'
  | 'unexpected';

export type Failed = { readonly kind: 'failed'; readonly code: WorkErrorCode };
export type CancelledOutcome = { readonly kind: 'cancelled' };

export type CheckOutcome = { readonly kind: 'checked'; readonly check: ImportCheck } | CancelledOutcome | Failed;
export type StoreOutcome = { readonly kind: 'stored'; readonly datasetId: string } | CancelledOutcome | Failed;
export type TrainOutcome =
  | { readonly kind: 'trained'; readonly runId: string; readonly modelId: string }
  | CancelledOutcome
  | Failed;
export type ReadNoteOutcome =
  | { readonly kind: 'read'; readonly reading: NoteReading }
  /** It breaks the contract: counted, and kept in quarantine. */
  | { readonly kind: 'refused'; readonly code: NoteFaultCode; readonly facts: NoteFault['facts'] }
  | Failed;
export type ReadDatasetOutcome =
  | {
      readonly kind: 'read';
      readonly readingId: string;
      /** Notes that break the contract, by why; they are in no pair of the list. */
      readonly refused: readonly (readonly [code: NoteFaultCode, notes: number])[];
    }
  | CancelledOutcome
  | Failed;
export type AddNoteOutcome = { readonly kind: 'added'; readonly noteId: string } | Failed;

export type { Began, DeriveStep, NoteFaultCode, ReadingLayer };

export interface ReadingChoice {
  /** Undefined: gold spans alone. */
  readonly modelId: string | undefined;
  readonly layer: ReadingLayer;
  /** Pair denied and family mentions too. */
  readonly includeUnaffirmed: boolean;
}

export interface ReadNoteRequest extends ReadingChoice {
  readonly noteId: string;
}

export interface ReadDatasetRequest extends ReadingChoice {
  readonly datasetId: string;
}

/** The worker's border. Everything is structured-cloneable; failures are values; signals become cancel(jobId). */
export interface PipelineApi
  extends AnnotationApi,
    AuditApi,
    DataApi,
    ExchangeApi,
    GateApi,
    InsightApi,
    ModelFileApi,
    MonitoringApi,
    ReviewApi,
    RunsApi,
    SearchApi,
    ShareApi,
    SharedTextApi,
    SiteApi {
  /** Reads and validates; keeps the result in the worker until stored, discarded or the next check. */
  checkImport(jobId: string, files: readonly File[]): Promise<CheckOutcome>;
  /** @param split divides notes whose files state no parts; its shares sum to 1 */
  storeImport(jobId: string, name: string, split?: PatientSplit): Promise<StoreOutcome>;
  discardImport(jobId: string): Promise<void>;
  /** public/samples, stored as a dataset of this name. */
  loadSample(jobId: string, name: string): Promise<StoreOutcome>;
  /** A pasted note joins the others; the first of them begins their collection under this name. */
  addNote(title: string, text: string, collection: string): Promise<AddNoteOutcome>;
  /** The run's row (id = jobId) is written while it trains: watch it for curves. */
  train(
    jobId: string,
    request: { datasetId: string; settings: TrainingSettings; featureSet: FeatureSet } & RunOrigin,
    began?: Began,
  ): Promise<TrainOutcome>;
  readNote(request: ReadNoteRequest): Promise<ReadNoteOutcome>;
  /** Reads all notes of a dataset and stores the disease -> treatments list. */
  readDataset(jobId: string, request: ReadDatasetRequest, began?: Began): Promise<ReadDatasetOutcome>;
  cancel(jobId: string): Promise<void>;
}
