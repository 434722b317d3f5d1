import { type Counts, type CountsPart, placeOf } from './counts';

/** What each count is a share of. */
type Whole = 'tokens' | 'sentences';

/** Parts with cells left out that the others give: a sum of shares that is always 1 tells nothing. */
const PARTS: readonly { readonly part: CountsPart; readonly cells: readonly [number, number]; readonly of: Whole }[] = [
  { part: 'unknownTokens', cells: [0, 1], of: 'tokens' },
  { part: 'rarityMillinats', cells: [0, 1], of: 'tokens' },
  { part: 'surpriseMillinats', cells: [0, 1], of: 'tokens' },
  { part: 'lowConfidenceSentences', cells: [0, 1], of: 'sentences' },
  { part: 'tokens', cells: [0, 1], of: 'sentences' },
  { part: 'tags', cells: [1, 8], of: 'tokens' },
  { part: 'shape', cells: [0, 17], of: 'tokens' },
  { part: 'tokenLength', cells: [0, 11], of: 'tokens' },
  { part: 'words', cells: [0, 63], of: 'tokens' },
];

interface Share {
  readonly at: number;
  readonly of: Whole;
}

const SHARES: readonly Share[] = PARTS.flatMap(({ part, cells: [from, to], of }) =>
  Array.from({ length: to - from }, (_, cell) => ({ at: placeOf(part).from + from + cell, of })),
);

/** Numbers by which windows are compared. */
export const SHARES_SIZE = SHARES.length;

/** Where among the shares that of a part's cell stands. @throws where it is none: the others give it */
export function placeOfShare(part: CountsPart, cell = 0): number {
  const place = SHARES.findIndex(({ at }) => at === placeOf(part).from + cell);
  if (place < 0) throw new Error(`placeOfShare: ${part} ${cell} is no share`);
  return place;
}

/** [SHARES_SIZE] where in the counts the number of each share stands. */
export const SHARE_CELLS: readonly number[] = SHARES.map(({ at }) => at);

/** Of a row of sums: the shares' numbers, tokens among them, then sentences and notes. */
const WIDTH = SHARES_SIZE + 2;
const TOKENS = placeOfShare('tokens');
const SENTENCES = SHARES_SIZE;
const NOTES = SHARES_SIZE + 1;
const WHOLE_AT = Int32Array.from(SHARES, ({ of }) => (of === 'tokens' ? TOKENS : SENTENCES));

/**
 * Notes' numbers that are not 0, side by side, since windows are drawn of them thousands of times. Note n has the entries
 * from start[n] up to start[n + 1].
 */
export interface SparseNotes {
  /** [notes + 1] */
  readonly start: Int32Array;
  /** [notes] what each counts as: 1, or 0 of one without anything. */
  readonly notes: Int32Array;
  /** [entries] place in a row of sums, rising in each note. */
  readonly at: Int32Array;
  /** [entries] */
  readonly value: Float64Array;
}

export function sparseNotes(notes: readonly Counts[]): SparseNotes {
  const start = new Int32Array(notes.length + 1);
  const at: number[] = [];
  const value: number[] = [];
  for (const [n, counts] of notes.entries()) {
    for (const [place, count] of sumsOf(counts).entries()) {
      if (count === 0 || place === NOTES) continue;
      at.push(place);
      value.push(count);
    }
    start[n + 1] = at.length;
  }
  const own = Int32Array.from(notes, (counts) => counts[placeOf('notes').from] as number);
  return { start, notes: own, at: Int32Array.from(at), value: Float64Array.from(value) };
}

/** Numbers of counts as one row. @returns [SHARES_SIZE + 2], what sharesOf and notesOf take */
export function sumsOf(counts: Counts): Float64Array {
  const sums = new Float64Array(WIDTH);
  for (let place = 0; place < SHARES_SIZE; place++) sums[place] = counts[SHARE_CELLS[place] as number] as number;
  sums[SENTENCES] = counts[placeOf('sentences').from] as number;
  sums[NOTES] = counts[placeOf('notes').from] as number;
  return sums;
}

