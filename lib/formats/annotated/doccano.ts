import {
  type ExchangeFile,
  type ExchangeNote,
  type ExchangeWritten,
  type Loss,
  plainSpan,
} from '@/lib/domain/annotation/exchange';
import { IMPORT_LIMITS } from '@/lib/domain/data/limits';
import { heldSpans } from './held-spans';
import { isObject, listOf, nameOf, offsetOf, parseJsonLines, textOf } from './json';
import { noteLosses } from './note-losses';
import { noteOfValues, noteValues } from './note-values';
import type { RawNote, RawSpan } from './raw-note';
import { type ExchangeResult, finishReading, type ReadingLog, type ReadOptions } from './read-notes';
import { unitLosses } from './unit-losses';

/**
 * doccano's JSONL for sequence labelling: { "text": …, "label": [[start, end, "LABEL"], …] }, offsets in UTF-16 code
 * units (a project that counts grapheme clusters counts otherwise). Other fields of a line are metadata there and come
 * back, so the note's own fields stand among them.
 */
export function writeDoccano(notes: readonly ExchangeNote[]): ExchangeWritten {
  const losses: Loss[] = [];
  const written: ExchangeNote[] = [];
  for (const note of notes) {
    const spans = heldSpans(note, { overlaps: true, hold: (to) => ({ to }) });
    const back = { ...note, spans: spans.held.map(({ to }) => plainSpan(to)) };
    const pairs = spans.held.map(({ from, to }) => ({ from, back: plainSpan(to) }));
    losses.push(...spans.losses, ...noteLosses(note, [back], pairs));
    written.push(back);
  }
  const lines = written.map((note) => {
    const label = note.spans.map((span) => [span.start, span.end, span.label]);
    return `${JSON.stringify({ text: note.text, label, ...noteValues(note) })}\n`;
  });
  losses.push(...unitLosses(written, 'utf-16'));
  return { files: [{ name: 'doccano.jsonl', text: lines.join('') }], losses };
}

/**
 * Also the older `labels`, and the `entities` with `start_offset` and `end_offset` of projects with relations. Nothing
 * is quoted, so the unit is found out by where words end. Comments and relations are told as lost.
 */
export function readDoccano(files: readonly ExchangeFile[], options: ReadOptions = {}): ExchangeResult {
  const log: ReadingLog = { issues: [], losses: [] };
  const raws: RawNote[] = [];
  for (const file of files) {
    const values = parseJsonLines(file, options.limits ?? IMPORT_LIMITS, log.issues);
    if (!values.ok) return values;
    for (const { value, place } of values.value) {
      const text = isObject(value) ? (textOf(value.text) ?? textOf(value.data)) : undefined;
      if (!isObject(value) || text === undefined) {
        log.issues.push({ code: 'note-malformed', severity: 'rejected', place, facts: { field: 'text' } });
        continue;
      }
      const note = noteOfValues(value, text, nameOf(value.id) ?? `note-${raws.length + 1}`);
      const spans: RawSpan[] = [];
      for (const [index, each] of listOf(value.label ?? value.labels ?? value.entities).entries()) {
        const span = rawSpan(each, index + 1);
        const issue = { severity: 'rejected', place, noteId: note.id, span: index + 1, facts: {} } as const;
        if (span) spans.push(span);
        else log.issues.push({ code: 'span-malformed', ...issue });
      }
      const relations = listOf(value.relations).length;
      const comments = listOf(value.Comments ?? value.comments).length;
      if (relations + comments > 0) {
        const facts = { ...(relations > 0 ? { relations } : {}), ...(comments > 0 ? { comments } : {}) };
        log.losses.push({ noteId: note.id, code: 'other-annotations-dropped', facts });
      }
      raws.push({ place, note, spans });
    }
  }
  return finishReading(raws, 'utf-16', log, options);
}

function rawSpan(value: unknown, number: number): RawSpan | undefined {
  const [start, end, name] = isObject(value) ? [value.start_offset, value.end_offset, value.label] : listOf(value);
  const from = offsetOf(start);
  const to = offsetOf(end);
  const label = nameOf(name);
  if (from === undefined || to === undefined || label === undefined) return undefined;
  const { start: _start, end: _end, ...what } = plainSpan({ start: from, end: to, label });
  return { number, ranges: [{ start: from, end: to }], quote: undefined, what };
}
