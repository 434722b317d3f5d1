import type { AgreementReport } from '@/lib/domain/annotation/agreement';
import type { BiasReport } from '@/lib/domain/annotation/bias-check';
import type { Annotator, NoteStatus, Suggestion } from '@/lib/domain/annotation/mark';
import type { CharRange } from '@/lib/domain/text/note';
import type { Label } from '@/lib/domain/text/span';
import type { CancelledOutcome, Failed } from './pipeline-api';

export interface LayerRequest {
  readonly projectId: string;
  readonly annotator: Annotator;
}

export type SuggestOutcome =
  | {
      readonly kind: 'suggested';
      /** In text order; none touches a mark that stands, none repeats a rejected one. Empty in a hidden note. */
      readonly suggestions: readonly Suggestion[];
      /** What a hidden note would show: to be counted against its marks when it is done, never shown. */
      readonly withheld: readonly Suggestion[];
      /** Undefined: there is no model yet. */
      readonly modelId: string | undefined;
      /** These come from the round before: the newer model is being made ready, `newerModel` says when to ask again. */
      readonly newer: boolean;
      /** The note is in the share that is tagged without suggestions, and there is a model that would give some. */
      readonly hidden: boolean;
      readonly ms: number;
    }
  | Failed;

export type LearnOutcome =
  /** `overlapping`: marks that overlap a longer one, not learned from. */
  | { readonly kind: 'learned'; readonly round: number; readonly overlapping: number }
  /** Fewer notes with marks than learning needs. */
  | { readonly kind: 'too-few'; readonly done: number; readonly needed: number }
  | CancelledOutcome
  | Failed;

export type ScoreOutcome = { readonly kind: 'scored'; readonly notes: number } | CancelledOutcome | Failed;

/** The same words somewhere in the notes. */
export interface SameWords extends CharRange {
  readonly noteId: string;
  readonly noteTitle: string;
  /** Up to 40 characters on either side, cut at spaces, and the words themselves. */
  readonly before: string;
  readonly words: string;
  readonly after: string;
  /** `marked`: stands there already with this label; `otherwise`: overlaps another mark; `rejected`: turned down there. */
  readonly state: 'free' | 'marked' | 'otherwise' | 'rejected';
}

export type SameWordsOutcome =
  | { readonly kind: 'found'; readonly hits: readonly SameWords[]; readonly more: boolean }
  | CancelledOutcome
  | Failed;

/** `notes` undefined: there are too many to be read for a figure on a button. */
export type NotesWithOutcome =
  | { readonly kind: 'counted'; readonly notes: number | undefined }
  | CancelledOutcome
  | Failed;

export type SearchOutcome = { readonly kind: 'found'; readonly noteIds: readonly string[] } | CancelledOutcome | Failed;

export type AgreementOutcome =
  | { readonly kind: 'measured'; readonly report: AgreementReport }
  | CancelledOutcome
  | Failed;

export type BiasOutcome = { readonly kind: 'measured'; readonly report: BiasReport } | CancelledOutcome | Failed;

export type FreezeOutcome =
  | { readonly kind: 'stored'; readonly datasetId: string; readonly notes: number; readonly dropped: number }
  | { readonly kind: 'nothing-done' }
  | CancelledOutcome
  | Failed;

/** The worker's border for tagging; a part of PipelineApi. */
export interface AnnotationApi {
  /** Interactive: within a frame for a usual note. Marks of the layer are taken as given (constrained decoding). */
  suggest(request: LayerRequest & { readonly noteId: string }): Promise<SuggestOutcome>;
  /** Resolves when the model last asked of is the one that answers. */
  newerModel(): Promise<void>;
  /** Trains on the layer's done notes, warm-started from the last round, then judges on the held-out ones. */
  learn(jobId: string, request: LayerRequest): Promise<LearnOutcome>;
  /** Uncertainty of all notes not done yet, for the queue's order. */
  scoreNotes(jobId: string, request: LayerRequest): Promise<ScoreOutcome>;
  /** Without regard to case, whole tokens. `noteId`: in this note alone. */
  findSameWords(
    jobId: string,
    request: LayerRequest & { readonly words: string; readonly label: Label; readonly noteId: string | undefined },
  ): Promise<SameWordsOutcome>;
  /** In how many of the project's notes the words stand, found as `findSameWords` finds them. */
  countSameWords(
    jobId: string,
    request: { readonly projectId: string; readonly words: string },
  ): Promise<NotesWithOutcome>;
  /** Ids of notes whose title or text has all the words (prefixes count), best first. */
  searchNotes(jobId: string, request: { readonly projectId: string; readonly query: string }): Promise<SearchOutcome>;
  agreement(
    jobId: string,
    request: { readonly projectId: string; readonly annotators: readonly [Annotator, Annotator] },
  ): Promise<AgreementOutcome>;
  /** Whether suggestions sway the annotator: notes done with them against the share in which they are hidden. */
  biasCheck(jobId: string, request: LayerRequest): Promise<BiasOutcome>;
  /** A new DatasetVersion of the layer's notes with these statuses; the test split comes along unchanged. */
  freezeLayer(
    jobId: string,
    request: LayerRequest & { readonly name: string; readonly statuses: readonly NoteStatus[] },
  ): Promise<FreezeOutcome>;
}
