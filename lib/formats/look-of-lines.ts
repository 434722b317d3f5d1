import { hasPrefix, isKnownLabel } from './label-names';
import { isBlank, trimmed } from './lines';

/** Lines looked at; enough to tell tokens from labels in any real file. */
const SAMPLE_LINES = 5_000;

/**
 * Whether lines are labels rather than tokens: most are known label names or carry a tag's prefix, or there are few
 * distinct words among many lines. Running text of a hundred words has at least a third of them distinct.
 */
export function looksLikeLabels(lines: readonly string[]): boolean {
  const distinct = new Set<string>();
  let seen = 0;
  let known = 0;
  for (const line of lines) {
    if (isBlank(line)) continue;
    const value = trimmed(line);
    if (/[ \t]/u.test(value)) return false;
    seen += 1;
    distinct.add(value);
    if (isKnownLabel(value) || hasPrefix(value)) known += 1;
    if (seen === SAMPLE_LINES) break;
  }
  if (seen === 0) return false;
  return known / seen >= 0.5 || (seen >= 100 && distinct.size <= 20);
}

/** What a file's content looks like, judged by its beginning. */
export type Look = 'json-lines' | 'json' | 'markup' | 'conll' | 'labels' | 'tokens' | 'text';

/** @param text whole file */
export function lookOf(text: string): Look {
  if (/^\s*(?:\{\s*["}]|\[\s*\{\s*")/u.test(text)) return firstLineIsObject(text) ? 'json-lines' : 'json';
  if (/^\s*<(?:\?xml|!doctype|html)\b/iu.test(text)) return 'markup';
  const lines = firstLines(text);
  if (/^-DOCSTART-/u.test(lines[0] ?? '') || looksLikeColumns(lines)) return 'conll';
  // Fewer lines than that say nothing: a note may well be the one word "none".
  if (lines.length < 5) return 'text';
  if (looksLikeLabels(lines)) return 'labels';
  const words = lines.filter((line) => !/\S\s+\S/u.test(line)).length;
  return words / lines.length >= 0.9 ? 'tokens' : 'text';
}

/** Lines that are not blank, at most SAMPLE_LINES, without their ends; CR, LF and CRLF end one. */
function firstLines(text: string): string[] {
  const lines: string[] = [];
  for (const match of text.matchAll(/[^\r\n]+/gu)) {
    if (isBlank(match[0])) continue;
    lines.push(match[0]);
    if (lines.length === SAMPLE_LINES) break;
  }
  return lines;
}

function firstLineIsObject(text: string): boolean {
  const line = /[^\r\n]+/u.exec(text.trimStart())?.[0] ?? '';
  try {
    return typeof JSON.parse(line) === 'object' && !line.trimStart().startsWith('[');
  } catch {
    return false;
  }
}

/** The same number of columns, at least two, in nearly every line, and a last column of labels. */
function looksLikeColumns(lines: readonly string[]): boolean {
  const rows = lines.filter((line) => !line.startsWith('#')).map((line) => trimmed(line).split(/[ \t]+/u));
  if (rows.length < 2) return false;
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const [columns = 0, most = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (columns < 2 || most / rows.length < 0.8) return false;
  return looksLikeLabels(rows.filter((row) => row.length === columns).map((row) => row.at(-1) ?? ''));
}
