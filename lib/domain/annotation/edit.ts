import type { Annotator, NoteStatus, WorkMark } from './mark';

/** What a person did, for the history's wording. */
export type EditKind =
  | 'add'
  | 'remove'
  | 'relabel'
  | 'resize'
  | 'accept'
  | 'accept-many'
  | 'reject'
  | 'reject-many'
  | 'apply-same'
  | 'status'
  | 'restore'
  | 'adjudicate'
  | 'import';

/** One mark before and after; undefined: it did not, or does no longer, exist. Both have the same id. */
export interface MarkChange {
  readonly before: WorkMark | undefined;
  readonly after: WorkMark | undefined;
}

/**
 * One step in one note that can be undone. Steps made by one action over several notes share `group` and are undone
 * together. Steps are never deleted: `undone` ones can be redone until a new step is made, and are history after it.
 */
export interface Edit {
  readonly id: string;
  readonly projectId: string;
  readonly annotator: Annotator;
  readonly noteId: string;
  /** 1, 2, 3 … within the layer of the note. */
  readonly seq: number;
  /** Equal to `id` where the action touched one note. */
  readonly group: string;
  readonly kind: EditKind;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly changes: readonly MarkChange[];
  readonly status: { readonly before: NoteStatus; readonly after: NoteStatus } | undefined;
  /** `standing`; `undone`: can be redone; `dropped`: undone, and another step was made since. */
  readonly state: 'standing' | 'undone' | 'dropped';
}

/** An edit before the store numbers it. */
export type EditDraft = Omit<Edit, 'seq' | 'state'>;
