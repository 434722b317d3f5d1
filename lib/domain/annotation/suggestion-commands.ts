import { fail, ok, type Result } from '../result';
import type { CharRange } from '../text/note';
import type { Label, Span } from '../text/span';
import type { Suggestion, SuggestionSource, WorkMark } from './mark';
import {
  closedTo,
  type Drafted,
  draftOf,
  type EditRefusal,
  knownLabel,
  markChange,
  markRange,
  type StepContext,
} from './step-context';

/** The model or learner's round that suggested. */
export type SuggestedBy = Pick<SuggestionSource, 'modelId'>;
/** One for all suggestions of a step, or each its own. */
export type Source = SuggestedBy | ((suggestion: Suggestion) => SuggestedBy);

const sourceOf = (source: Source, suggestion: Suggestion): SuggestionSource => ({
  modelId: (typeof source === 'function' ? source(suggestion) : source).modelId,
  confidence: suggestion.confidence,
});

/** Makes suggestions marks. Those that stand already are passed over; refused when none is left. */
export function acceptSuggestions(context: StepContext, suggestions: readonly Suggestion[], source: Source): Drafted {
  const unknown = suggestions.map(({ label }) => knownLabel(context, label)).find((refusal) => refusal !== undefined);
  const placed = place(context, suggestions);
  if (!placed.ok) return placed;
  if (unknown) return fail(unknown);
  const open = placed.value.filter(({ there }) => there?.state !== 'set');
  if (open.length === 0) return fail(answered(placed.value));
  const changes = open.map(({ span, there }) =>
    markChange(context, span, 'set', 'accepted', sourceOf(source, span), there),
  );
  return draftOf(context, suggestions.length > 1 ? 'accept-many' : 'accept', changes);
}

/** A suggestion right in its place and wrong in its label. */
export function acceptSuggestionAs(
  context: StepContext,
  suggestion: Suggestion,
  label: Label,
  source: Source,
): Drafted {
  if (label === suggestion.label) return acceptSuggestions(context, [suggestion], source);
  const unknown = knownLabel(context, label);
  const placed = place(context, [{ ...suggestion, label }]);
  if (!placed.ok) return placed;
  if (unknown) return fail(unknown);
  const [one] = placed.value;
  if (!one || one.there?.state === 'set') return fail(answered(placed.value));
  const from = sourceOf(source, suggestion);
  return draftOf(context, 'accept', [markChange(context, one.span, 'set', 'edited', from, one.there)]);
}

/** Remembers suggestions as turned down. Those answered before are passed over; refused when none is left. */
export function rejectSuggestions(context: StepContext, suggestions: readonly Suggestion[], source: Source): Drafted {
  const placed = place(context, suggestions);
  if (!placed.ok) return placed;
  const open = placed.value.filter(({ there }) => there === undefined);
  if (open.length === 0) return fail(answered(placed.value));
  const changes = open.map(({ span }) =>
    markChange(context, span, 'rejected', 'accepted', sourceOf(source, span), undefined),
  );
  return draftOf(context, suggestions.length > 1 ? 'reject-many' : 'reject', changes);
}

/**
 * Marks the same words wherever they were chosen in this note; the steps of several notes share `group`. Places that
 * carry the mark already are passed over; refused when none is left.
 */
export function applyToRanges(
  context: StepContext,
  ranges: readonly CharRange[],
  label: Label,
  group: string,
): Drafted {
  const unknown = knownLabel(context, label);
  const placed = place(
    context,
    ranges.map(({ start, end }) => ({ start, end, label })),
  );
  if (!placed.ok) return placed;
  if (unknown) return fail(unknown);
  const open = placed.value.filter(({ there }) => there?.state !== 'set');
  if (open.length === 0) return fail(answered(placed.value));
  const changes = open.map(({ span, there }) => markChange(context, span, 'set', 'applied', undefined, there));
  return draftOf(context, 'apply-same', changes, undefined, group);
}

interface Placed<T> {
  readonly span: T;
  /** The mark that has exactly this range and label. */
  readonly there: WorkMark | undefined;
}

/** Spans within the text, trimmed, each once: two changes under one id would contradict each other. */
function place<T extends Span>(context: StepContext, spans: readonly T[]): Result<Placed<T>[], EditRefusal> {
  const refused = closedTo(context);
  if (refused) return fail(refused);
  // A note may have thousands of both: looked up, not searched.
  const standing = new Map<string, WorkMark>();
  for (const mark of context.work.marks) {
    if (mark.state === 'set' || !standing.has(spanKey(mark))) standing.set(spanKey(mark), mark);
  }
  const placed = new Map<string, Placed<T>>();
  for (const given of spans) {
    const at = markRange(context, given);
    if (!at.ok) return at;
    const span = { ...given, ...at.value };
    const key = spanKey(span);
    if (!placed.has(key)) placed.set(key, { span, there: standing.get(key) });
  }
  return ok([...placed.values()]);
}

/** Why nothing is left to do. */
function answered(placed: readonly Placed<Span>[]): EditRefusal {
  const there = placed.find((one) => one.there)?.there;
  if (!there) return { code: 'nothing-given' };
  return { code: there.state === 'set' ? 'already-marked' : 'already-rejected', markId: there.id };
}

const spanKey = ({ start, end, label }: Span): string => `${start} ${end} ${label}`;
