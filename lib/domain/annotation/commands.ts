import { fail, type Result } from '../result';
import type { CharRange } from '../text/note';
import type { Label } from '../text/span';
import { changesBetween } from './apply-edit';
import { GOLD, type MarkOrigin, type NoteStatus, type WorkMark } from './mark';
import { type NoteLayer, replay, settledStatus } from './note-layer';
import {
  closedTo,
  type Drafted,
  draftOf,
  type EditRefusal,
  knownLabel,
  markAt,
  markChange,
  markRange,
  type StepContext,
} from './step-context';
import { standingMarks } from './suggestions';

/**
 * From what a person wants to the step that does it, or the reason why not. Space at a range's ends is left out.
 * Marks may overlap; only the same range with the same label twice is refused.
 */
export function addMark(context: StepContext, range: CharRange, label: Label): Drafted {
  const refused = closedTo(context) ?? knownLabel(context, label);
  if (refused) return fail(refused);
  const at = markRange(context, range);
  if (!at.ok) return at;
  const span = { ...at.value, label };
  const there = markAt(context.work.marks, span);
  if (there?.state === 'set') return fail({ code: 'already-marked', markId: there.id });
  return draftOf(context, 'add', [markChange(context, span, 'set', handOrigin(context), undefined, there)]);
}

/** An accepted suggestion becomes a rejected one, so that the model does not suggest it again; other marks go. */
export function removeMark(context: StepContext, markId: string): Drafted {
  const found = openMark(context, markId);
  if (!found.ok) return found;
  const mark = found.value;
  const rejected = mark.state === 'set' && mark.origin === 'accepted';
  const after: WorkMark | undefined = rejected ? { ...mark, state: 'rejected', at: context.now } : undefined;
  return draftOf(context, 'remove', [{ before: mark, after }]);
}

export function relabelMark(context: StepContext, markId: string, label: Label): Drafted {
  const unknown = knownLabel(context, label);
  const found = openMark(context, markId);
  if (!found.ok) return found;
  if (unknown) return fail(unknown);
  return changed(context, 'relabel', found.value, { ...found.value, label });
}

export function resizeMark(context: StepContext, markId: string, range: CharRange): Drafted {
  const found = openMark(context, markId);
  if (!found.ok) return found;
  const at = markRange(context, range);
  if (!at.ok) return at;
  return changed(context, 'resize', found.value, { ...found.value, ...at.value });
}

/**
 * @param status `reviewed-empty` is refused where marks stand; `done` without a mark becomes `reviewed-empty`: it says
 * the same
 */
export function setStatus(context: StepContext, status: NoteStatus): Drafted {
  const refused = closedTo(context);
  if (refused) return fail(refused);
  const marks = standingMarks(context.work.marks).length;
  if (status === 'reviewed-empty' && marks > 0) return fail({ code: 'marks-stand', marks });
  const before = context.work.status;
  const after = settledStatus(status, marks);
  return before === after ? fail({ code: 'nothing-changes' }) : draftOf(context, 'status', [], { before, after });
}

/** A new step that makes the layer as it was just after a standing one. @param seq 0: as it began */
export function restoreTo(context: StepContext, layer: NoteLayer, seq: number): Drafted {
  const refused = closedTo(context);
  if (refused) return fail(refused);
  const step = layer.edits.find((edit) => edit.seq === seq);
  if (seq !== 0 && !step) return fail({ code: 'step-unknown', seq });
  if (step && step.state !== 'standing') return fail({ code: 'step-undone', seq });
  const then = replay(layer.start, layer.edits, seq);
  if (!then.ok) return fail({ code: 'step-unknown', seq });
  const { status } = then.value;
  const changes = changesBetween(context.work.marks, then.value.marks);
  const before = context.work.status;
  return draftOf(context, 'restore', changes, before === status ? undefined : { before, after: status });
}

function openMark(context: StepContext, markId: string): Result<WorkMark, EditRefusal> {
  const refused = closedTo(context);
  if (refused) return fail(refused);
  const mark = context.work.marks.find((one) => one.id === markId);
  return mark ? { ok: true, value: mark } : fail({ code: 'mark-unknown', markId });
}

/** Another label or other edges. What came from a suggestion is `edited`; what was brought or applied is now drawn. */
function changed(context: StepContext, kind: 'relabel' | 'resize', before: WorkMark, to: WorkMark): Drafted {
  if (before.start === to.start && before.end === to.end && before.label === to.label) {
    return fail({ code: 'nothing-changes' });
  }
  const there = markAt(context.work.marks, to);
  if (there?.state === 'set' && before.state === 'set') return fail({ code: 'already-marked', markId: there.id });
  if (there?.state === 'rejected' && before.state === 'rejected') {
    return fail({ code: 'already-rejected', markId: there.id });
  }
  const origin: MarkOrigin = before.from ? 'edited' : handOrigin(context);
  const after = { ...to, origin, by: context.work.annotator, at: context.now, activeMs: Math.round(context.activeMs) };
  // The span's own rejection ends where a mark comes to stand there.
  const lifted = there?.state === 'rejected' ? [{ before: there, after: undefined }] : [];
  return draftOf(context, kind, [{ before, after }, ...lifted]);
}

function handOrigin({ work }: StepContext): MarkOrigin {
  return work.annotator === GOLD ? 'adjudicated' : 'drawn';
}
