import type { Note } from '../text/note';
import type { Label } from '../text/span';
import { compareMarks } from './apply-edit';
import type { MarkChange } from './edit';
import type { ExchangeNote, ExchangeSpan } from './exchange';
import type { Annotator, NoteWork, WorkMark } from './mark';
import { carryRanges } from './match-notes';

/** An id as another browser can know it: ids of notes begin with their dataset's, which differs from place to place. */
export function ownId(id: string, datasetId: string): string {
  return id.startsWith(`${datasetId}:`) ? id.slice(datasetId.length + 1) : id;
}

/** A note of a layer as it travels. @param rejected whether rejected suggestions go along */
export function exchangeNoteOf(
  note: Note,
  work: Pick<NoteWork, 'marks' | 'status'>,
  datasetId: string,
  rejected: boolean,
): ExchangeNote {
  const marks = rejected ? work.marks : work.marks.filter(({ state }) => state === 'set');
  return {
    id: ownId(note.id, datasetId),
    patientKey: ownId(note.patientKey, datasetId),
    title: note.title,
    ...(note.date === undefined ? {} : { date: note.date }),
    text: note.text,
    tokenizer: note.tokenizer,
    status: work.status,
    spans: marks.map(exchangeSpanOf),
  };
}

function exchangeSpanOf({ start, end, label, state, origin, by, at, from, activeMs }: WorkMark): ExchangeSpan {
  return {
    start,
    end,
    label,
    state,
    by: { kind: 'person', name: by },
    at,
    confidence: from?.confidence,
    origin,
    ...(activeMs === undefined ? {} : { activeSeconds: activeMs / 1000 }),
    ...(from === undefined ? {} : { model: from.modelId }),
  };
}

/** The note with the spans of people who have one of these names under another. */
export function renamed(note: ExchangeNote, names: readonly string[], name: string): ExchangeNote {
  const spans = note.spans.map((span) =>
    span.by.kind === 'person' && names.includes(span.by.name) ? { ...span, by: { ...span.by, name } } : span,
  );
  return { ...note, spans };
}

export interface TakingMarks {
  /** Whose layer they come into: the name of spans without one. */
  readonly annotator: Annotator;
  /** Only this person's; undefined: everybody's. '' is a name as a file may have it. */
  readonly person: string | undefined;
  readonly labels: ReadonlySet<Label>;
  /** ISO 8601, UTC: of spans without a time. */
  readonly now: string;
  readonly newId: () => string;
}

/**
 * The marks of a file's note for a layer, in the project's text. Open suggestions are no marks. Of spans with one range,
 * label and state the first stays, and a standing one takes the place of a rejected one.
 * @param text of the project's note: the file's, or the same but for space
 */
export function marksOfExchange(note: ExchangeNote, text: string, taking: TakingMarks): WorkMark[] {
  const { annotator, person, labels, now, newId } = taking;
  const carry = carryRanges(note.text, text);
  const marks: WorkMark[] = [];
  const seen = new Set<string>();
  const bySetFirst = [...note.spans].sort((a, b) => Number(a.state !== 'set') - Number(b.state !== 'set'));
  for (const span of bySetFirst) {
    const { by, label, state, confidence } = span;
    const range = carry(span);
    if (state === 'suggested' || !range || !labels.has(label)) continue;
    if (person !== undefined && personOf(span) !== person) continue;
    const where = { ...range, label };
    const key = `${where.start} ${where.end} ${label}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const model = span.model ?? (by.kind === 'model' ? by.version : undefined);
    marks.push({
      ...where,
      id: newId(),
      state,
      origin: span.origin,
      by: personOf(span) || annotator,
      at: span.at ?? now,
      from: model === undefined ? undefined : { modelId: model, confidence: confidence ?? 1 },
      activeMs: span.activeSeconds === undefined ? undefined : Math.round(span.activeSeconds * 1000),
    });
  }
  return marks.sort(compareMarks);
}

/** '' for spans of a model or of nobody. */
export function personOf({ by }: Pick<ExchangeSpan, 'by'>): string {
  return by.kind === 'person' ? by.name : '';
}

/**
 * What makes a layer hold exactly these marks: those it has, whatever their ids, stay; the others go or come.
 * @param wanted each range and label once
 */
export function replacingChanges(current: readonly WorkMark[], wanted: readonly WorkMark[]): MarkChange[] {
  const missing = new Map(wanted.map((mark) => [contentOf(mark), mark]));
  const changes: MarkChange[] = [];
  for (const mark of current) {
    if (!missing.delete(contentOf(mark))) changes.push({ before: mark, after: undefined });
  }
  for (const mark of missing.values()) changes.push({ before: undefined, after: mark });
  return changes;
}

/** All of a mark but its id. */
function contentOf({ start, end, label, state, origin, by, at, from, activeMs }: WorkMark): string {
  return JSON.stringify([start, end, label, state, origin, by, at, from?.modelId, from?.confidence, activeMs]);
}
