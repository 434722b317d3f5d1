import { type Counts, totalOf } from './counts';
import type { NoteCertainty } from './f1-estimate';
import { addNote, isFull, type OpenWindow, openWindow } from './window';

/** A note that was read, as it is counted. */
export interface CountedNote {
  readonly noteId: string;
  /** Of its text. */
  readonly print: number;
  readonly counts: Counts;
  readonly certainty: NoteCertainty;
  /** 0-1, higher is less certain. */
  readonly uncertainty: number;
}

/** What is open of one model's window: enough to go on after a reload. */
export interface OpenReadings {
  readonly modelVersionId: string;
  readonly window: OpenWindow;
}

export interface Counted {
  /** Undefined: the last note filled a window. */
  readonly open: OpenReadings | undefined;
  /** In the order in which they were filled; the first has the number `nextNumber`. */
  readonly full: readonly OpenReadings[];
  /** The number of the window of each note, in the order given. */
  readonly windowOf: readonly number[];
}

/**
 * Adds notes to the open window and begins new ones as windows fill up. What is open of another model's window is given
 * up: its notes were counted, and belong to no window that is told of.
 * @param notes none of which was counted before @param nextNumber of the window that is open or to be opened
 */
export function countReadings(
  open: OpenReadings | undefined,
  notes: readonly CountedNote[],
  {
    modelVersionId,
    windowSentences,
    nextNumber,
  }: {
    readonly modelVersionId: string;
    readonly windowSentences: number;
    readonly nextNumber: number;
  },
): Counted {
  const kept = open?.modelVersionId === modelVersionId ? open : undefined;
  let window = kept ? copyOf(kept.window) : openWindow();
  const full: OpenReadings[] = [];
  const windowOf: number[] = [];
  for (const { counts, certainty } of notes) {
    addNote(window, counts, certainty);
    windowOf.push(nextNumber + full.length);
    if (!isFull(window, windowSentences)) continue;
    full.push({ modelVersionId, window });
    window = openWindow();
  }
  return { open: totalOf(window.counts, 'notes') > 0 ? { modelVersionId, window } : undefined, full, windowOf };
}

function copyOf({ counts, support, certainty, predictedNotes }: OpenWindow): OpenWindow {
  return {
    counts: counts.slice(),
    support: { cells: support.cells.slice(), outside: support.outside.slice() },
    certainty,
    predictedNotes,
  };
}
