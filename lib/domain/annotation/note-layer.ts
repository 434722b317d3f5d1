import { fail, ok, type Result } from '../result';
import { applyChanges, type EditConflict, invertChanges } from './apply-edit';
import type { Edit, EditDraft, MarkChange } from './edit';
import type { NoteStatus, NoteWork, WorkMark } from './mark';

/** One annotator's layer of one note with the steps that made it. */
export interface NoteLayer {
  /** Before the first step: revision 0, imported marks included. */
  readonly start: NoteWork;
  readonly work: NoteWork;
  /** In order of `seq`. The marks of `work` are those of `start` after the standing ones. */
  readonly edits: readonly Edit[];
}

/**
 * What a status becomes beside the marks: the first step begins the note; `reviewed-empty` with a mark is begun again;
 * `done` without one is `reviewed-empty`.
 * @param marks how many stand as entities
 */
export function settledStatus(status: NoteStatus, marks: number): NoteStatus {
  if (status === 'reviewed-empty' && marks > 0) return 'in-progress';
  if (status === 'done' && marks === 0) return 'reviewed-empty';
  return status;
}

/** Carries one step out; the revision rises by one. */
export function workAfter(work: NoteWork, step: Pick<EditDraft, 'changes' | 'status'>): Result<NoteWork, EditConflict> {
  const marks = applyChanges(work.marks, step.changes);
  if (!marks.ok) return marks;
  const status = statusAfter(work.status, step, setCount(marks.value));
  return ok({ ...work, marks: marks.value, status, revision: work.revision + 1 });
}

/** Adds a step; what could be redone is dropped. */
export function takeStep(layer: NoteLayer, draft: EditDraft): Result<NoteLayer, EditConflict> {
  const work = workAfter(layer.work, draft);
  if (!work.ok) return work;
  const seq = (layer.edits.at(-1)?.seq ?? 0) + 1;
  const edits = layer.edits.map((edit) => (edit.state === 'undone' ? { ...edit, state: 'dropped' as const } : edit));
  return ok({ ...layer, work: work.value, edits: [...edits, { ...draft, seq, state: 'standing' }] });
}

/** The step that undo takes back next: the last one standing. */
export function lastStanding(edits: readonly Edit[]): Edit | undefined {
  return edits.findLast((edit) => edit.state === 'standing');
}

/** The step that redo brings back next: the earliest undone one. */
export function nextUndone(edits: readonly Edit[]): Edit | undefined {
  return edits.find((edit) => edit.state === 'undone');
}

/** Takes the group's standing steps of this note back, the latest first; all or none. */
export function undoGroup(layer: NoteLayer, group: string): Result<NoteLayer, EditConflict> {
  const steps = layer.edits.filter((edit) => edit.group === group && edit.state === 'standing').reverse();
  return turned(layer, steps, 'undone', (edit) => invertChanges(edit.changes));
}

/** Brings the group's undone steps of this note back, the earliest first; all or none. */
export function redoGroup(layer: NoteLayer, group: string): Result<NoteLayer, EditConflict> {
  const steps = layer.edits.filter((edit) => edit.group === group && edit.state === 'undone');
  return turned(layer, steps, 'standing', (edit) => edit.changes);
}

/**
 * The layer as the standing steps up to `seq` make it, from its beginning.
 * @param seq 0: the beginning. @returns a conflict only where rows do not belong together
 */
export function replay(
  start: NoteWork,
  edits: readonly Edit[],
  seq = Number.POSITIVE_INFINITY,
): Result<NoteWork, EditConflict> {
  let work = start;
  for (const edit of edits) {
    if (edit.state !== 'standing' || edit.seq > seq) continue;
    const next = workAfter(work, edit);
    if (!next.ok) return next;
    work = next.value;
  }
  return ok(work);
}

function turned(
  layer: NoteLayer,
  steps: readonly Edit[],
  state: Edit['state'],
  changesOf: (edit: Edit) => readonly MarkChange[],
): Result<NoteLayer, EditConflict> {
  if (steps.length === 0) return ok(layer);
  let marks = layer.work.marks;
  const conflicts: string[] = [];
  for (const step of steps) {
    const next = applyChanges(marks, changesOf(step));
    if (next.ok) marks = next.value;
    else conflicts.push(...next.error.markIds);
  }
  if (conflicts.length > 0) return fail({ code: 'conflict', markIds: conflicts });
  const ids = new Set(steps.map((step) => step.id));
  const edits = layer.edits.map((edit) => (ids.has(edit.id) ? { ...edit, state } : edit));
  const status = statusOf(layer.start, edits);
  return ok({ ...layer, edits, work: { ...layer.work, marks, status, revision: layer.work.revision + 1 } });
}

/** Status by the standing steps; a step taken back from the middle leaves the later ones' say. */
function statusOf(start: NoteWork, edits: readonly Edit[]): NoteStatus {
  let status = start.status;
  let marks = setCount(start.marks);
  for (const edit of edits) {
    if (edit.state !== 'standing') continue;
    for (const { before, after } of edit.changes) {
      marks += Number(after?.state === 'set') - Number(before?.state === 'set');
    }
    status = statusAfter(status, edit, marks);
  }
  return status;
}

function statusAfter(status: NoteStatus, step: Pick<EditDraft, 'changes' | 'status'>, marks: number): NoteStatus {
  if (step.status) return settledStatus(step.status.after, marks);
  const begun = status === 'not-started' && step.changes.length > 0 ? 'in-progress' : status;
  return settledStatus(begun, marks);
}

function setCount(marks: readonly WorkMark[]): number {
  let count = 0;
  for (const mark of marks) if (mark.state === 'set') count += 1;
  return count;
}
