import type { ExchangeNote, ExchangeSpan, Loss, LossCode } from '@/lib/domain/annotation/exchange';

/** A span and the one that comes back for it. */
export interface SpanPair {
  readonly from: ExchangeSpan;
  readonly back: ExchangeSpan;
}

/**
 * What a note loses besides spans: whatever differs between it and what comes back.
 * @param parts the notes that come back for it; none: it cannot be written
 * @param pairs of the spans that come back
 */
export function noteLosses(note: ExchangeNote, parts: readonly ExchangeNote[], pairs: readonly SpanPair[]): Loss[] {
  const lose = (code: LossCode, facts: Loss['facts'] = {}): Loss => ({ noteId: note.id, code, facts });
  const losses: Loss[] = [];
  if (parts.length > 1) losses.push(lose('note-split', { notes: parts.length }));
  if (parts.map(({ text }) => text).join('\n') !== note.text) losses.push(lose('text-changed'));
  const fields = FIELDS.filter(([, differs]) => parts.some((part) => differs(note, part, parts.length)));
  if (fields.length > 0) losses.push(lose('fields-dropped', { fields: fields.map(([name]) => name).join(', ') }));
  if (parts.some(({ status }) => status !== note.status)) losses.push(lose('status-dropped', { status: note.status }));
  const counts = PROVENANCE.map(([name, differs]) => [name, pairs.filter(differs).length] as const);
  const lost = counts.filter(([, count]) => count > 0);
  if (lost.length > 0) losses.push(lose('provenance-dropped', Object.fromEntries(lost)));
  return losses;
}

type Differs = (note: ExchangeNote, back: ExchangeNote, parts: number) => boolean;

/** A title or patient that only repeats the id is kept as long as it still does: it says nothing else. */
const FIELDS: readonly (readonly [name: string, differs: Differs])[] = [
  ['id', (note, back) => note.id !== back.id],
  ['patientKey', (note, back, parts) => parts > 1 || namesDiffer(note.patientKey, note.id, back.patientKey, back.id)],
  ['title', (note, back) => namesDiffer(note.title, note.id, back.title, back.id)],
  ['date', (note, back) => note.date !== back.date],
  ['tokenizer', (note, back) => note.tokenizer !== back.tokenizer],
];

function namesDiffer(name: string, id: string, backName: string, backId: string): boolean {
  return name !== backName && !(name === id && backName === backId);
}

const PROVENANCE: readonly (readonly [name: string, differs: (pair: SpanPair) => boolean])[] = [
  ['by', ({ from, back }) => JSON.stringify(from.by) !== JSON.stringify(back.by)],
  ['at', ({ from, back }) => from.at !== back.at],
  ['confidence', ({ from, back }) => from.confidence !== back.confidence],
  ['origin', ({ from, back }) => from.origin !== back.origin],
  ['activeSeconds', ({ from, back }) => from.activeSeconds !== back.activeSeconds],
  ['model', ({ from, back }) => from.model !== back.model],
];
