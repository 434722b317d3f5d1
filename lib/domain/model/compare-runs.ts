import { noteKeyIn } from '../data/note-key';
import { type Label, type Span, sameSpan, spansOverlap } from '../text/span';
import { compareModels, type ModelDifference } from './compare-models';
import type { SentenceError } from './run';
import type { RunSummary } from './run-summary';

/** Why two runs cannot be set side by side. */
export type NotComparable =
  | { readonly code: 'same-run' }
  | { readonly code: 'not-judged'; readonly number: number }
  /** One was judged on test notes, the other on held-out ones. */
  | { readonly code: 'other-part' }
  | { readonly code: 'other-notes' };

type Comparable = Pick<
  RunSummary,
  'id' | 'number' | 'figures' | 'judgedHash' | 'datasetHash' | 'splitHash' | 'splits' | 'settings'
>;

/** Figures of two runs mean something side by side only when they are of the same notes. */
export function whyNotComparable(first: Comparable, second: Comparable): NotComparable | undefined {
  if (first.id === second.id) return { code: 'same-run' };
  for (const run of [first, second]) if (!run.figures) return { code: 'not-judged', number: run.number };
  if (first.figures?.split !== second.figures?.split) return { code: 'other-part' };
  return sameNotes(first, second) ? undefined : { code: 'other-notes' };
}

function sameNotes(first: Comparable, second: Comparable): boolean {
  if (first.judgedHash !== undefined && second.judgedHash !== undefined) return first.judgedHash === second.judgedHash;
  // Runs of older versions do not state which notes they were judged on; the same dataset cut in the same way tells.
  if (first.datasetHash !== second.datasetHash) return false;
  if (first.figures?.split === 'test' || (first.splits.dev?.notes ?? 0) > 0) return true;
  return first.settings.devShare === second.settings.devShare && first.settings.seed === second.settings.seed;
}

/** A note that both runs were judged on; `key` names it inside its dataset. */
export interface JudgedByBoth {
  readonly key: string;
  readonly noteId: string;
  readonly gold: readonly Span[];
}

/** What one run found: sentences that differ from gold, and how its dataset names itself in them. */
export interface RunFindings {
  readonly datasetId: string;
  readonly errors: readonly SentenceError[];
}

/** A sentence where the two runs do not find the same spans. */
export interface DifferingSentence {
  readonly noteId: string;
  readonly start: number;
  readonly end: number;
  readonly gold: readonly Span[];
  readonly first: readonly Span[];
  readonly second: readonly Span[];
}

export interface RunComparison {
  /** First minus second. */
  readonly difference: ModelDifference;
  /** In the notes' order. */
  readonly sentences: readonly DifferingSentence[];
}

/**
 * What a run predicted, note by note: the sentences stored as errors say it, and in all others the model found the gold
 * spans. A gold span across a sentence's border stands in the errors of both sentences, since no model can find it.
 * @returns [notes] spans in no order
 */
export function predictionsOf(notes: readonly JudgedByBoth[], { datasetId, errors }: RunFindings): Span[][] {
  const byNote = groupByNote(datasetId, errors);
  return notes.map(({ key, gold }) => {
    const own = byNote.get(key) ?? [];
    const untouched = gold.filter((span) => !own.some((error) => spansOverlap(span, error)));
    return [...untouched, ...own.flatMap((error) => error.predicted)];
  });
}

/** @param first what the first run predicted in each note, and its errors; the same of the second */
export function compareRuns(
  notes: readonly JudgedByBoth[],
  labels: readonly Label[],
  first: { readonly predicted: readonly Span[][]; readonly findings: RunFindings },
  second: { readonly predicted: readonly Span[][]; readonly findings: RunFindings },
  options: { readonly resamples: number; readonly seed: number },
): RunComparison {
  const rows = notes.map(({ gold }, i) => ({
    gold,
    first: first.predicted[i] ?? [],
    second: second.predicted[i] ?? [],
  }));
  return {
    difference: compareModels(rows, labels, options),
    sentences: differingSentences(notes, first.findings, second.findings),
  };
}

function differingSentences(
  notes: readonly JudgedByBoth[],
  first: RunFindings,
  second: RunFindings,
): DifferingSentence[] {
  const [a, b] = [groupByNote(first.datasetId, first.errors), groupByNote(second.datasetId, second.errors)];
  return notes.flatMap(({ key, noteId }) => {
    const rows = new Map<number, { first?: SentenceError; second?: SentenceError }>();
    for (const error of a.get(key) ?? []) rows.set(error.start, { first: error });
    for (const error of b.get(key) ?? []) rows.set(error.start, { ...rows.get(error.start), second: error });
    return [...rows.values()].flatMap((row) => {
      const error = row.first ?? row.second;
      if (!error) return [];
      const { start, end, gold } = error;
      const found = { first: row.first?.predicted ?? gold, second: row.second?.predicted ?? gold };
      return sameSpans(found.first, found.second) ? [] : [{ noteId, start, end, gold, ...found }];
    });
  });
}

function groupByNote(datasetId: string, errors: readonly SentenceError[]): Map<string, SentenceError[]> {
  const byNote = new Map<string, SentenceError[]>();
  for (const error of errors) {
    const key = noteKeyIn(datasetId, error.noteId);
    const own = byNote.get(key);
    if (own) own.push(error);
    else byNote.set(key, [error]);
  }
  return byNote;
}

function sameSpans(a: readonly Span[], b: readonly Span[]): boolean {
  return a.length === b.length && a.every((span) => b.some((other) => sameSpan(span, other)));
}
