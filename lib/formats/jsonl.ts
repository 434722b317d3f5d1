import type { DraftNote } from '../domain/data/draft-note';
import type { QuarantinedNote } from '../domain/data/import-report';
import { IssueLog } from '../domain/data/issue-log';
import type { ImportLimits } from '../domain/data/limits';
import type { Work } from '../domain/data/work';
import type { SplitName } from '../domain/text/note';
import { compareSpans, type Span } from '../domain/text/span';
import { sortLabels } from './label-names';
import { isBlank, splitLines } from './lines';
import { type FormatReading, refused } from './reading';
import type { TextFile } from './source-file';

const LINES_A_STEP = 64;

/**
 * One JSON object a line:
 * { id, patientKey, title, date, text, entities: [{ start, end, label }], split }. Offsets are UTF-16 code units,
 * half-open. `id` and `text` are required; without patientKey a note is a patient of its own; without any `entities`
 * in the file the notes are unlabelled. A line that is wrong is set aside, the others are read.
 */
export function* readJsonl(files: readonly TextFile[], limits: ImportLimits): Work<FormatReading> {
  const log = new IssueLog();
  const drafts: DraftNote[] = [];
  const setAside: QuarantinedNote[] = [];
  const ids = new Set<string>();
  let labelled = false;
  for (const file of files) {
    const lines = yield* splitLines(file, limits);
    if ('code' in lines) {
      log.addAll([lines]);
      continue;
    }
    for (const [at, line] of lines.lines.entries()) {
      if (isBlank(line)) continue;
      const place = { file: file.name, line: at + 1 };
      const read = readLine(line);
      const field = 'field' in read ? read.field : ids.has(read.note.note.id) ? 'id-repeated' : undefined;
      if ('field' in read || field !== undefined) {
        const facts = { field: field ?? '' };
        log.add('line-malformed', 'rejected', [place], facts, field);
        setAside.push({ code: 'line-malformed', place, text: line, tags: undefined });
      } else {
        ids.add(read.note.note.id);
        labelled ||= read.hasEntities;
        drafts.push({ labelled: read.note, place, sentenceLines: undefined, tags: undefined });
      }
      if (at % LINES_A_STEP === LINES_A_STEP - 1) yield { done: at, total: lines.lines.length };
    }
  }
  if (log.hasError) return refused(log.issues());
  const splits = new Set(drafts.map((draft) => draft.labelled.split));
  if (splits.has('train') && !splits.has('test')) log.add('no-test-split', 'notice', []);
  const labels = sortLabels(drafts.flatMap((draft) => draft.labelled.gold.map((span) => span.label)));
  return { drafts, setAside, issues: log.issues(), labels, labelled };
}

type ReadLine =
  | { readonly note: DraftNote['labelled']; readonly hasEntities: boolean }
  /** What is wrong: a field's name, or `json`. */
  | { readonly field: string };

function readLine(line: string): ReadLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { field: 'json' };
  }
  if (!isRecord(value)) return { field: 'json' };
  const { id, patientKey, title, date, text, entities, split } = value;
  if (typeof id !== 'string' || id === '') return { field: 'id' };
  if (typeof text !== 'string') return { field: 'text' };
  if (!isOptional(patientKey, (key) => typeof key === 'string' && key !== '')) return { field: 'patientKey' };
  if (!isOptional(title, (words) => typeof words === 'string')) return { field: 'title' };
  if (!isOptional(date, (day) => typeof day === 'string' && isDate(day))) return { field: 'date' };
  if (!isOptional(split, isSplit)) return { field: 'split' };
  const gold = spansOf(entities ?? []);
  if (!gold) return { field: 'entities' };
  const note = {
    id,
    patientKey: typeof patientKey === 'string' ? patientKey : id,
    title: typeof title === 'string' && title !== '' ? title : id,
    date: typeof date === 'string' ? date : undefined,
    text,
    tokenizer: 'clinical-1' as const,
  };
  return { note: { note, gold, split: isSplit(split) ? split : undefined }, hasEntities: Array.isArray(entities) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOptional(value: unknown, isRight: (value: unknown) => boolean): boolean {
  return value === undefined || value === null || isRight(value);
}

function isSplit(value: unknown): value is SplitName {
  return value === 'train' || value === 'dev' || value === 'test';
}

/** yyyy-mm-dd, and a day that exists. */
function isDate(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(value);
  if (!match) return false;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

/** Sorted; whether they fit the text is for validation to say. */
function spansOf(value: unknown): Span[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const spans: Span[] = [];
  for (const each of value as unknown[]) {
    if (!isRecord(each)) return undefined;
    const { start, end, label } = each;
    if (typeof start !== 'number' || typeof end !== 'number' || typeof label !== 'string' || label === '')
      return undefined;
    if (!Number.isInteger(start) || !Number.isInteger(end)) return undefined;
    spans.push({ start, end, label });
  }
  return spans.sort(compareSpans);
}
