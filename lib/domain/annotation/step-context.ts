import { fail, ok, type Result } from '../result';
import type { CharRange, SplitName } from '../text/note';
import type { Label, Span } from '../text/span';
import type { Edit, EditDraft, EditKind, MarkChange } from './edit';
import { isFrozen } from './layer-start';
import { IMPORTED, type MarkOrigin, type NoteWork, type SuggestionSource, type WorkMark } from './mark';
import { trimRange } from './snap';

/** Why a step is not made; the wording is the page's. Nothing is refused without one of these. */
export type EditRefusal =
  /** The note's marks are not read yet. */
  | { readonly code: 'not-loaded' }
  /** A note of the test split: it judges models and stays as it was. */
  | { readonly code: 'note-frozen' }
  /** The dataset's own marks: nobody's layer to change. */
  | { readonly code: 'layer-read-only' }
  | { readonly code: 'range-empty' }
  | { readonly code: 'range-outside' }
  /** Nothing but space in it. */
  | { readonly code: 'range-blank' }
  /** It begins or ends in the middle of a character of two code units. */
  | { readonly code: 'range-splits-character' }
  /** Not in the project's label set. */
  | { readonly code: 'label-unknown'; readonly label: Label }
  /** A mark with this range and label stands there. */
  | { readonly code: 'already-marked'; readonly markId: string }
  | { readonly code: 'already-rejected'; readonly markId: string }
  | { readonly code: 'mark-unknown'; readonly markId: string }
  /** It would leave everything as it is. */
  | { readonly code: 'nothing-changes' }
  | { readonly code: 'nothing-given' }
  /** Reviewed and empty, but marks stand in it. */
  | { readonly code: 'marks-stand'; readonly marks: number }
  | { readonly code: 'step-unknown'; readonly seq: number }
  /** An undone step does not stand, so there is no state after it to go back to. */
  | { readonly code: 'step-undone'; readonly seq: number }
  | { readonly code: 'nothing-to-undo' }
  | { readonly code: 'nothing-to-redo' };

export type EditRefusalCode = EditRefusal['code'];
export type Drafted = Result<EditDraft, EditRefusal>;

/** What a step is made from; clock and ids are arguments. */
export interface StepContext {
  readonly work: NoteWork;
  readonly text: string;
  readonly split: SplitName | undefined;
  readonly labels: readonly Label[];
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly newId: () => string;
  /** Active time in the note so far, milliseconds. */
  readonly activeMs: number;
}

/** Whether steps can be made in the note's layer at all. */
export function closedTo({ work, split }: Pick<StepContext, 'work' | 'split'>): EditRefusal | undefined {
  if (isFrozen(split)) return { code: 'note-frozen' };
  if (work.annotator === IMPORTED) return { code: 'layer-read-only' };
  return undefined;
}

/** A step of these changes. @param group undefined: it is a step of its own */
export function draftOf(
  context: StepContext,
  kind: EditKind,
  changes: readonly MarkChange[],
  status?: Edit['status'],
  group?: string,
): Drafted {
  if (changes.length === 0 && !status) return fail({ code: 'nothing-changes' });
  const { projectId, annotator, noteId } = context.work;
  const id = context.newId();
  return ok({ id, projectId, annotator, noteId, group: group ?? id, kind, at: context.now, changes, status });
}

/** The range as a mark may have it: within the text, whole characters, no space at its ends. */
export function markRange({ text }: Pick<StepContext, 'text'>, range: CharRange): Result<CharRange, EditRefusal> {
  const { start, end } = range;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start > end) {
    return fail({ code: 'range-outside' });
  }
  if (start === end) return fail({ code: 'range-empty' });
  if (splitsPair(text, start) || splitsPair(text, end)) return fail({ code: 'range-splits-character' });
  const trimmed = trimRange(text, range);
  return trimmed ? ok(trimmed) : fail({ code: 'range-blank' });
}

function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

export function knownLabel({ labels }: Pick<StepContext, 'labels'>, label: Label): EditRefusal | undefined {
  return labels.includes(label) ? undefined : { code: 'label-unknown', label };
}

/** The mark of exactly this range and label; a standing one before a rejected one. */
export function markAt(marks: readonly WorkMark[], { start, end, label }: Span): WorkMark | undefined {
  const same = marks.filter((mark) => mark.start === start && mark.end === end && mark.label === label);
  return same.find((mark) => mark.state === 'set') ?? same[0];
}

/**
 * A change that makes a span stand.
 * @param before the rejected mark of the same span, if any: it is taken up again under its id, so that a span is never
 * both rejected and marked
 */
export function markChange(
  context: StepContext,
  span: Span,
  state: WorkMark['state'],
  origin: MarkOrigin,
  from: SuggestionSource | undefined,
  before: WorkMark | undefined,
): MarkChange {
  return {
    before,
    after: {
      id: before?.id ?? context.newId(),
      start: span.start,
      end: span.end,
      label: span.label,
      state,
      origin,
      by: context.work.annotator,
      at: context.now,
      from,
      activeMs: Math.round(context.activeMs),
    },
  };
}
