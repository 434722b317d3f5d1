import { type ExchangeFile, plainSpan } from '@/lib/domain/annotation/exchange';
import { IMPORT_LIMITS } from '@/lib/domain/data/limits';
import { lastPart } from '../source-file';
import { idOfBratName } from './brat-files';
import { tooLarge } from './json';
import type { RawNote, RawSpan } from './raw-note';
import { type ExchangeResult, finishReading, type ReadingLog, type ReadOptions } from './read-notes';

const TEXT_BOUND = /^T[^\t]*\t(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)(?:\t(.*))?$/su;
/** First character of a line's id -> what the line is. */
const OTHERS: Readonly<Record<string, string>> = {
  R: 'relations',
  '*': 'relations',
  E: 'events',
  A: 'attributes',
  M: 'attributes',
  N: 'normalizations',
  '#': 'comments',
};

/**
 * brat standoff, NAME.txt with NAME.ann. Fragments with nothing but space between them are one span again; others are
 * told as lost, as are relations, events, attributes, normalizations and comments.
 */
export function readBrat(files: readonly ExchangeFile[], options: ReadOptions = {}): ExchangeResult {
  const limits = options.limits ?? IMPORT_LIMITS;
  const log: ReadingLog = { issues: [], losses: [] };
  const raws: RawNote[] = [];
  const annotations = new Map<string, ExchangeFile>();
  for (const file of files) {
    const issue = tooLarge(file, limits);
    if (issue) return { ok: false, error: issue };
    if (/\.ann$/iu.test(file.name)) annotations.set(baseOf(file.name), file);
  }
  for (const file of files) {
    if (!/\.txt$/iu.test(file.name)) continue;
    const base = baseOf(file.name);
    const ann = annotations.get(base);
    annotations.delete(base);
    const id = idOfBratName(lastPart(base));
    const place = { file: ann?.name ?? file.name };
    if (!ann) log.issues.push({ code: 'annotations-missing', severity: 'notice', place, noteId: id, facts: {} });
    const note = { id, patientKey: id, title: id, date: undefined, text: file.text, tokenizer: 'clinical-1' as const };
    raws.push({ place, note, spans: ann ? rawSpans(ann, id, log) : [] });
  }
  for (const { name } of annotations.values()) {
    log.issues.push({ code: 'text-missing', severity: 'rejected', place: { file: name }, facts: {} });
  }
  return finishReading(raws, 'code-point', log, options);
}

/** "a/b.v2.ann" -> "a/b.v2". */
function baseOf(name: string): string {
  return name.replace(/\.(?:ann|txt)$/iu, '');
}

function rawSpans(ann: ExchangeFile, noteId: string, { issues, losses }: ReadingLog): RawSpan[] {
  const spans: RawSpan[] = [];
  const others: Record<string, number> = {};
  let number = 0;
  for (const [index, ended] of ann.text.split('\n').entries()) {
    const line = ended.endsWith('\r') ? ended.slice(0, -1) : ended;
    if (line.trim() === '') continue;
    const kind = OTHERS[line[0] ?? ''];
    if (kind) {
      others[kind] = (others[kind] ?? 0) + 1;
      continue;
    }
    number += 1;
    const [, label, offsets, quote] = TEXT_BOUND.exec(line) ?? [];
    if (label === undefined || offsets === undefined) {
      const place = { file: ann.name, line: index + 1 };
      issues.push({ code: 'span-malformed', severity: 'rejected', place, noteId, span: number, facts: {} });
      continue;
    }
    const ranges = offsets.split(';').map((pair) => {
      const [start = 0, end = 0] = pair.split(' ').map(Number);
      return { start, end };
    });
    const { start: _start, end: _end, ...what } = plainSpan({ start: 0, end: 0, label });
    spans.push({ number, ranges, quote, what });
  }
  if (Object.keys(others).length > 0) losses.push({ noteId, code: 'other-annotations-dropped', facts: others });
  return spans;
}
