import type { ExchangeFile, ExchangeNote, ExchangeSpan, Loss } from '@/lib/domain/annotation/exchange';
import type { Span } from '@/lib/domain/text/span';
import { tokenize } from '@/lib/domain/text/tokenize';

/*
 * Reckons what a format lost from what went out and what came back alone, without the code under test, to be compared
 * with what its loss report says.
 */

/** As a disk has it: UTF-8, without what UTF-8 cannot hold, and a byte order mark taken off on the way back. */
export function throughDisk(files: readonly ExchangeFile[]): ExchangeFile[] {
  return files.map(({ name, text }) => ({ name, text: new TextDecoder().decode(new TextEncoder().encode(text)) }));
}

/** Span losses after which a span is not there, all others leave it as `becomes`. */
const GONE = /-dropped$|^(?:splits-character|no-token|crosses-sentence|line-breaks-only)$/u;

const key = ({ start, end, label }: Span) => `${start}-${end} ${label}`;
const sorted = (keys: readonly string[]) => [...keys].sort();
const unique = (keys: readonly string[]) => sorted([...new Set(keys)]);

/** Which spans should come back, by the losses: those without a loss, and what the others became. */
export function spansByReport(note: ExchangeNote, losses: readonly Loss[], joins: boolean): string[] {
  const own = losses.filter((loss) => loss.noteId === note.id && loss.span !== undefined);
  const left = note.spans.map(key);
  const becomes: string[] = [];
  for (const loss of own) {
    const at = left.indexOf(key(loss.span as Span));
    if (at < 0) throw new Error(`the report names a span that the note does not have: ${loss.code}`);
    left.splice(at, 1);
    if (GONE.test(loss.code) !== (loss.becomes === undefined)) throw new Error(`${loss.code} and becomes disagree`);
    if (loss.becomes) becomes.push(key(loss.becomes));
  }
  return sorted([...left, ...(joins ? unique(becomes) : becomes)]);
}

/** The spans that come back in some form: of equal ones those that stand first. */
export function survivors(note: ExchangeNote, losses: readonly Loss[]): ExchangeSpan[] {
  const gone = losses.filter(({ noteId, span, code }) => noteId === note.id && span && GONE.test(code));
  const counts = new Map<string, number>();
  for (const { span, code } of gone) {
    const state = /^(rejected|suggested)-dropped$/u.exec(code)?.[1] ?? 'held';
    const each = `${state} ${key(span as Span)}`;
    counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  const left = [...note.spans];
  for (let at = left.length - 1; at >= 0; at--) {
    const span = left[at] as ExchangeSpan;
    const named = `${span.state} ${key(span)}`;
    const each = counts.has(named) ? named : `held ${key(span)}`;
    const count = counts.get(each) ?? 0;
    if (count > 0) {
      left.splice(at, 1);
      counts.set(each, count - 1);
    }
  }
  return left;
}

/** Each code of the note's losses once, with its facts. */
export function noteLossesByReport(note: ExchangeNote, losses: readonly Loss[]): string[] {
  const own = losses.filter((loss) => loss.noteId === note.id && loss.span === undefined);
  return sorted(own.filter(({ code }) => code !== 'unit-not-evident').map(({ code, facts }) => told(code, facts)));
}

const told = (code: string, facts: Loss['facts']) => `${code} ${JSON.stringify(Object.entries(facts).sort())}`;

/** What differs between a note and the notes that came back for it, told as the report tells it. */
export function noteLossesByCount(
  note: ExchangeNote,
  back: readonly ExchangeNote[],
  spanPairs: readonly Pair[],
): string[] {
  const losses: string[] = [];
  const text = back.map((part) => part.text).join('\n');
  if (back.length > 1) losses.push(told('note-split', { notes: back.length }));
  if (text !== note.text) losses.push(told('text-changed', {}));
  const same = (a: string, aId: string, b: string, bId: string) => a === b || (a === aId && b === bId);
  const checks: [string, (part: ExchangeNote) => boolean][] = [
    ['id', (part) => part.id === note.id],
    ['patientKey', (part) => back.length === 1 && same(note.patientKey, note.id, part.patientKey, part.id)],
    ['title', (part) => same(note.title, note.id, part.title, part.id)],
    ['date', (part) => part.date === note.date],
    ['tokenizer', (part) => part.tokenizer === note.tokenizer],
  ];
  const fields = checks.filter(([, holds]) => !back.every(holds)).map(([field]) => field);
  if (fields.length > 0) losses.push(told('fields-dropped', { fields: fields.join(', ') }));
  if (back.some(({ status }) => status !== note.status)) losses.push(told('status-dropped', { status: note.status }));
  const counts: Record<string, number> = {};
  for (const { from, to } of spanPairs) {
    for (const field of ['by', 'at', 'confidence', 'origin', 'activeSeconds'] as const) {
      if (JSON.stringify(from[field]) !== JSON.stringify(to[field])) counts[field] = (counts[field] ?? 0) + 1;
    }
  }
  if (Object.keys(counts).length > 0) losses.push(told('provenance-dropped', counts));
  return sorted(losses);
}

export interface Pair {
  readonly from: ExchangeSpan;
  readonly to: ExchangeSpan;
}

export const keysOf = (spans: readonly Span[]): string[] => sorted(spans.map(key));

/** Spans of a note as token ranges, so that they can be compared with those of a text made of its tokens. */
export function inTokens(note: Pick<ExchangeNote, 'text' | 'tokenizer'>, keys: readonly string[]): string[] {
  const tokens = tokenize(note.text, note.tokenizer);
  return sorted(
    keys.map((each) => {
      const [, start, end, label] = /^(\d+)-(\d+) (.*)$/su.exec(each) ?? [];
      const first = tokens.findIndex((token) => token.start === Number(start));
      const last = tokens.findIndex((token) => token.end === Number(end));
      return `${first}-${last} ${label}`;
    }),
  );
}

export const tokensOf = (note: Pick<ExchangeNote, 'text' | 'tokenizer'>): string[] =>
  tokenize(note.text, note.tokenizer).map(({ start, end }) => note.text.slice(start, end));