/** Sums over notes, and over products of a note's numbers: all that mean and covariance of shares need. */
export interface Moments {
  /** [WIDTH] */
  readonly sums: Float64Array;
  /** [WIDTH*WIDTH] row-major, lower half; without the notes' own row, which nobody asks for. */
  readonly products: Float64Array;
}

export function emptyMoments(): Moments {
  return { sums: new Float64Array(WIDTH), products: new Float64Array(WIDTH * WIDTH) };
}

/** Copies in place. */
export function setMoments({ sums, products }: Moments, from: Moments): void {
  sums.set(from.sums);
  products.set(from.products);
}

/** Adds a note in place, or with −1 takes it off. All numbers are whole, so that nothing is lost by either. */
export function addMoments(
  { sums, products }: Moments,
  { start, notes, at, value }: SparseNotes,
  note: number,
  sign: 1 | -1,
): void {
  const from = start[note] as number;
  const to = start[note + 1] as number;
  sums[NOTES] = (sums[NOTES] as number) + sign * (notes[note] as number);
  for (let a = from; a < to; a++) {
    const place = at[a] as number;
    const signed = sign * (value[a] as number);
    sums[place] = (sums[place] as number) + signed;
    const row = place * WIDTH;
    let b = from;
    // Most of the time that a reference takes is spent here: four at once.
    for (; b + 3 <= a; b += 4) {
      const [first, second] = [row + (at[b] as number), row + (at[b + 1] as number)];
      const [third, fourth] = [row + (at[b + 2] as number), row + (at[b + 3] as number)];
      products[first] = (products[first] as number) + signed * (value[b] as number);
      products[second] = (products[second] as number) + signed * (value[b + 1] as number);
      products[third] = (products[third] as number) + signed * (value[b + 2] as number);
      products[fourth] = (products[fourth] as number) + signed * (value[b + 3] as number);
    }
    for (; b <= a; b++) {
      const cell = row + (at[b] as number);
      products[cell] = (products[cell] as number) + signed * (value[b] as number);
    }
  }
}

/** @returns [SHARES_SIZE] count by whole; 0 where the whole is empty */
export function sharesOf(sums: Float64Array): Float64Array {
  const shares = new Float64Array(SHARES_SIZE);
  for (let at = 0; at < SHARES_SIZE; at++) {
    const of = sums[WHOLE_AT[at] as number] as number;
    if (of > 0) shares[at] = (sums[at] as number) / of;
  }
  return shares;
}

export const notesOf = (sums: Float64Array): number => sums[NOTES] as number;

/**
 * Covariance of the shares of one note's worth of text, by the delta method for ratios of sums over whole notes
 * (Cochran 1977, 6.3); of n notes it is the n-th part.
 * @param into [SHARES_SIZE²], overwritten @returns [SHARES_SIZE²] row-major, lower half
 */
export function noteCovariance(
  { sums, products }: Moments,
  into: Float64Array = new Float64Array(SHARES_SIZE * SHARES_SIZE),
): Float64Array {
  const size = SHARES_SIZE;
  const n = sums[NOTES] as number;
  const mean = sharesOf(sums);
  const notesAWhole = sums.map((sum) => n / sum);
  const productOf = (a: number, b: number) => products[Math.max(a, b) * WIDTH + Math.min(a, b)] as number;
  for (let a = 0; a < size; a++) {
    const wholeA = WHOLE_AT[a] as number;
    const meanA = mean[a] as number;
    for (let b = 0; b <= a; b++) {
      const wholeB = WHOLE_AT[b] as number;
      const meanB = mean[b] as number;
      const residual =
        (products[a * WIDTH + b] as number) -
        meanA * productOf(wholeA, b) -
        meanB * productOf(wholeB, a) +
        meanA * meanB * productOf(wholeA, wholeB);
      into[a * size + b] = (residual / n) * (notesAWhole[wholeA] as number) * (notesAWhole[wholeB] as number);
    }
  }
  return into;
}

/** Variance, to first order, of a share of one note's worth of text that so many of the notes have once each. */
export function varianceOfNotes(having: number, share: number, { sums }: Moments): number {
  const whole = sums[WHOLE_AT[share] as number] as number;
  return (having * (sums[NOTES] as number)) / whole ** 2;
}
