import type { Edit } from '@/lib/domain/annotation/edit';
import type { NoteStatus, NoteWork, Suggestion } from '@/lib/domain/annotation/mark';
import { lastStanding, type NoteLayer, nextUndone } from '@/lib/domain/annotation/note-layer';
import type { FinishedState, NoteState } from '@/lib/domain/annotation/project';
import type { EditRefusal } from '@/lib/domain/annotation/step-context';
import type { Source } from '@/lib/domain/annotation/suggestion-commands';
import type { Result } from '@/lib/domain/result';
import type { CharRange, Note, SplitName } from '@/lib/domain/text/note';
import type { Label } from '@/lib/domain/text/span';
import type { WorkErrorCode } from '@/workers/pipeline-api';
import type { StepConflict } from './session-queue';

/** Done and shown, or the reason why not. */
export type StepOutcome = Result<void, EditRefusal>;

export interface NoteSessionState {
  /** As the person sees it, steps on their way to the disk included; undefined: not read yet. */
  readonly work: NoteWork | undefined;
  /** `saved`: every step is confirmed by the disk. `failed`: kept in memory, see `failure`; `retry` tries again. */
  readonly saving: 'saved' | 'saving' | 'failed';
  /** ISO 8601: of the last confirmation; undefined: nothing was written in this tab. */
  readonly savedAt: string | undefined;
  readonly failure: WorkErrorCode | undefined;
  /** A step that was not made because another tab was first; stays until the next step or `dismissConflict`. */
  readonly conflict: StepConflict | undefined;
  /** Steps not confirmed yet. */
  readonly waiting: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The step that undo takes back. */
  readonly lastStep: Edit | undefined;
  /** The step that redo brings back. */
  readonly nextStep: Edit | undefined;
  /** All steps of the layer, oldest first. */
  readonly edits: readonly Edit[];
}

/** What a person does in a note. Each shows at once, is queued for the disk, and says why when it is not done. */
export interface NoteActions {
  add(range: CharRange, label: Label): StepOutcome;
  remove(markId: string): StepOutcome;
  relabel(markId: string, label: Label): StepOutcome;
  resize(markId: string, range: CharRange): StepOutcome;
  accept(suggestions: readonly Suggestion[], source: Source): StepOutcome;
  acceptAs(suggestion: Suggestion, label: Label, source: Source): StepOutcome;
  reject(suggestions: readonly Suggestion[], source: Source): StepOutcome;
  setStatus(
    status: NoteStatus,
    suggested?: NoteState['suggested'],
    corrections?: FinishedState['corrections'],
  ): StepOutcome;
  /** Hits in many notes: one group, undone as one. */
  applyTo(hits: readonly (CharRange & { readonly noteId: string })[], label: Label): StepOutcome;
  restore(seq: number): StepOutcome;
  undo(): StepOutcome;
  redo(): StepOutcome;
  /** After a failure. */
  retry(): void;
  dismissConflict(): void;
  /** A key or a movement of the pointer in the note: its time counts. */
  active(): void;
  /** The note is left or hidden. */
  pause(): void;
  /** Active time in the note, milliseconds: stored and not yet stored. */
  activeMs(): number;
}

export interface SessionNote {
  readonly note: Pick<Note, 'id' | 'text'>;
  readonly split: SplitName | undefined;
}

export interface SessionClock {
  /** ISO 8601, UTC. */
  now(): string;
  /** Milliseconds on a clock that only rises. */
  elapsedMs(): number;
  newId(): string;
}

export const UNREAD: NoteSessionState = {
  work: undefined,
  saving: 'saved',
  savedAt: undefined,
  failure: undefined,
  conflict: undefined,
  waiting: 0,
  canUndo: false,
  canRedo: false,
  lastStep: undefined,
  nextStep: undefined,
  edits: [],
};

/** @param layer undefined: not read yet @param writing how far the steps have got on their way to the disk */
export function stateAfter(
  shown: NoteSessionState,
  layer: NoteLayer | undefined,
  writing: Pick<NoteSessionState, 'failure' | 'savedAt' | 'conflict' | 'waiting'>,
): NoteSessionState {
  const lastStep = layer && lastStanding(layer.edits);
  const nextStep = layer && nextUndone(layer.edits);
  return {
    work: sameAs(shown.work, layer?.work),
    saving: writing.failure !== undefined ? 'failed' : writing.waiting > 0 ? 'saving' : 'saved',
    ...writing,
    canUndo: lastStep !== undefined,
    canRedo: nextStep !== undefined,
    lastStep,
    nextStep,
    edits: layer?.edits ?? [],
  };
}

/** The old object where nothing a page draws has changed: a confirmed step must not redraw the note. */
function sameAs(shown: NoteWork | undefined, now: NoteWork | undefined): NoteWork | undefined {
  if (!shown || !now || shown.marks.length !== now.marks.length) return now;
  if (!now.marks.every((mark, i) => mark === shown.marks[i])) return now;
  if (shown.status === now.status && shown.revision === now.revision) return shown;
  return { ...now, marks: shown.marks };
}
