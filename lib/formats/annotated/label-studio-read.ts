import type { ExchangeFile, ExchangeNote, ExchangeSpan, SpanAuthor } from '@/lib/domain/annotation/exchange';
import { IMPORT_LIMITS } from '@/lib/domain/data/limits';
import {
  isObject,
  type JsonObject,
  listOf,
  nameOf,
  numberOf,
  offsetOf,
  type PlacedValue,
  parseJson,
  textOf,
} from './json';
import { noteOfValues } from './note-values';
import type { RawNote, RawSpan } from './raw-note';
import { type ExchangeResult, finishReading, type ReadingLog, type ReadOptions } from './read-notes';
import { originOf } from './span-values';

const ORIGINS: Readonly<Record<string, ExchangeSpan['origin']>> = {
  manual: 'drawn',
  prediction: 'accepted',
  'prediction-changed': 'edited',
};

/**
 * Label Studio's export (JSON, not JSON-MIN) and tasks made for its import. The text is `data.text`, or the only text
 * in `data`. Every annotation that was not cancelled is read, so one note holds the spans of all its annotators.
 * Relations, choices and ratings are told as lost.
 */
export function readLabelStudio(files: readonly ExchangeFile[], options: ReadOptions = {}): ExchangeResult {
  const log: ReadingLog = { issues: [], losses: [] };
  const raws: RawNote[] = [];
  for (const file of files) {
    const tasks = parseJson(file, options.limits ?? IMPORT_LIMITS);
    if (!tasks.ok) return tasks;
    for (const task of tasks.value) {
      const raw = rawNote(task, raws.length + 1, log);
      if (raw) raws.push(raw);
      else
        log.issues.push({ code: 'note-malformed', severity: 'rejected', place: task.place, facts: { field: 'data' } });
    }
  }
  return finishReading(raws, 'code-point', log, options);
}

function rawNote({ value, place }: PlacedValue, ordinal: number, log: ReadingLog): RawNote | undefined {
  if (!isObject(value) || !isObject(value.data)) return undefined;
  const text = textOfTask(value.data);
  if (text === undefined) return undefined;
  const note = noteOfValues(value.data, text, nameOf(value.id) ?? nameOf(value.inner_id) ?? `note-${ordinal}`);
  const all = listOf(value.annotations ?? value.completions).filter(isObject);
  const annotations = all.filter((annotation) => annotation.was_cancelled !== true);
  if (annotations.length < all.length) {
    const facts = { annotations: all.length - annotations.length };
    log.issues.push({ code: 'cancelled-passed-over', severity: 'notice', place, noteId: note.id, facts });
  }
  const layers = [
    ...annotations.map((layer) => ({ layer, state: 'set' as const })),
    ...listOf(value.predictions)
      .filter(isObject)
      .map((layer) => ({ layer, state: 'suggested' as const })),
  ];
  const spans: RawSpan[] = [];
  let number = 0;
  let others = 0;
  for (const { layer, state } of layers) {
    for (const region of listOf(layer.result)) {
      const labels = isObject(region) && isObject(region.value) ? labelsOf(region.value) : undefined;
      if (!isObject(region) || labels === undefined) {
        others += 1;
        continue;
      }
      number += 1;
      const span = rawSpan(region, layer, state);
      if (span) spans.push(...labels.map((label) => ({ ...span, number, what: { ...span.what, label } })));
      else
        log.issues.push({
          code: 'span-malformed',
          severity: 'rejected',
          place,
          noteId: note.id,
          span: number,
          facts: {},
        });
    }
  }
  if (others > 0) log.losses.push({ noteId: note.id, code: 'other-annotations-dropped', facts: { regions: others } });
  return { place, note: { ...note, status: note.status ?? statusOfTask(annotations) }, spans };
}

/** What is submitted there is done. */
function statusOfTask(annotations: readonly JsonObject[]): ExchangeNote['status'] {
  if (annotations.length === 0) return 'not-started';
  return annotations.some(({ result }) => listOf(result).length > 0) ? 'done' : 'reviewed-empty';
}

function textOfTask(data: JsonObject): string | undefined {
  if (typeof data.text === 'string') return data.text;
  const texts = Object.values(data).filter((value) => typeof value === 'string');
  return texts.length === 1 ? texts[0] : undefined;
}

function labelsOf(value: JsonObject): string[] | undefined {
  const labels = value.labels ?? value.hypertextlabels;
  return Array.isArray(labels) ? labels.flatMap((label) => nameOf(label) ?? []) : undefined;
}

function rawSpan(region: JsonObject, layer: JsonObject, state: 'set' | 'suggested'): RawSpan | undefined {
  const value = isObject(region.value) ? region.value : {};
  const start = offsetOf(value.start);
  const end = offsetOf(value.end);
  if (start === undefined || end === undefined) return undefined;
  const meta = isObject(region.meta) ? region.meta : {};
  const origin = originOf(meta.origin) ?? ORIGINS[textOf(region.origin) ?? ''] ?? 'imported';
  const activeSeconds = numberIn(meta.seconds);
  const model = textOf(meta.suggested_by);
  const what = {
    label: '',
    state,
    by: authorOf(meta, layer, state),
    at: textOf(meta.at) ?? textOf(layer.updated_at) ?? textOf(layer.created_at),
    confidence: numberIn(meta.confidence) ?? numberOf(region.score),
    origin,
    ...(activeSeconds === undefined ? {} : { activeSeconds }),
    ...(model === undefined ? {} : { model }),
  };
  return { number: 0, ranges: [{ start, end }], quote: textOf(value.text), what };
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'string' && value !== '' ? numberOf(Number(value)) : undefined;
}

function authorOf(meta: JsonObject, layer: JsonObject, state: 'set' | 'suggested'): SpanAuthor {
  if (typeof meta.by === 'string') return { kind: 'person', name: meta.by };
  if (typeof meta.model === 'string') return { kind: 'model', version: meta.model };
  if (state === 'suggested') return { kind: 'model', version: nameOf(layer.model_version) ?? '' };
  const person = layer.completed_by;
  const name = isObject(person)
    ? (nameOf(person.email) ?? nameOf(person.username) ?? nameOf(person.id))
    : nameOf(person);
  return { kind: 'person', name: name ?? '' };
}
