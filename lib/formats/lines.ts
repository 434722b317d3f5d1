import type { ImportIssue } from '../domain/data/import-report';
import type { ImportLimits } from '../domain/data/limits';
import type { Work } from '../domain/data/work';
import { fileError, type TextFile } from './source-file';

/** Lines of a file without their ends. lines[i] is line i + 1. */
export interface Lines {
  readonly file: string;
  readonly lines: readonly string[];
  readonly issues: readonly ImportIssue[];
}

const LINES_A_STEP = 16_384;

/**
 * Cuts a file into lines. LF and CRLF end a line, also mixed; CR alone does only in a file without any LF. A CR inside
 * a line stays in it, to be found as a control character.
 * @returns lines, or the error that stands in the way: a line or the list of lines beyond the limits
 */
export function* splitLines(source: TextFile, limits: ImportLimits): Work<Lines | ImportIssue> {
  const { text, name } = source;
  const feed = text.includes('\n') ? '\n' : text.includes('\r') ? '\r' : '\n';
  const lines: string[] = [];
  let crlf = 0;
  let firstCrlf = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf(feed, start);
    let end = found < 0 ? text.length : found;
    const next = found < 0 ? text.length : found + 1;
    if (feed === '\n' && found > start && text.charCodeAt(end - 1) === 0x0d) {
      end -= 1;
      crlf += 1;
      if (crlf === 1) firstCrlf = lines.length + 1;
    }
    if (end - start > limits.lineCharactersMax) {
      const facts = { characters: end - start, limit: limits.lineCharactersMax };
      return fileError('line-too-long', name, facts, lines.length + 1);
    }
    lines.push(text.slice(start, end));
    start = next;
    if (lines.length > limits.fileLinesMax) {
      return fileError('file-too-large', name, { limitLines: limits.fileLinesMax }, lines.length);
    }
    if (lines.length % LINES_A_STEP === 0) yield { done: start, total: text.length };
  }
  return { file: name, lines, issues: endingNotices(source, feed, crlf, firstCrlf, lines.length) };
}

function endingNotices(source: TextFile, feed: string, crlf: number, firstCrlf: number, count: number): ImportIssue[] {
  const notice = (code: ImportIssue['code'], facts: ImportIssue['facts'], line: number): ImportIssue => ({
    ...fileError(code, source.name, facts, line),
    severity: 'notice',
  });
  const issues: ImportIssue[] = [];
  const last = source.text.endsWith(feed);
  if (feed === '\r') issues.push(notice('crlf', { ending: 'CR' }, 1));
  else if (crlf > 0) {
    const mixed = crlf < count - (last ? 0 : 1);
    issues.push(notice('crlf', { ending: mixed ? 'CRLF and LF' : 'CRLF' }, firstCrlf));
  }
  if (!last) issues.push(notice('no-final-newline', {}, count));
  return issues;
}

/** A line of spaces and tabs alone is blank, too. Other white space may be a token. */
export function isBlank(line: string): boolean {
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code !== 0x20 && code !== 0x09) return false;
  }
  return true;
}

/** Without spaces and tabs at either end. */
export function trimmed(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && isSpace(line.charCodeAt(start))) start++;
  while (end > start && isSpace(line.charCodeAt(end - 1))) end--;
  return start === 0 && end === line.length ? line : line.slice(start, end);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** Runs of lines that are not blank: the sentences of a one-token-a-line file. */
export interface Blocks {
  /** Index of the first line of each block, from 0. */
  readonly starts: readonly number[];
  /** Lines of each block. */
  readonly lengths: readonly number[];
  /** Line numbers (from 1) of blank lines beyond the one between two sentences; trailing ones do not count. */
  readonly extraBlankLines: readonly number[];
  /** Line numbers of lines with spaces or tabs around what they hold. */
  readonly spacedLines: readonly number[];
}

export function* findBlocks(lines: readonly string[]): Work<Blocks> {
  const starts: number[] = [];
  const lengths: number[] = [];
  const extraBlankLines: number[] = [];
  const spacedLines: number[] = [];
  let blanks: number[] = [];
  let length = 0;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (isBlank(line)) {
      if (length > 0) lengths.push(length);
      length = 0;
      blanks.push(at + 1);
    } else {
      if (length === 0) {
        for (const line of blanks.slice(starts.length === 0 ? 0 : 1)) extraBlankLines.push(line);
        blanks = [];
        starts.push(at);
      }
      length += 1;
      if (trimmed(line) !== line) spacedLines.push(at + 1);
    }
    if (at % LINES_A_STEP === LINES_A_STEP - 1) yield { done: at, total: lines.length };
  }
  if (length > 0) lengths.push(length);
  return { starts, lengths, extraBlankLines, spacedLines };
}
