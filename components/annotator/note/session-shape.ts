import type { Edit } from '@/lib/domain/annotation/edit';
import type { NoteStatus, NoteWork, Suggestion, SuggestionSource } from '@/lib/domain/annotation/mark';
import type { NoteState } from '@/lib/domain/annotation/project';
import type { CharRange } from '@/lib/domain/text/note';
import type { Label } from '@/lib/domain/text/span';
import type { SameWords, WorkErrorCode } from '@/workers/pipeline-api';

/** What the page asks of a note session (lib/client/note-session.ts); each intent shows at once and is stored after. */
export interface NoteSession {
  add(range: CharRange, label: Label): unknown;
  remove(markId: string): unknown;
  relabel(markId: string, label: Label): unknown;
  resize(markId: string, range: CharRange): unknown;
  accept(suggestions: readonly Suggestion[], source: (suggestion: Suggestion) => SuggestionSource): unknown;
  acceptAs(suggestion: Suggestion, label: Label, source: SuggestionSource): unknown;
  reject(suggestions: readonly Suggestion[], source: (suggestion: Suggestion) => SuggestionSource): unknown;
  setStatus(status: NoteStatus, suggested?: NoteState['suggested']): unknown;
  applyTo(hits: readonly SameWords[], label: Label): unknown;
  restore(seq: number): unknown;
  undo(): unknown;
  redo(): unknown;
}

export interface NoteSessionState {
  /** Undefined while the layer loads. */
  readonly work: NoteWork | undefined;
  /** `saved` only when IndexedDB has confirmed it. */
  readonly saving: 'saved' | 'saving' | 'failed';
  readonly savedAt: string | undefined;
  readonly failure: WorkErrorCode | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly lastStep: Edit | undefined;
}
