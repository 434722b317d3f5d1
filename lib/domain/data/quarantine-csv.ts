import { csvOf } from '../csv';
import type { QuarantinedNote } from './import-report';

const HEADER = ['reason', 'file', 'line', 'end line', 'text', 'tags'];

/** What an import set aside, for a spreadsheet (csv.ts): one row a note, with a header. */
export function quarantineCsv(rows: readonly QuarantinedNote[]): string {
  const lines = rows.map(({ code, place, text, tags }) => [
    code,
    place.file,
    place.line === undefined ? '' : String(place.line),
    place.endLine === undefined ? '' : String(place.endLine),
    text,
    tags?.join(' ') ?? '',
  ]);
  return csvOf([HEADER, ...lines]);
}
