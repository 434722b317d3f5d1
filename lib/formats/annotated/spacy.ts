import {
  type ExchangeFile,
  type ExchangeNote,
  type ExchangeWritten,
  type Loss,
  plainSpan,
  statusOfSpans,
} from '@/lib/domain/annotation/exchange';
import { IMPORT_LIMITS } from '@/lib/domain/data/limits';
import { heldSpans, splitsPair } from './held-spans';
import { isObject, listOf, nameOf, offsetOf, type PlacedValue, parseEither, textOf } from './json';
import { noteLosses } from './note-losses';
import type { RawNote, RawSpan } from './raw-note';
import { type ExchangeResult, finishReading, type ReadingLog, type ReadOptions } from './read-notes';
import { unitLosses } from './unit-losses';
import { fromUtf16 } from './units';

/**
 * spaCy's list of examples: [[text, { "entities": [[start, end, "LABEL"], …] }], …], offsets in code points. spaCy
 * refuses overlapping entities and every key it does not know, so a note comes back as its text and spans alone.
 */
export function writeSpacy(notes: readonly ExchangeNote[]): ExchangeWritten {
  const losses: Loss[] = [];
  const written: ExchangeNote[] = [];
  for (const [index, note] of notes.entries()) {
    const spans = heldSpans(note, {
      overlaps: false,
      hold: (to) => (splitsPair(note.text, to.start) || splitsPair(note.text, to.end) ? 'splits-character' : { to }),
    });
    const pairs = spans.held.map(({ from, to }) => ({ from, back: plainSpan(to) }));
    const back = bareNote(note.text, index + 1);
    const read = pairs.map((pair) => pair.back);
    const held = { ...back, status: statusOfSpans(read), spans: read };
    losses.push(...spans.losses, ...noteLosses(note, [held], pairs));
    written.push(held);
  }
  const examples = written.map(({ text, spans }) => {
    const convert = fromUtf16(text, 'code-point');
    return JSON.stringify([
      text,
      { entities: spans.map(({ start, end, label }) => [convert(start), convert(end), label]) },
    ]);
  });
  losses.push(...unitLosses(written, 'code-point'));
  return { files: [{ name: 'spacy.json', text: `[\n${examples.join(',\n')}\n]\n` }], losses };
}

/**
 * Also one example a line, objects of `text` with `entities` as lists, and Doc.to_json's `text` with `ents` of start,
 * end and label. Nothing is quoted, so the unit is found out by where words end.
 */
export function readSpacy(files: readonly ExchangeFile[], options: ReadOptions = {}): ExchangeResult {
  const log: ReadingLog = { issues: [], losses: [] };
  const raws: RawNote[] = [];
  for (const file of files) {
    const values = parseEither(file, options.limits ?? IMPORT_LIMITS, log.issues);
    if (!values.ok) return values;
    for (const value of values.value) {
      const raw = rawNote(value, raws.length + 1, log);
      if (raw) raws.push(raw);
      else
        log.issues.push({ code: 'note-malformed', severity: 'rejected', place: value.place, facts: { field: 'text' } });
    }
  }
  return finishReading(raws, 'code-point', log, options);
}

function bareNote(text: string, ordinal: number) {
  const id = `note-${ordinal}`;
  return { id, patientKey: id, title: id, date: undefined, text, tokenizer: 'clinical-1' as const };
}

function rawNote({ value, place }: PlacedValue, ordinal: number, { issues, losses }: ReadingLog): RawNote | undefined {
  const [head, body] = isObject(value) ? [value.text, value] : listOf(value);
  const text = textOf(head);
  if (text === undefined || !isObject(body)) return undefined;
  const note = bareNote(text, ordinal);
  const spans: RawSpan[] = [];
  for (const [index, each] of listOf(body.entities ?? body.ents).entries()) {
    const span = rawSpan(each, index + 1);
    const issue = { severity: 'rejected', place, noteId: note.id, span: index + 1, facts: {} } as const;
    if (span) spans.push(span);
    else issues.push({ code: 'span-malformed', ...issue });
  }
  const groups = isObject(body.spans) ? Object.values(body.spans).flatMap(listOf).length : 0;
  if (groups > 0) losses.push({ noteId: note.id, code: 'other-annotations-dropped', facts: { spanGroups: groups } });
  return { place, note, spans };
}

function rawSpan(value: unknown, number: number): RawSpan | undefined {
  const [start, end, name] = isObject(value) ? [value.start, value.end, value.label] : listOf(value);
  const from = offsetOf(start);
  const to = offsetOf(end);
  const label = nameOf(name);
  if (from === undefined || to === undefined || label === undefined) return undefined;
  const { start: _start, end: _end, ...what } = plainSpan({ start: from, end: to, label });
  return { number, ranges: [{ start: from, end: to }], quote: undefined, what };
}
