import { normalForm } from '@/lib/domain/reading/normal-form';
import type { NoteReading } from '@/lib/domain/reading/reading';
import type { NoteListGroup } from './note-list';

/** What a query leaves of the list: a disease that holds all its words keeps its rows, else those rows that complete it. */
export function searchList(
  groups: readonly NoteListGroup[],
  reading: NoteReading,
  text: string,
  query: string,
): NoteListGroup[] {
  const wanted = query
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map(normalForm);
  if (wanted.length === 0) return [...groups];
  const formOf = (mark: number) => {
    const { start = 0, end = 0, key = '' } = reading.marks[mark] ?? {};
    return `${key}\n${normalForm(text.slice(start, end))}`;
  };
  return groups.flatMap((group) => {
    const disease = group.rows.map((row) => formOf(row.disease)).join('\n');
    const missing = wanted.filter((word) => !disease.includes(word));
    if (missing.length === 0) return [group];
    const rows = group.rows.filter((row) => {
      const form = row.treatment === undefined ? '' : formOf(row.treatment);
      return missing.every((word) => form.includes(word));
    });
    return rows.length > 0 ? [{ ...group, rows }] : [];
  });
}
