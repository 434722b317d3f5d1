import { diseaseGroups } from '@/lib/domain/reading/disease-treatments';
import { searchGroups } from '@/lib/domain/reading/group-table';
import type { Note } from '@/lib/domain/text/note';
import { DISEASE } from '@/lib/domain/text/span';
import type { NoteView } from './read-note-view';
import type { ReadingOptions } from './reading-options';
import { type ListFormat, saveList } from './save-list';

/** The list of one note: the page's own filters, names counted as over many notes. */
export function saveNoteList(
  { read, shown }: Pick<NoteView, 'read' | 'shown'>,
  note: Note,
  { hidden, minimum, includeUnaffirmed, query }: ReadingOptions,
  format: ListFormat,
): void {
  if (read === undefined) return;
  const visible = new Set(shown.map(([index]) => index));
  const pairs = hidden.includes(DISEASE)
    ? []
    : read.pairs.filter((pair) => visible.has(pair.disease) && visible.has(pair.treatment));
  const made = diseaseGroups([{ reading: { ...read, pairs }, text: note.text }], {
    includeDenied: includeUnaffirmed,
    minConfidence: minimum,
  });
  const groups = hidden.includes(DISEASE) ? [] : searchGroups(made, query);
  saveList(groups, format, new Map([[note.id, note.title]]));
}
