/** OWASP, "CSV injection": these openings make a formula of a cell, also after white space that spreadsheets strip. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/**
 * Rows as RFC 4180 writes them: CRLF after each, quotes doubled. A cell that a spreadsheet would take for a formula
 * gets an apostrophe before it; that is the only change to a value.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
