import type { ExchangeNote, ExchangeSpan, ExchangeWritten, Loss } from '@/lib/domain/annotation/exchange';
import { spanLoss, splitsPair } from './held-spans';
import { noteValues } from './note-values';
import { type Convert, fromUtf16 } from './units';

/** Names of Label Studio's own template for named entities: <Labels name="label" toName="text">, <Text value="$text">. */
const NAMES = { from_name: 'label', to_name: 'text', type: 'labels' } as const;
const LABEL_STUDIO_ORIGINS: Readonly<Record<ExchangeSpan['origin'], string>> = {
  drawn: 'manual',
  accepted: 'prediction',
  edited: 'prediction-changed',
  imported: 'manual',
  applied: 'manual',
  adjudicated: 'manual',
};

/**
 * Label Studio's list of tasks, offsets in code points: people's spans in `annotations`, one for each annotator,
 * suggestions in `predictions`, one for each model version. The note's fields stand in the task's `data`; what Label
 * Studio has no field for stands in the `meta` of each region. People are named there and not in `completed_by`: an
 * import of people it does not know is refused. Rejected suggestions cannot be held.
 */
export function writeLabelStudio(notes: readonly ExchangeNote[]): ExchangeWritten {
  const losses: Loss[] = [];
  const tasks = notes.map((note) => {
    const held = note.spans.filter((span) => {
      const splits = splitsPair(note.text, span.start) || splitsPair(note.text, span.end);
      const code = span.state === 'rejected' ? 'rejected-dropped' : splits ? 'splits-character' : undefined;
      if (code) losses.push(spanLoss(note.id, span, code));
      return code === undefined;
    });
    return JSON.stringify(taskOf(note, held));
  });
  return { files: [{ name: 'label-studio.json', text: `[\n${tasks.join(',\n')}\n]\n` }], losses };
}

function taskOf(note: ExchangeNote, spans: readonly ExchangeSpan[]) {
  const convert = fromUtf16(note.text, 'code-point');
  const results = (of: readonly ExchangeSpan[]) => of.map((span) => regionOf(note.text, span, convert, spans));
  const set = byAuthor(spans.filter(({ state }) => state === 'set'));
  const suggested = byAuthor(spans.filter(({ state }) => state === 'suggested'));
  // A reviewed note without spans is annotated there, too.
  const reviewed = set.length === 0 && (note.status === 'done' || note.status === 'reviewed-empty');
  return {
    data: { text: note.text, ...noteValues(note) },
    annotations: reviewed ? [{ result: [] }] : set.map((of) => ({ result: results(of) })),
    predictions: suggested.map((of) => ({ model_version: versionOf(of[0]), result: results(of) })),
  };
}

function regionOf(text: string, span: ExchangeSpan, convert: Convert, all: readonly ExchangeSpan[]) {
  const { start, end, label, confidence, origin } = span;
  const value = { start: convert(start), end: convert(end), text: text.slice(start, end), labels: [label] };
  const region = { id: `span-${all.indexOf(span) + 1}`, ...NAMES, value, meta: metaOf(span) };
  return span.state === 'suggested'
    ? { ...region, score: confidence }
    : { ...region, origin: LABEL_STUDIO_ORIGINS[origin] };
}

/** Texts alone: Label Studio leaves out other values. */
function metaOf({ by, at, confidence, origin, activeSeconds, model, state }: ExchangeSpan): Record<string, string> {
  const meta: Record<string, string> = { origin };
  if (by.kind === 'model' && state === 'set') meta.model = by.version;
  if (by.kind === 'person' && (by.name !== '' || state === 'suggested')) meta.by = by.name;
  if (at !== undefined) meta.at = at;
  if (confidence !== undefined && state === 'set') meta.confidence = String(confidence);
  if (activeSeconds !== undefined) meta.seconds = String(activeSeconds);
  if (model !== undefined) meta.suggested_by = model;
  return meta;
}

function versionOf(span: ExchangeSpan | undefined): string {
  return span?.by.kind === 'model' ? span.by.version : '';
}

/** In order of first appearance. */
function byAuthor(spans: readonly ExchangeSpan[]): ExchangeSpan[][] {
  const groups = new Map<string, ExchangeSpan[]>();
  for (const span of spans) {
    const key = JSON.stringify(span.by);
    groups.set(key, [...(groups.get(key) ?? []), span]);
  }
  return [...groups.values()];
}
