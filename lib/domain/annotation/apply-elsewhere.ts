import type { CharRange } from '../text/note';
import type { Label } from '../text/span';
import type { EditDraft } from './edit';
import type { NoteWork } from './mark';
import { markAt } from './step-context';

/**
 * This action's part in a note whose text is not at hand: the ranges are whole tokens found by the same words.
 * @returns undefined when all of them carry the mark already
 */
export function applyElsewhere(
  work: NoteWork,
  ranges: readonly CharRange[],
  label: Label,
  step: { readonly group: string; readonly now: string; readonly newId: () => string },
): EditDraft | undefined {
  const changes = ranges.flatMap(({ start, end }) => {
    const before = markAt(work.marks, { start, end, label });
    if (before?.state === 'set') return [];
    const after = {
      id: before?.id ?? step.newId(),
      start,
      end,
      label,
      state: 'set' as const,
      origin: 'applied' as const,
      by: work.annotator,
      at: step.now,
      from: undefined,
      // Nobody was in that note: no time was spent there.
      activeMs: undefined,
    };
    return [{ before, after }];
  });
  if (changes.length === 0) return undefined;
  const { projectId, annotator, noteId } = work;
  return {
    id: step.newId(),
    projectId,
    annotator,
    noteId,
    group: step.group,
    kind: 'apply-same',
    at: step.now,
    changes,
    status: undefined,
  };
}
