import type { SplitName } from '../text/note';
import type { NoteStatus } from './mark';
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

/** The note's status in a layer: its row's, else how it began. */
export function queueStatus(note: QueueNote, states: ReadonlyMap<string, NoteState>): NoteStatus {
  return states.get(note.noteId)?.status ?? note.startStatus;
}
