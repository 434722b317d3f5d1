import { fail, ok, type Result } from '../result';
import { addCounts, COUNTS_VERSION, type Counts, emptyCounts, totalOf } from './counts';
import type { NoteCertainty } from './f1-estimate';
import { addSupport, emptySupport, NOTES_MIN, type Support, suppressSmallCells } from './suppress';

/**
 * Notes read since the last full window. A note is counted once, when it is first read: windows never share a note, not
 * even those of two models, so the difference of two windows is never one note.
 */
export interface OpenWindow {
  readonly counts: Counts;
  readonly support: Support;
  /** Sums over the notes, for the F1 estimate. */
  certainty: NoteCertainty;
  /** Notes with a predicted entity. */
  predictedNotes: number;
}

export function openWindow(): OpenWindow {
  return {
    counts: emptyCounts(),
    support: emptySupport(),
    certainty: { predicted: 0, right: 0, expected: 0 },
    predictedNotes: 0,
  };
}

/** Adds a note in place. @param note counts of one note */
export function addNote(window: OpenWindow, note: Counts, certainty: NoteCertainty): void {
  addCounts(window.counts, note);
  addSupport(window.support, note);
  const { predicted, right, expected } = window.certainty;
  window.certainty = {
    predicted: predicted + certainty.predicted,
    right: right + certainty.right,
    expected: expected + certainty.expected,
  };
  if (certainty.predicted > 0) window.predictedNotes++;
}

/** Enough sentences to be judged and enough notes to be told of. */
export function isFull({ counts }: OpenWindow, windowSentences: number): boolean {
  return totalOf(counts, 'sentences') >= windowSentences && totalOf(counts, 'notes') >= NOTES_MIN;
}

/** All that may leave the browser about what was read. A window is sent when it is full, and never changes after. */
export interface WindowSummary {
  readonly version: typeof COUNTS_VERSION;
  readonly modelVersionId: string;
  /** Counts up from 1 in each browser, over all models. */
  readonly windowNumber: number;
  /** [COUNTS_SIZE] integers; each cell is of no note or of NOTES_MIN and more. */
  readonly counts: readonly number[];
  /** Calibrated sums over all its notes, in thousandths of an entity. */
  readonly certainty: { readonly predicted: number; readonly rightMilli: number; readonly expectedMilli: number };
}

export type SummaryError = { readonly code: 'too-few-notes'; readonly notes: number; readonly notesMin: number };

export function summarise(
  window: OpenWindow,
  modelVersionId: string,
  windowNumber: number,
): Result<WindowSummary, SummaryError> {
  const notes = totalOf(window.counts, 'notes');
  if (notes < NOTES_MIN) return fail({ code: 'too-few-notes', notes, notesMin: NOTES_MIN });
  const counts = suppressSmallCells(window.counts, window.support);
  const { expected } = window.certainty;
  const few = window.predictedNotes < NOTES_MIN;
  const { predicted, right } = few ? { predicted: 0, right: 0 } : window.certainty;
  return ok({
    version: COUNTS_VERSION,
    modelVersionId,
    windowNumber,
    counts: [...counts],
    certainty: { predicted, rightMilli: Math.round(1000 * right), expectedMilli: Math.round(1000 * expected) },
  });
}
