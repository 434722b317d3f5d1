import type { NoteWork, WorkMark } from '../domain/annotation/mark';
import type { NoteKey, NoteWorkRow } from './rows';

/** A row refers to a project that is not, or no longer, here. */
export class ProjectMissing extends Error {
  override readonly name = 'ProjectMissing';
}

/** A note that is not, or no longer, here. */
export class NoteMissing extends Error {
  override readonly name = 'NoteMissing';
}

/** Another tab stored a label set of this version first. */
export class LabelSetTaken extends Error {
  override readonly name = 'LabelSetTaken';
}

export function noteKey(row: {
  readonly projectId: string;
  readonly annotator: string;
  readonly noteId: string;
}): NoteKey {
  return [row.projectId, row.annotator, row.noteId];
}

/** Marks of rows read lately, by the row's own text: one that did not change is not parsed again for the next step. */
const parsed = new Map<string, readonly WorkMark[]>();
const PARSED_MAX = 8;
/** Shorter ones are parsed in no time. */
const PARSED_LENGTH_MIN = 20_000;

export function workOfRow(row: NoteWorkRow): NoteWork {
  const { projectId, annotator, noteId, status, revision, activeMs } = row;
  return { projectId, annotator, noteId, marks: marksOf(row.marks), status, revision, activeMs };
}

export function rowOfWork(work: NoteWork, lastSeq: number): NoteWorkRow {
  const marks = JSON.stringify(work.marks);
  remember(marks, work.marks);
  return { ...work, marks, lastSeq };
}

function marksOf(text: string): readonly WorkMark[] {
  const known = parsed.get(text);
  if (known) return known;
  const marks = JSON.parse(text) as readonly WorkMark[];
  remember(text, marks);
  return marks;
}

function remember(text: string, marks: readonly WorkMark[]): void {
  if (text.length < PARSED_LENGTH_MIN) return;
  parsed.set(text, marks);
  const oldest = parsed.keys().next();
  if (parsed.size > PARSED_MAX && !oldest.done) parsed.delete(oldest.value);
}
