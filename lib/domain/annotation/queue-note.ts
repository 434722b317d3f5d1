import type { SplitName } from '../text/note';
import type { Annotator, NoteStatus } from './mark';
import type { NoteState } from './project';

/** A note as the queue lists it: without its text. */
export interface QueueNote {
  readonly noteId: string;
  readonly title: string;
  readonly date: string | undefined;
  /** Place in the dataset, from 0. */
  readonly ordinal: number;
  readonly split: SplitName | undefined;
  readonly patientKey: string;
  /** While nobody has touched it: `not-started`, or finished where the project starts from the dataset's labels. */
  readonly startStatus: NoteStatus;
}

/**
 * States of a layer's notes, those that began finished and have no row yet included.
 * @param rows of the notes somebody touched
 */
export function statesWithStarts(
  projectId: string,
  annotator: Annotator,
  notes: readonly QueueNote[],
  rows: readonly NoteState[],
): ReadonlyMap<string, NoteState> {
  const states = new Map(rows.map((row) => [row.noteId, row]));
  for (const { noteId, startStatus: status } of notes) {
    if (status === 'not-started' || states.has(noteId)) continue;
    states.set(noteId, { projectId, annotator, noteId, status, doneAt: undefined, suggested: undefined, activeMs: 0 });
  }
  return states;
}

/** The note's status: its row's, else how it began. */
export function queueStatus(
  note: Pick<QueueNote, 'noteId' | 'startStatus'>,
  states: ReadonlyMap<string, Pick<NoteState, 'status'>>,
): NoteStatus {
  return states.get(note.noteId)?.status ?? note.startStatus;
}
