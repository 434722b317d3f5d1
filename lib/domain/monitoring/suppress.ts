import { COUNTS_SIZE, type Counts, type CountsPart, placeOf } from './counts';

/** Cells of fewer notes are neither shown nor derivable. */
export const NOTES_MIN = 11;

/** A note stands in one cell of these alone, so notes of joined cells add up. In the others a note may stand in many. */
const ONE_CELL_A_NOTE: readonly CountsPart[] = ['tokensPerNote', 'entitiesPerNote'];
const MANY_CELLS_A_NOTE: readonly CountsPart[] = [
  'tags',
  'entities',
  'confidence',
  'tokenLength',
  'shape',
  'words',
  'sentenceLength',
];
/** Numbers with the whole they are part of: what is left of the whole is known too. */
export const SHARES = [
  ['unknownTokens', 'tokens'],
  ['lowConfidenceSentences', 'sentences'],
] as const satisfies readonly (readonly [CountsPart, CountsPart])[];

/** Notes with anything in each cell, and with anything outside each of SHARES. */
export interface Support {
  /** [COUNTS_SIZE] */
  readonly cells: Int32Array;
  /** [SHARES.length] */
  readonly outside: Int32Array;
}

export function emptySupport(): Support {
  return { cells: new Int32Array(COUNTS_SIZE), outside: new Int32Array(SHARES.length) };
}

/** Adds a note in place. @param note counts of one note */
export function addSupport(support: Support, note: Counts): void {
  for (let at = 0; at < note.length; at++) {
    if ((note[at] ?? 0) > 0) support.cells[at] = (support.cells[at] ?? 0) + 1;
  }
  for (let at = 0; at < SHARES.length; at++) {
    if (isOutside(note, at)) support.outside[at] = (support.outside[at] ?? 0) + 1;
  }
}

/** Whether a note has anything outside a share. @param at of SHARES */
export function isOutside(note: Counts, at: number): boolean {
  const [part, whole] = SHARES[at] ?? SHARES[0];
  return (note[placeOf(whole).from] ?? 0) > (note[placeOf(part).from] ?? 0);
}

/**
 * Moves what fewer than NOTES_MIN notes have to a neighbouring cell, so that each cell is of no note or of at least
 * NOTES_MIN; sums of a part stay. A share of too few notes becomes 0, one with too few notes outside it the whole.
 * @param counts [COUNTS_SIZE] of at least NOTES_MIN notes
 * @returns [COUNTS_SIZE], a copy
 */
export function suppressSmallCells(counts: Counts, { cells, outside }: Support): Counts {
  const shown = counts.slice();
  for (const [at, [part, whole]] of SHARES.entries()) {
    const { from } = placeOf(part);
    if ((cells[from] ?? 0) < NOTES_MIN) shown[from] = 0;
    else if ((outside[at] ?? 0) < NOTES_MIN) shown[from] = counts[placeOf(whole).from] ?? 0;
  }
  for (const part of MANY_CELLS_A_NOTE) joinCells(shown, cells, part, Math.max);
  for (const part of ONE_CELL_A_NOTE) joinCells(shown, cells, part, (a, b) => a + b);
  return shown;
}

/**
 * Joins runs of cells from the left until a run is large enough, and what is left over at the end with the run before.
 * The joined counts stand in the cell that made the run large enough, whatever the counts are. Where even the whole part
 * is too small, nothing of it is shown.
 * @param together notes that two cells have at least, from the notes of each
 */
function joinCells(shown: Counts, cells: Int32Array, part: CountsPart, together: (a: number, b: number) => number) {
  const { from, to } = placeOf(part);
  let waiting = 0;
  let notes = 0;
  let large: number | undefined;
  for (let at = from; at < to; at++) {
    waiting += shown[at] ?? 0;
    shown[at] = 0;
    notes = together(notes, cells[at] ?? 0);
    if (notes < NOTES_MIN) continue;
    shown[at] = waiting;
    large = at;
    waiting = 0;
    notes = 0;
  }
  if (large !== undefined) shown[large] = (shown[large] ?? 0) + waiting;
}
