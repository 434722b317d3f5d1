import type { QuarantinedNote } from '../domain/data/import-report';

const HEADER = ['reason', 'file', 'line', 'end line', 'text', 'tags'];

/**
 * What an import set aside, for a spreadsheet: RFC 4180 (CRLF, quotes doubled), one row a note, with a header.
 * A cell that a spreadsheet would run as a formula gets an apostrophe in front; that is the only change to the text.
 */
export function quarantineCsv(rows: readonly QuarantinedNote[]): string {
  const lines = rows.map(({ code, place, text, tags }) => [
    code,
    place.file,
    place.line === undefined ? '' : String(place.line),
    place.endLine === undefined ? '' : String(place.endLine),
    text,
    tags?.join(' ') ?? '',
  ]);
  return [HEADER, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** Formulas begin with = + - @, also after white space that spreadsheets strip, and in their full-width forms. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u;

function cell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
