import { fail, ok, type Result } from '../result';
import { compareSpans } from '../text/span';
import type { MarkChange } from './edit';
import type { WorkMark } from './mark';

/** Marks that are not as the change found them: another tab, or a later step, changed them since. */
export interface EditConflict {
  readonly code: 'conflict';
  readonly markIds: readonly string[];
}

/** `compareSpans`, then by id: one order for one set of marks. */
export function compareMarks(a: WorkMark, b: WorkMark): number {
  return compareSpans(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Whether all that is kept of two marks is equal; a missing field and an undefined one are the same. */
export function sameMark(a: WorkMark | undefined, b: WorkMark | undefined): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  return (
    a.id === b.id &&
    a.start === b.start &&
    a.end === b.end &&
    a.label === b.label &&
    a.state === b.state &&
    a.origin === b.origin &&
    a.by === b.by &&
    a.at === b.at &&
    a.from?.modelId === b.from?.modelId &&
    a.from?.confidence === b.from?.confidence &&
    a.activeMs === b.activeMs
  );
}

/**
 * Carries changes out, all or none. A mark's `before` must be what stands under its id: offsets alone would let one
 * tab's step undo another's unseen.
 * @param marks in order of `compareMarks` @param changes each id at most once @returns marks in the same order
 */
export function applyChanges(
  marks: readonly WorkMark[],
  changes: readonly MarkChange[],
): Result<readonly WorkMark[], EditConflict> {
  if (changes.length === 0) return ok(marks);
  const byId = new Map(changes.map((change) => [idOf(change), change]));
  const found = new Map<string, WorkMark>();
  const kept: WorkMark[] = [];
  for (const mark of marks) {
    if (byId.has(mark.id)) found.set(mark.id, mark);
    else kept.push(mark);
  }
  const conflicts = [...byId].filter(([id, change]) => !sameMark(found.get(id), change.before)).map(([id]) => id);
  if (conflicts.length > 0) return fail({ code: 'conflict', markIds: conflicts });
  const added = [...byId.values()].flatMap(({ after }) => (after ? [after] : [])).sort(compareMarks);
  return ok(merged(kept, added));
}

/** What takes the changes back. */
export function invertChanges(changes: readonly MarkChange[]): MarkChange[] {
  return changes.map(({ before, after }) => ({ before: after, after: before }));
}

/** What turns one set of marks into another, by id; in order of the marks. */
export function changesBetween(from: readonly WorkMark[], to: readonly WorkMark[]): MarkChange[] {
  const before = new Map(from.map((mark) => [mark.id, mark]));
  const after = new Map(to.map((mark) => [mark.id, mark]));
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].flatMap((id) => {
    const change = { before: before.get(id), after: after.get(id) };
    return sameMark(change.before, change.after) ? [] : [change];
  });
}

function idOf({ before, after }: MarkChange): string {
  return (after ?? before)?.id ?? '';
}

/** Merges two sorted lists: sorting 4,000 marks anew for each added one would cost more than the rest of the step. */
function merged(kept: readonly WorkMark[], added: readonly WorkMark[]): WorkMark[] {
  const out: WorkMark[] = [];
  let next = 0;
  for (const mark of kept) {
    for (let one = added[next]; one && compareMarks(one, mark) < 0; one = added[next]) {
      out.push(one);
      next += 1;
    }
    out.push(mark);
  }
  out.push(...added.slice(next));
  return out;
}
