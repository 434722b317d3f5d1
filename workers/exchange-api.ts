import type { ExchangeIssue, Loss, OffsetUnit } from '@/lib/domain/annotation/exchange';
import type { ExchangeFormatId } from '@/lib/domain/annotation/exchange-formats';
import type { Annotator, NoteStatus } from '@/lib/domain/annotation/mark';
import type { RefusedNote } from '@/lib/domain/annotation/match-notes';
import type { ImportIssue } from '@/lib/domain/data/import-report';
import type { Label } from '@/lib/domain/text/span';
import type { LayerRequest } from './annotation-api';
import type { CancelledOutcome, Failed } from './pipeline-api';

export interface ExportLayerRequest extends LayerRequest {
  readonly format: ExchangeFormatId;
  /** Notes with one of these. */
  readonly statuses: readonly NoteStatus[];
  /** Rejected suggestions go along; a format that cannot hold them says so in the losses. */
  readonly rejected: boolean;
  /** What the files call whoever gave no name. */
  readonly unnamed?: string;
}

export type ExportLayerOutcome =
  | {
      readonly kind: 'written';
      /** To be offered for download. Formats with files for each note come as one archive. */
      readonly files: readonly { readonly name: string; readonly blob: Blob }[];
      readonly notes: number;
      readonly spans: number;
      /** Each thing the format cannot hold; `noteId` is the project's. */
      readonly losses: readonly Loss[];
      readonly titles: Readonly<Record<string, string>>;
    }
  /** No note of the layer has one of the statuses. */
  | { readonly kind: 'nothing-to-export' }
  | CancelledOutcome
  | Failed;

/** What files hold of a project's notes, before anything is stored. */
export interface LayerFileCheck {
  readonly jobId: string;
  readonly projectId: string;
  /** False: there is nothing to store. */
  readonly storable: boolean;
  readonly format: ExchangeFormatId | undefined;
  readonly unit: OffsetUnit | undefined;
  readonly files: readonly { readonly name: string; readonly sizeBytes: number; readonly encoding: string }[];
  /** Notes in the files. */
  readonly notes: number;
  /** How notes were found in the project; `spaces`: their texts differ in space alone, marks moved along with it. */
  readonly matched: { readonly id: number; readonly title: number; readonly text: number; readonly spaces: number };
  /** Notes of the files that get nothing. */
  readonly refused: readonly RefusedNote[];
  /** Of the matched notes: marks, rejected suggestions, and open suggestions, which are not stored. */
  readonly spans: { readonly set: number; readonly rejected: number; readonly suggested: number };
  /** Marks of labels the project's label set has not: left out until the labels are added. */
  readonly unknownLabels: readonly { readonly label: Label; readonly spans: number }[];
  /** Whose spans they are, most spans first; '' for spans without a name. */
  readonly people: readonly { readonly name: string; readonly spans: number }[];
  /** False: the format says nothing of how far a note is; notes with marks come as in progress. */
  readonly saysStatus: boolean;
  /** Annotators with work on matched notes: what storing under their name would replace. */
  readonly existing: readonly { readonly annotator: Annotator; readonly notes: number }[];
  readonly suggestedAnnotator: Annotator;
  /** Of reading the bytes, then of the format. */
  readonly fileIssues: readonly ImportIssue[];
  readonly issues: readonly ExchangeIssue[];
  /** What the files hold and a layer cannot. */
  readonly losses: readonly Loss[];
}

export type CheckLayerFileOutcome =
  | { readonly kind: 'checked'; readonly check: LayerFileCheck }
  | CancelledOutcome
  | Failed;

export interface StoreLayerChoice {
  /** Only this person's spans; undefined: everybody's, equal ones once. */
  readonly person?: string;
  /** Where the files do not say: the notes are read to the end. */
  readonly done?: boolean;
}

export type StoreLayerOutcome =
  /** `unchanged`: notes whose layer was as in the files. One step to undo, over all notes. */
  | { readonly kind: 'stored'; readonly annotator: Annotator; readonly notes: number; readonly unchanged: number }
  /** An empty name, or the one of the dataset's own marks. */
  | { readonly kind: 'name-refused' }
  /** The layer changed while it was stored: nothing was written. */
  | { readonly kind: 'conflict'; readonly noteIds: readonly string[] }
  | CancelledOutcome
  | Failed;

/** Layers of marks to files and back; a part of PipelineApi. */
export interface ExchangeApi {
  exportLayer(jobId: string, request: ExportLayerRequest): Promise<ExportLayerOutcome>;
  /** Reads files and finds their notes in the project; kept in the worker until stored, discarded or the next check. */
  checkLayerFile(
    jobId: string,
    files: readonly File[],
    projectId: string,
    unnamed?: readonly string[],
  ): Promise<CheckLayerFileOutcome>;
  /** The checked marks take the place of the annotator's own in the matched notes; other notes stay. */
  storeLayer(jobId: string, annotator: Annotator, choice?: StoreLayerChoice): Promise<StoreLayerOutcome>;
  discardLayerFile(jobId: string): Promise<void>;
}
