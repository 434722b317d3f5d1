import type { ExchangeFile, ExchangeNote, ExchangeSpan, ExchangeWritten } from '@/lib/domain/annotation/exchange';
import { IMPORT_LIMITS } from '@/lib/domain/data/limits';
import { fail } from '@/lib/domain/result';
import {
  isObject,
  type JsonObject,
  listOf,
  nameOf,
  numberOf,
  offsetOf,
  type PlacedValue,
  parseJsonLines,
  textOf,
} from './json';
import type { RawNote, RawSpan } from './raw-note';
import { type ExchangeResult, finishReading, type ReadingLog, type ReadOptions } from './read-notes';
import { authorOf, originOf, stateOf, statusOf } from './span-values';

export const JSONL_MAGIC = 'behealthy-jsonl';
const VERSION = 1;

/**
 * One note a line after a first line `{ "format": "behealthy-jsonl", "version": 1, "offsets": "utf-16" }`:
 * { id, patientKey, title, date, text, tokenizer, status, spans: [{ start, end, label, quote, state, by, at,
 * confidence, origin, activeSeconds, model }] }. Keeps everything; what is undefined is left out.
 */
export function writeBehealthyJsonl(notes: readonly ExchangeNote[]): ExchangeWritten {
  const head = JSON.stringify({ format: JSONL_MAGIC, version: VERSION, offsets: 'utf-16' });
  const lines = notes.map((note) => {
    const { id, patientKey, title, date, text, tokenizer, status } = note;
    const spans = note.spans.map(({ start, end, label, ...rest }) => {
      return { start, end, label, quote: text.slice(start, end), ...rest };
    });
    return JSON.stringify({ id, patientKey, title, date, text, tokenizer, status, spans });
  });
  return { files: [{ name: 'annotations.jsonl', text: `${[head, ...lines].join('\n')}\n` }], losses: [] };
}

/**
 * Also without the first line, and with `entities` of start, end and label alone as datasets have them. Only id and
 * text are required.
 */
export function readBehealthyJsonl(files: readonly ExchangeFile[], options: ReadOptions = {}): ExchangeResult {
  const log: ReadingLog = { issues: [], losses: [] };
  const raws: RawNote[] = [];
  for (const file of files) {
    const values = parseJsonLines(file, options.limits ?? IMPORT_LIMITS, log.issues);
    if (!values.ok) return values;
    for (const { value, place } of values.value) {
      if (isObject(value) && value.format !== undefined && value.text === undefined) {
        const known = value.format === JSONL_MAGIC && value.version === VERSION;
        const code = value.format === JSONL_MAGIC ? 'version-unknown' : 'not-this-format';
        if (!known) return fail({ code, severity: 'error', place, facts: { format: JSONL_MAGIC } });
        continue;
      }
      const raw = rawNote({ value, place }, log);
      if (raw) raws.push(raw);
    }
  }
  return finishReading(raws, 'utf-16', log, options);
}

function rawNote({ value, place }: PlacedValue, { issues }: ReadingLog): RawNote | undefined {
  const malformed = (field: string) => {
    issues.push({ code: 'note-malformed', severity: 'rejected', place, facts: { field } });
    return undefined;
  };
  if (!isObject(value)) return malformed('object');
  const id = typeof value.id === 'number' ? nameOf(value.id) : textOf(value.id);
  const text = textOf(value.text);
  if (id === undefined) return malformed('id');
  if (text === undefined) return malformed('text');
  const spans: RawSpan[] = [];
  for (const [index, each] of listOf(value.spans ?? value.entities).entries()) {
    const span = rawSpan(each, index + 1);
    if (span) spans.push(span);
    else issues.push({ code: 'span-malformed', severity: 'rejected', place, noteId: id, span: index + 1, facts: {} });
  }
  const note = {
    id,
    patientKey: textOf(value.patientKey) ?? id,
    title: textOf(value.title) ?? id,
    date: textOf(value.date),
    text,
    tokenizer: value.tokenizer === 'given-1' ? ('given-1' as const) : ('clinical-1' as const),
    status: statusOf(value.status),
  };
  return { place, note, spans };
}

function rawSpan(value: unknown, number: number): RawSpan | undefined {
  if (!isObject(value)) return undefined;
  const start = offsetOf(value.start);
  const end = offsetOf(value.end);
  const label = nameOf(value.label);
  if (start === undefined || end === undefined || label === undefined) return undefined;
  return { number, ranges: [{ start, end }], quote: textOf(value.quote), what: whatOf(value, label) };
}

function whatOf(value: JsonObject, label: string): Omit<ExchangeSpan, 'start' | 'end'> {
  const activeSeconds = numberOf(value.activeSeconds);
  const model = textOf(value.model);
  return {
    label,
    state: stateOf(value.state) ?? 'set',
    by: authorOf(value.by) ?? { kind: 'person', name: '' },
    at: textOf(value.at),
    confidence: numberOf(value.confidence),
    origin: originOf(value.origin) ?? 'imported',
    ...(activeSeconds === undefined ? {} : { activeSeconds }),
    ...(model === undefined ? {} : { model }),
  };
}
