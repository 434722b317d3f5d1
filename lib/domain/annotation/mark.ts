import type { CharRange } from '../text/note';
import type { Label, Span } from '../text/span';

/** The layer of marks a person makes; `gold` is the adjudicated one, `imported` what the dataset brought. */
export type Annotator = string;
export const GOLD: Annotator = 'gold';
export const IMPORTED: Annotator = 'imported';
/** Whoever gave no name. Stored so in every language; what people read is personName() of lib/messages/person.ts. */
export const UNNAMED: Annotator = 'Me';

/** The suggestion a mark came from. */
export interface SuggestionSource {
  /** Id of the ModelVersion or of the learner's round that gave it. */
  readonly modelId: string;
  /** 0-1. */
  readonly confidence: number;
}

/**
 * How a mark came to stand: `drawn` by hand, `accepted` as suggested, `edited` from a suggestion (label or edges
 * changed), `applied` to the same words, `imported` with the data, `adjudicated` from two annotators' marks.
 */
export type MarkOrigin = 'drawn' | 'accepted' | 'edited' | 'applied' | 'imported' | 'adjudicated';

/**
 * A mark in one annotator's layer of a note. Marks may overlap. `rejected` ones are suggestions a person turned down:
 * kept so that they are not suggested again, never trained on as entities.
 */
export interface WorkMark extends Span {
  /** Unique in its layer; a changed mark keeps it. */
  readonly id: string;
  readonly state: 'set' | 'rejected';
  readonly origin: MarkOrigin;
  readonly by: Annotator;
  /** ISO 8601, UTC: when it got the state it has. */
  readonly at: string;
  readonly from: SuggestionSource | undefined;
  /** Active time spent in the note when it was made, milliseconds. */
  readonly activeMs: number | undefined;
}

/** `reviewed-empty`: read to the end, and there is nothing to tag. */
export type NoteStatus = 'not-started' | 'in-progress' | 'reviewed-empty' | 'done';

/** One annotator's layer of one note. */
export interface NoteWork {
  readonly projectId: string;
  readonly annotator: Annotator;
  readonly noteId: string;
  /** By start, longer first, then label: `compareSpans`. Rejected ones included. */
  readonly marks: readonly WorkMark[];
  readonly status: NoteStatus;
  /** Rises by one with every edit, undo and redo. */
  readonly revision: number;
  /** Time with keys or pointer at work in this note, milliseconds. */
  readonly activeMs: number;
}

/** A span the model suggests; it is not stored before a person answers it. */
export interface Suggestion extends CharRange {
  readonly label: Label;
  /** 0-1. */
  readonly confidence: number;
  /** Each other label as exactly this span, and no mark at all. */
  readonly otherwise: { readonly none: number; readonly labels: Readonly<Record<Label, number>> };
}
