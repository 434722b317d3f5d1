import type { Edit, EditDraft } from '../domain/annotation/edit';
import type { Annotator, NoteWork } from '../domain/annotation/mark';
import type { AnnotationProject, FinishedState, LabelSet, Learner, NoteState } from '../domain/annotation/project';
import type { ReadableModel } from './inference';

/** What a commit wrote, note by note. */
export type CommitOutcome =
  | { readonly kind: 'committed'; readonly edits: readonly Edit[]; readonly works: readonly NoteWork[] }
  /** A mark is no longer as the edit found it (another tab, or a later step): nothing was written. */
  | { readonly kind: 'conflict'; readonly noteIds: readonly string[] };

/** Layers of marks over a dataset's notes. Every write is one transaction and is on the disk when it resolves. */
export interface AnnotationStore {
  createProject(project: AnnotationProject, labelSet: LabelSet): Promise<void>;
  putProject(project: AnnotationProject): Promise<void>;
  project(projectId: string): Promise<AnnotationProject | undefined>;
  /** Work, edits, scores and the learner go with it; the dataset stays. */
  deleteProject(projectId: string): Promise<void>;
  /** Stores the next version and points the project at it. */
  addLabelSet(labelSet: LabelSet): Promise<void>;
  labelSet(projectId: string, version: number): Promise<LabelSet | undefined>;

  /** An untouched note has no row: the layer's beginning is given, imported marks included where the project starts from labels. */
  work(projectId: string, annotator: Annotator, noteId: string): Promise<NoteWork>;
  /** Layers with a row; order undefined. */
  works(projectId: string, annotator: Annotator): Promise<NoteWork[]>;
  states(projectId: string, annotator: Annotator): Promise<NoteState[]>;
  /** Annotators with at least one row. */
  annotators(projectId: string): Promise<Annotator[]>;

  /** All or nothing. Drops what could be redone in these notes. `states` are written along with them. */
  commit(edits: readonly EditDraft[], activeMs?: number, states?: readonly FinishedState[]): Promise<CommitOutcome>;
  /**
   * Undoes the last standing step of the note, with its group's steps in other notes; undefined: nothing to undo.
   * @param expected id of that step; a conflict when it is another one by now
   */
  undo(projectId: string, annotator: Annotator, noteId: string, expected?: string): Promise<CommitOutcome | undefined>;
  redo(projectId: string, annotator: Annotator, noteId: string, expected?: string): Promise<CommitOutcome | undefined>;
  /** Steps of the note's layer, oldest first. */
  edits(projectId: string, annotator: Annotator, noteId: string): Promise<Edit[]>;
  /** Adds active time without a step. */
  addActiveTime(projectId: string, annotator: Annotator, noteId: string, ms: number): Promise<void>;

  putLearner(learner: Learner, model: ReadableModel): Promise<void>;
  learner(projectId: string, annotator: Annotator): Promise<Learner | undefined>;
  learnerModel(projectId: string, annotator: Annotator): Promise<ReadableModel | undefined>;
  /** MNLP by note: mean over sentences of the best path's log-probability per token; lower is less certain. */
  putScores(projectId: string, annotator: Annotator, scores: readonly NoteScore[]): Promise<void>;
  scores(projectId: string, annotator: Annotator): Promise<NoteScore[]>;
}

export interface NoteScore {
  readonly noteId: string;
  readonly modelId: string;
  /** 0-1: 1 − exp(mean log-probability per token of the least certain sentence); higher is less certain. */
  readonly uncertainty: number;
}
