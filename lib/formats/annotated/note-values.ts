import type { ExchangeNote } from '@/lib/domain/annotation/exchange';
import { type JsonObject, nameOf, textOf } from './json';
import { statusOf } from './span-values';

/** The fields of a note that JSON formats let stand beside the text, under names of their own. */
export interface NoteValues {
  readonly note_id: string;
  readonly patient: string;
  readonly title: string;
  readonly date?: string | undefined;
  readonly tokenizer: string;
  readonly status: string;
}

export function noteValues(note: ExchangeNote): NoteValues {
  const { id, patientKey, title, date, tokenizer, status } = note;
  return { note_id: id, patient: patientKey, title, date, tokenizer, status };
}

/**
 * The note of such values; what is missing follows from the id.
 * @param fallbackId for files that were not written here
 * @returns `status` undefined where the values hold none
 */
export function noteOfValues(
  values: JsonObject,
  text: string,
  fallbackId: string,
): Omit<ExchangeNote, 'spans' | 'status'> & {
  readonly status: ExchangeNote['status'] | undefined;
} {
  const id = textOf(values.note_id) ?? fallbackId;
  return {
    id,
    patientKey: textOf(values.patient) ?? id,
    title: textOf(values.title) ?? nameOf(values.title) ?? id,
    date: textOf(values.date),
    text,
    tokenizer: values.tokenizer === 'given-1' ? 'given-1' : 'clinical-1',
    status: statusOf(values.status),
  };
}
