import type { EditDraft } from '@/lib/domain/annotation/edit';
import type { NoteWork } from '@/lib/domain/annotation/mark';
import type { NoteLayer } from '@/lib/domain/annotation/note-layer';
import type { FinishedState } from '@/lib/domain/annotation/project';
import type { CommitOutcome } from '@/lib/store/annotation-store';

/** What a note's session needs of the annotation store. */
export interface SessionStore {
  layer(projectId: string, annotator: string, noteId: string): Promise<NoteLayer>;
  work(projectId: string, annotator: string, noteId: string): Promise<NoteWork>;
  commit(edits: readonly EditDraft[], activeMs?: number, states?: readonly FinishedState[]): Promise<CommitOutcome>;
  /** @param expected id of the step to turn: another one being next is a conflict */
  undo(projectId: string, annotator: string, noteId: string, expected?: string): Promise<CommitOutcome | undefined>;
  redo(projectId: string, annotator: string, noteId: string, expected?: string): Promise<CommitOutcome | undefined>;
  addActiveTime(projectId: string, annotator: string, noteId: string, ms: number): Promise<void>;
  /** Revisions of the note's work, now and after each change by anyone. @returns stops it */
  watch(
    key: [projectId: string, annotator: string, noteId: string],
    changed: (revision: number) => void,
    failed: (error: unknown) => void,
  ): () => void;
  reopen(): Promise<void>;
}
