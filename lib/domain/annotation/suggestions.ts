import type { Corrections } from '../monitoring/kpi-facts';
import type { CharRange } from '../text/note';
import { type Span, spansOverlap } from '../text/span';
import type { Suggestion, WorkMark } from './mark';
import type { NoteState } from './project';

/** Marks a person stands by. */
export function standingMarks(marks: readonly WorkMark[]): WorkMark[] {
  return marks.filter(({ state }) => state === 'set');
}

/**
 * The suggestions a person has not answered: none shares a character with a standing mark, none repeats a rejected one
 * (same range and label). In the order given; quick for thousands of both.
 */
export function openSuggestions(suggestions: readonly Suggestion[], marks: readonly WorkMark[]): Suggestion[] {
  const set = standingMarks(marks).sort((a, b) => a.start - b.start);
  const rejected = new Set(marks.filter(({ state }) => state === 'rejected').map(keyOf));
  // Marks may nest, so that their ends are in no order: the furthest end of all up to each mark decides.
  const ends: number[] = [];
  for (const [at, { end }] of set.entries()) ends.push(Math.max(end, ends[at - 1] ?? 0));
  return suggestions.filter((suggestion) => {
    const before = countBefore(set, suggestion.end);
    return (ends[before - 1] ?? 0) <= suggestion.start && !rejected.has(keyOf(suggestion));
  });
}

/** How many marks, sorted by start, begin before a place. */
function countBefore(marks: readonly CharRange[], place: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.start ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Open suggestions at least this sure, of those in view: what one key accepts at once. Ends count as in view. */
export function acceptableSuggestions(
  open: readonly Suggestion[],
  confidenceMin: number,
  inView: CharRange,
): Suggestion[] {
  return open.filter((suggestion) => suggestion.confidence >= confidenceMin && spansOverlap(suggestion, inView));
}

/**
 * What a note's state says of its suggestions when it is called done: how many different ones were shown, and how many
 * of them stand as suggested. Answers of an earlier sitting count through the marks they left.
 * @param shown every suggestion that was open while the note was worked on, or would have been; repeats count once
 * @returns undefined when none was shown and none was hidden
 */
export function suggestedWhenDone(
  shown: readonly Span[],
  marks: readonly WorkMark[],
  hidden: boolean,
): NoteState['suggested'] {
  const seen = new Map<string, Span>();
  for (const span of shown) seen.set(keyOf(span), span);
  let edited = 0;
  for (const mark of marks) {
    if (!mark.from) continue;
    // An edited mark no longer says what was suggested: it is one more only if nothing shown stood there.
    if (mark.origin !== 'edited') seen.set(keyOf(mark), mark);
    else if (!shown.some((span) => spansOverlap(span, mark))) edited++;
  }
  const standing = new Set(standingMarks(marks).map(keyOf));
  const right = [...seen.keys()].filter((key) => standing.has(key)).length;
  return seen.size + edited === 0 && !hidden ? undefined : { shown: seen.size + edited, right, hidden };
}

/**
 * What a person made of a model's marks, by label, when a note is called done: what stands as suggested, was changed, does
 * not stand, and was added. A suggestion nobody answered does not stand.
 * @param shown every suggestion that was open while the note was worked on; repeats count once
 */
export function correctionsWhenDone(shown: readonly Span[], marks: readonly WorkMark[]): Corrections {
  const edits: Record<string, { added: number; deleted: number; changed: number; kept: number }> = {};
  const count = (label: string, what: 'added' | 'deleted' | 'changed' | 'kept') => {
    const row = edits[label] ?? { added: 0, deleted: 0, changed: 0, kept: 0 };
    edits[label] = row;
    row[what]++;
  };
  const standing = standingMarks(marks);
  for (const { label, origin } of standing) {
    if (origin === 'accepted') count(label, 'kept');
    else if (origin === 'edited') count(label, 'changed');
    else if (origin === 'drawn' || origin === 'applied') count(label, 'added');
  }
  const keys = new Set(standing.map(keyOf));
  const edited = standing.filter(({ origin }) => origin === 'edited');
  const rejected = marks.filter(({ state }) => state === 'rejected');
  const gone = new Map([...shown, ...rejected].map((span) => [keyOf(span), span]));
  for (const [key, span] of gone) {
    if (!keys.has(key) && !edited.some((mark) => spansOverlap(mark, span))) count(span.label, 'deleted');
  }
  return edits;
}

const keyOf = ({ start, end, label }: Span): string => `${start} ${end} ${label}`;
