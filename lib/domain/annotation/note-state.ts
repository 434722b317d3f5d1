import type { NoteStatus, NoteWork } from './mark';
import type { FinishedState, NoteState } from './project';

/** Whether a note counts as finished: its marks are a person's word on all of it. */
export function isFinished(status: NoteStatus): boolean {
  return status === 'done' || status === 'reviewed-empty';
}

/**
 * The queue's row of a note after its work changed.
 * @param stored the row so far @param given what the step brought: suggestions shown, when done
 * @returns undefined: nothing to write. The status is always the work's, whatever was given
 */
export function keptState(
  work: NoteWork,
  stored: NoteState | undefined,
  given: FinishedState | undefined,
): NoteState | undefined {
  if (given) {
    const { corrections, ...state } = given;
    return { ...state, status: work.status };
  }
  if (stored) return stored.status === work.status ? undefined : { ...stored, status: work.status };
  const { projectId, annotator, noteId, status } = work;
  return { projectId, annotator, noteId, status, doneAt: undefined, suggested: undefined, activeMs: 0 };
}

/** The queue's row of a note that is finished now: when, how long it took and what was suggested. */
export function stateWhenFinished(
  { projectId, annotator, noteId, activeMs }: NoteWork,
  status: NoteStatus,
  now: string,
  suggested: NoteState['suggested'],
  corrections?: FinishedState['corrections'],
): FinishedState {
  return { projectId, annotator, noteId, status, doneAt: now, suggested, activeMs, corrections };
}
