import { applyChanges, sameMark } from '@/lib/domain/annotation/apply-edit';
import type { EditDraft, MarkChange } from '@/lib/domain/annotation/edit';
import { type NoteLayer, redoGroup, takeStep, undoGroup } from '@/lib/domain/annotation/note-layer';
import type { FinishedState } from '@/lib/domain/annotation/project';
import type { CharRange } from '@/lib/domain/text/note';
import type { Label } from '@/lib/domain/text/span';

/** Where the same words stand in another note. */
export interface OtherHits {
  readonly noteId: string;
  readonly ranges: readonly CharRange[];
}

/** Something done in the page that is not, or not surely, on the disk yet. */
export type SessionStep =
  | { readonly kind: 'step'; readonly draft: EditDraft; readonly state: FinishedState | undefined }
  /** One step over several notes; `draft`: this note's part. */
  | {
      readonly kind: 'apply';
      readonly draft: EditDraft | undefined;
      readonly others: readonly OtherHits[];
      readonly label: Label;
      readonly group: string;
      readonly at: string;
    }
  | { readonly kind: 'undo' | 'redo'; readonly editId: string; readonly group: string };

/** The layer as the page shows it: the stored one with the waiting steps on it. One that does not fit is left out. */
export function layerWith(base: NoteLayer, steps: readonly SessionStep[]): NoteLayer {
  let layer = base;
  for (const step of steps) {
    const next = nextLayer(layer, step);
    if (next?.ok) layer = next.value;
  }
  return layer;
}

function nextLayer(layer: NoteLayer, step: SessionStep): ReturnType<typeof takeStep> | undefined {
  switch (step.kind) {
    case 'step':
      return takeStep(layer, step.draft);
    case 'apply':
      return step.draft && takeStep(layer, step.draft);
    case 'undo':
      return undoGroup(layer, step.group);
    case 'redo':
      return redoGroup(layer, step.group);
  }
}

/**
 * A step that met marks another tab had changed: what is already as wanted is left out, the rest is tried again.
 * @returns undefined where the rest contradicts what stands: the other tab was first, and its mark stays
 */
export function rebased(draft: EditDraft, layer: NoteLayer): EditDraft | 'satisfied' | undefined {
  const standing = new Map(layer.work.marks.map((mark) => [mark.id, mark]));
  const spans = new Set(layer.work.marks.filter(({ state }) => state === 'set').map(spanKey));
  const satisfied = ({ before, after }: MarkChange): boolean => {
    if (!after) return before !== undefined && !standing.has(before.id);
    const now = standing.get(after.id);
    if (now) return !sameMark(now, before) && now.state === after.state && spanKey(now) === spanKey(after);
    return !before && after.state === 'set' && spans.has(spanKey(after));
  };
  const changes = draft.changes.filter((change) => !satisfied(change));
  if (changes.length === 0 && !draft.status) return 'satisfied';
  return applyChanges(layer.work.marks, changes).ok ? { ...draft, changes } : undefined;
}

const spanKey = ({ start, end, label }: { start: number; end: number; label: string }): string =>
  `${start} ${end} ${label}`;
