import type { ExchangeFile, ExchangeIssue } from '@/lib/domain/annotation/exchange';
import type { SourcePlace } from '@/lib/domain/data/import-report';
import type { ImportLimits } from '@/lib/domain/data/limits';
import { fail, ok, type Result } from '@/lib/domain/result';
import { jsonFault } from './json-fault';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A value with the place it stands at. */
export interface PlacedValue {
  readonly value: unknown;
  readonly place: SourcePlace;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Names and numbers of notes and people as text; undefined for anything else and for ''. */
export function nameOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Whole and not negative; also written as a string of digits. */
export function offsetOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,9}$/u.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A file that is too large is not parsed. */
export function tooLarge(file: ExchangeFile, limits: ImportLimits): ExchangeIssue | undefined {
  if (file.text.length <= limits.fileBytesMax) return undefined;
  const facts = { characters: file.text.length, limit: limits.fileBytesMax };
  return { code: 'file-too-large', severity: 'error', place: { file: file.name }, facts };
}

/** The values of a file that is a JSON list, or one value alone. */
export function parseJson(file: ExchangeFile, limits: ImportLimits): Result<PlacedValue[], ExchangeIssue> {
  const issue = tooLarge(file, limits);
  if (issue) return fail(issue);
  try {
    const value: unknown = JSON.parse(file.text);
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return ok(values.map((each) => ({ value: each, place: { file: file.name } })));
  } catch {
    const place = { file: file.name, ...jsonFault(file.text) };
    return fail({ code: 'json-malformed', severity: 'error', place, facts: {} });
  }
}

/**
 * The values of a file with one JSON value a line. LF and CRLF end a line. A line that is no JSON is named in `issues`
 * and left out.
 */
export function parseJsonLines(
  file: ExchangeFile,
  limits: ImportLimits,
  issues: ExchangeIssue[],
): Result<PlacedValue[], ExchangeIssue> {
  const issue = tooLarge(file, limits);
  if (issue) return fail(issue);
  const lines = file.text.split('\n');
  if (lines.length > limits.fileLinesMax) {
    const facts = { limit: limits.fileLinesMax };
    return fail({ code: 'too-many-lines', severity: 'error', place: { file: file.name }, facts });
  }
  const values: PlacedValue[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const place = { file: file.name, line: index + 1 };
    try {
      values.push({ value: JSON.parse(line) as unknown, place });
    } catch {
      const { column } = jsonFault(line);
      issues.push({ code: 'json-malformed', severity: 'rejected', place: { ...place, column }, facts: {} });
    }
  }
  return ok(values);
}

/** Lines where a file has one object or list a line, the whole as one value where it does not. */
export function parseEither(
  file: ExchangeFile,
  limits: ImportLimits,
  issues: ExchangeIssue[],
): Result<PlacedValue[], ExchangeIssue> {
  return isJsonLines(file.text) ? parseJsonLines(file, limits, issues) : parseJson(file, limits);
}

/** Whether the first line that is not blank is an object or list of its own, with others after it or none. */
export function isJsonLines(text: string): boolean {
  const start = text.search(/\S/u);
  if (start < 0) return false;
  const end = text.indexOf('\n', start);
  const first = text.slice(start, end < 0 ? text.length : end).trim();
  if (!/[}\]]$/u.test(first)) return false;
  try {
    const value: unknown = JSON.parse(first);
    // A whole export of one line is a list of notes; spaCy's line is a list that begins with the text.
    return isObject(value) || (Array.isArray(value) && typeof value[0] === 'string');
  } catch {
    return false;
  }
}
