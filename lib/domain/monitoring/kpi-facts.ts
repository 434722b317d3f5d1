import type { Evaluation } from '../model/evaluation';
import type { Label } from '../text/span';
import { MAX_LABELS } from './counts';
import { addKpiCounts, type Hits, type KpiCounts, LATENCY_EDGES_MS, noKpiCounts } from './kpi-counts';
import { NOTES_MIN } from './suppress';

/** What is counted of something that happened, and of how many notes each of its numbers is. */
export interface KpiFact {
  readonly counts: KpiCounts;
  /** Shaped as the counts; 0 where they are. */
  readonly notes: KpiCounts;
}

/** Classes of the token table: outside, then the labels of a label set in their order; the rest with the last. */
export const TOKEN_CLASSES = MAX_LABELS + 1;

/** What a person changed of a model's marks in a note, by label. */
export type Corrections = KpiCounts['edits'];

export function noFact(): KpiFact {
  return { counts: noKpiCounts(), notes: noKpiCounts() };
}

export function addFacts(first: KpiFact, second: KpiFact): KpiFact {
  return { counts: addKpiCounts(first.counts, second.counts), notes: addKpiCounts(first.notes, second.notes) };
}

/** Notes imported or written. */
export function arrived(notes: number): KpiFact {
  return ofNotes({ notes: { ...NOTES, arrived: notes } }, notes);
}

/** A note that a model read. @param ms undefined: not timed */
export function tagged(ms: number | undefined): KpiFact {
  const { latency } = NONE;
  const cell = ms === undefined ? -1 : LATENCY_EDGES_MS.findIndex((edge) => ms <= edge);
  const at = ms !== undefined && cell < 0 ? LATENCY_EDGES_MS.length : cell;
  return ofNotes({ notes: { ...NOTES, tagged: 1 }, latency: latency.map((_, place) => Number(place === at)) }, 1);
}

/** A note with a model's marks that a person opened. */
export function opened(): KpiFact {
  return ofNotes({ notes: { ...NOTES, opened: 1 } }, 1);
}

/**
 * A note that its person called finished.
 * @param corrections of the model's marks; undefined: no model's marks were shown
 */
export function finished(activeMs: number, corrections: Corrections | undefined): KpiFact {
  const untouched = corrections !== undefined && isUntouched(corrections);
  // Clocks of pages tell parts of milliseconds; counts are whole.
  const ms = Math.round(activeMs);
  return ofNotes(
    {
      notes: { ...NOTES, finished: 1, touchless: Number(untouched) },
      activeMs: ms,
      touchlessReadingMs: untouched ? ms : 0,
      edits: corrections ?? {},
    },
    1,
  );
}

/** Accepted as it was suggested. */
export function isUntouched(corrections: Corrections): boolean {
  return Object.values(corrections).every(({ added, deleted, changed }) => added + deleted + changed === 0);
}

/**
 * A note that two people tagged.
 * @param classes [T] of each token's class by the first and the second, 0 outside
 */
export function agreed(
  spans: KpiCounts['agreement'],
  classes: readonly (readonly [first: number, second: number])[],
): KpiFact {
  const tokenTable = new Array<number>(TOKEN_CLASSES * TOKEN_CLASSES).fill(0);
  const within = (one: number) => Math.min(TOKEN_CLASSES - 1, one);
  for (const [first, second] of classes) {
    const at = within(first) * TOKEN_CLASSES + within(second);
    tokenTable[at] = (tokenTable[at] ?? 0) + 1;
  }
  return ofNotes({ agreement: spans, tokenTable }, 1);
}

/** A note whose right marks are known. */
export function judged(exact: Readonly<Record<Label, Hits>>, overlap: Readonly<Record<Label, Hits>>): KpiFact {
  return ofNotes({ exact, overlap }, 1);
}

/** What a model was judged by before it was watched: its evaluation counts, all notes of it together. */
export function evaluated({ notes, exact, overlap }: Pick<Evaluation, 'notes' | 'exact' | 'overlap'>): KpiFact {
  const hits = ({ perLabel }: Evaluation['exact']) =>
    Object.fromEntries(
      Object.entries(perLabel).map(([label, { truePositives, falsePositives, falseNegatives }]) => [
        label,
        { truePositives, falsePositives, falseNegatives },
      ]),
    );
  return ofNotes({ exact: hits(exact), overlap: hits(overlap) }, notes);
}

/** Times of alarms, and alarms that were none: of windows, which have NOTES_MIN notes at least. */
export function ofAlarms(part: Partial<Pick<KpiCounts, 'detection' | 'recovery' | 'falseAlarms'>>): KpiFact {
  return ofNotes(part, NOTES_MIN);
}

const NONE = noKpiCounts();
const NOTES = NONE.notes;

function ofNotes(part: Partial<KpiCounts>, notes: number): KpiFact {
  const counts = { ...noKpiCounts(), ...part };
  return { counts, notes: mapNumbers(counts, (value) => (value === 0 ? 0 : notes)) };
}

/** The same shape with every number replaced. */
export function mapNumbers<T>(value: T, of: (value: number) => number): T {
  if (typeof value === 'number') return of(value) as T;
  if (Array.isArray(value)) return value.map((one) => mapNumbers(one, of)) as T;
  return Object.fromEntries(Object.entries(value as object).map(([key, one]) => [key, mapNumbers(one, of)])) as T;
}
