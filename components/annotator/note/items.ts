import type { Suggestion, WorkMark } from '@/lib/domain/annotation/mark';
import { compareSpans, type Span, spansOverlap } from '@/lib/domain/text/span';

/** What lies over the note's text: a mark that stands, or a suggestion nobody has answered. */
export type NoteItem =
  | { readonly kind: 'mark'; readonly key: string; readonly span: WorkMark }
  | { readonly kind: 'suggestion'; readonly key: string; readonly span: Suggestion };

export function keyOfMark(mark: Pick<WorkMark, 'id'>): string {
  return `m:${mark.id}`;
}

/** Suggestions are not stored and have no id: their place and label name them. Keys hold neither spaces nor quotes. */
export function keyOfSuggestion({ start, end, label }: Span): string {
  return `s:${start}-${end}-${encodeURIComponent(label)}`;
}

/**
 * Items of a note: `compareSpans`, so that an outer item comes before the ones inside it.
 * @param marks rejected ones are left out @param suggestions the open ones
 */
export function itemsOf(marks: readonly WorkMark[], suggestions: readonly Suggestion[]): NoteItem[] {
  const items: NoteItem[] = [];
  for (const span of marks) if (span.state === 'set') items.push({ kind: 'mark', key: keyOfMark(span), span });
  for (const span of suggestions) items.push({ kind: 'suggestion', key: keyOfSuggestion(span), span });
  return items.sort((a, b) => compareSpans(a.span, b.span));
}

/**
 * `openSuggestions` for long notes, in one pass: the suggestions that share no character with a standing mark and
 * repeat no rejected one.
 * @param suggestions in text order, not overlapping each other @param marks by start
 */
export function stillOpen(suggestions: readonly Suggestion[], marks: readonly WorkMark[]): readonly Suggestion[] {
  const rejected = new Set<string>();
  const set: WorkMark[] = [];
  for (const mark of marks) {
    if (mark.state === 'rejected') rejected.add(keyOfSuggestion(mark));
    else set.push(mark);
  }
  let first = 0;
  const open = suggestions.filter((suggestion) => {
    // Ends are not in order where marks nest: a mark is left behind only once all before it are.
    while (first < set.length && (set[first]?.end ?? 0) <= suggestion.start) first++;
    for (let i = first; i < set.length; i++) {
      const mark = set[i];
      if (mark === undefined || mark.start >= suggestion.end) break;
      if (spansOverlap(mark, suggestion)) return false;
    }
    return !rejected.has(keyOfSuggestion(suggestion));
  });
  return open.length === suggestions.length ? suggestions : open;
}

/** Whether two items would be drawn alike. */
export function sameItem(a: NoteItem, b: NoteItem): boolean {
  if (a.span === b.span) return true;
  if (a.key !== b.key || a.span.start !== b.span.start || a.span.end !== b.span.end || a.span.label !== b.span.label) {
    return false;
  }
  if (a.kind === 'suggestion' || b.kind === 'suggestion') {
    return a.kind === b.kind && a.kind === 'suggestion' && b.kind === 'suggestion'
      ? a.span.confidence === b.span.confidence
      : false;
  }
  return a.span.origin === b.span.origin;
}
