import type { LabelledNote } from '../domain/data/dataset';
import type { NoteRow } from './rows';

export function labelledNote(row: NoteRow, gold: LabelledNote['gold'] = []): LabelledNote {
  const { id, patientKey, title, date, text, tokenizer } = row;
  return { note: { id, patientKey, title, date, text, tokenizer }, gold, split: row.split };
}
