import {
  type ExchangeIssue,
  type ExchangeNote,
  type ExchangeRead,
  type ExchangeSpan,
  type Loss,
  type OffsetUnit,
  statusOfSpans,
} from '@/lib/domain/annotation/exchange';
import { IMPORT_LIMITS, type ImportLimits } from '@/lib/domain/data/limits';
import { fail, ok, type Result } from '@/lib/domain/result';
import { chooseUnit, convertRanges, fitsQuote } from './choose-unit';
import type { RawNote, RawSpan } from './raw-note';
import { type Convert, toUtf16 } from './units';

export interface ReadOptions {
  /** What offsets count, where a person knows; else it is found out. */
  readonly unit?: OffsetUnit;
  readonly limits?: ImportLimits;
}

export type ExchangeResult = Result<ExchangeRead, ExchangeIssue>;

/** What the parts of a reading add to. */
export interface ReadingLog {
  readonly issues: ExchangeIssue[];
  readonly losses: Loss[];
}

/**
 * Notes with their offsets in UTF-16 code units. What is wrong is left out and named: a span outside the text or with
 * another quote, a note too long or with an id that was used before. Nothing is moved to make it fit.
 */
export function finishReading(
  raws: readonly RawNote[],
  declared: OffsetUnit,
  { issues, losses }: ReadingLog,
  options: ReadOptions = {},
): ExchangeResult {
  const limits = options.limits ?? IMPORT_LIMITS;
  const kept = keepNotes(raws, limits, issues);
  const unit = options.unit ?? chooseUnit(kept, declared);
  if (unit !== declared && options.unit === undefined) {
    issues.push({ code: 'unit-chosen', severity: 'notice', facts: { unit, declared } });
  }
  const notes = kept.map((raw) => noteOf(raw, unit, { issues, losses }));
  const [first] = issues.filter(({ severity }) => severity !== 'notice');
  if (notes.length === 0) {
    return fail(first ? { ...first, severity: 'error' } : { code: 'no-notes', severity: 'error', facts: {} });
  }
  return ok({ notes, issues, losses, unit });
}

/** Notes that may be read: short enough, each id once. Of notes without offsets, too. */
export function keepNotes<T extends Pick<RawNote, 'place'> & { readonly note: Pick<ExchangeNote, 'id' | 'text'> }>(
  raws: readonly T[],
  limits: ImportLimits,
  issues: ExchangeIssue[],
): T[] {
  const ids = new Set<string>();
  return raws.filter(({ note, place }) => {
    const code = note.text.length > limits.noteCharactersMax ? 'note-too-long' : 'id-repeated';
    if (code === 'note-too-long' || ids.has(note.id)) {
      const facts = { limit: limits.noteCharactersMax };
      issues.push({ code, severity: 'rejected', place, noteId: note.id, facts });
      return false;
    }
    ids.add(note.id);
    return true;
  });
}

function noteOf({ note, spans, place }: RawNote, unit: OffsetUnit, { issues, losses }: ReadingLog): ExchangeNote {
  const convert = toUtf16(note.text, unit);
  const read: ExchangeSpan[] = [];
  for (const span of spans) {
    const converted = spanOf(note.text, span, convert);
    if (typeof converted === 'string') {
      const issue = { severity: 'rejected', place, noteId: note.id, span: span.number, facts: { unit } } as const;
      issues.push({ code: converted, ...issue });
    } else if (converted.whole) read.push(converted.span);
    else {
      const { start, end, label } = converted.span;
      losses.push({ noteId: note.id, code: 'discontinuous-dropped', span: { start, end, label }, facts: {} });
    }
  }
  return { ...note, status: note.status ?? statusOfSpans(read), spans: read };
}

function spanOf(
  text: string,
  { ranges, quote, what }: RawSpan,
  convert: Convert,
): { readonly span: ExchangeSpan; readonly whole: boolean } | 'span-outside' | 'quote-mismatch' {
  const converted = convertRanges(ranges, convert);
  const first = converted?.[0];
  const last = converted?.at(-1);
  if (!converted || !first || !last) return 'span-outside';
  if (quote !== undefined && !fitsQuote(text, converted, quote)) return 'quote-mismatch';
  const between = converted.slice(1).map(({ start }, index) => text.slice(converted[index]?.end, start));
  const whole = between.every((gap) => /^[\s\p{Cc}]*$/u.test(gap));
  return { span: { start: first.start, end: last.end, ...what }, whole };
}
