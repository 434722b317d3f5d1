import { hasPrefix, isKnownLabel } from './label-names';
import { isBlank, trimmed } from './lines';

/** Lines looked at; enough to tell tokens from labels in any real file. */
const SAMPLE_LINES = 5_000;
const SAMPLE_CHARACTERS = 2_000;

/**
 * Whether lines are labels rather than tokens: most are known label names or carry a tag's prefix, or there are few
 * distinct words among many lines. Running text of a hundred words has at least a third of them distinct.
 */
export function looksLikeLabels(lines: readonly string[]): boolean {
  const { seen, known, distinct } = labelSigns(lines);
  return isMostlyKnown(seen, known) || (seen >= 100 && distinct <= 20);
}

function isMostlyKnown(seen: number, known: number): boolean {
  return seen > 0 && known / seen >= 0.5;
}

/** Of one-word lines; all zero where a line holds more. */
function labelSigns(lines: readonly string[]): { seen: number; known: number; distinct: number } {
  const distinct = new Set<string>();
  let seen = 0;
  let known = 0;
  for (const line of lines) {
    if (isBlank(line)) continue;
    const value = trimmed(line);
    if (/[ \t]/u.test(value)) return { seen: 0, known: 0, distinct: 0 };
    seen += 1;
    distinct.add(value);
    if (isKnownLabel(value) || hasPrefix(value)) known += 1;
    if (seen === SAMPLE_LINES) break;
  }
  return { seen, known, distinct: distinct.size };
}

/** What a file's content looks like, judged by its beginning. */
export type Look = 'json-lines' | 'json' | 'markup' | 'conll' | 'labels' | 'tokens' | 'text';

/** @param text whole file */
export function lookOf(text: string): Look {
  const lines = firstLines(text);
  const head = lines.slice(0, 3).join('\n').trimStart();
  // A key and its colon, too: a token file may well begin with the tokens "{" and '"'.
  const json = /^(?:\{\s*["}]|\[\s*\{\s*")/u.test(head) && lines.slice(0, 50).some((line) => /"\s*:/u.test(line));
  if (json) return isObject(lines[0] ?? '') ? 'json-lines' : 'json';
  if (/^<(?:\?xml|!doctype|html)\b/iu.test(head)) return 'markup';
  if (/^-DOCSTART-/u.test(lines[0] ?? '') || looksLikeColumns(lines)) return 'conll';
  // Fewer lines than that say nothing: a note may well be the one word "none".
  if (lines.length < 5) return 'text';
  if (looksLikeLabels(lines)) return 'labels';
  const words = lines.filter((line) => !/\S\s+\S/u.test(line)).length;
  return words / lines.length >= 0.9 ? 'tokens' : 'text';
}

/**
 * Lines that are not blank, at most SAMPLE_LINES and the beginning of each; CR, LF and CRLF end one. Cut by hand: a
 * pattern over a line of many megabytes would run out of stack.
 */
function firstLines(text: string): string[] {
  const feed = text.includes('\n') ? '\n' : '\r';
  const lines: string[] = [];
  for (let start = 0; start < text.length && lines.length < SAMPLE_LINES; ) {
    const found = text.indexOf(feed, start);
    const end = found < 0 ? text.length : found;
    const line = text.slice(start, Math.min(end, start + SAMPLE_CHARACTERS)).trimEnd();
    if (line !== '') lines.push(line);
    start = end + 1;
  }
  return lines;
}

/** A line cut short is no whole object any more: its beginning has to do. */
function isObject(line: string): boolean {
  if (line.length === SAMPLE_CHARACTERS) return line.startsWith('{');
  try {
    return typeof JSON.parse(line) === 'object' && line.trimStart().startsWith('{');
  } catch {
    return false;
  }
}

/** The same number of columns, at least two, in nearly every line, and a last column of known labels, O above all. */
function looksLikeColumns(lines: readonly string[]): boolean {
  const rows = lines.filter((line) => !line.startsWith('#')).map((line) => trimmed(line).split(/[ \t]+/u));
  if (rows.length < 2) return false;
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const [columns = 0, most = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (columns < 2 || most / rows.length < 0.8) return false;
  const { seen, known } = labelSigns(rows.filter((row) => row.length === columns).map((row) => row.at(-1) ?? ''));
  return isMostlyKnown(seen, known);
}
