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

/** [SHARES_SIZE] where in the counts the number of each share stands. */
export const SHARE_CELLS: readonly number[] = SHARES.map(({ at }) => at);

const WIDTH = SHARES_SIZE + 3;
const TOKENS = SHARES_SIZE;
const SENTENCES = SHARES_SIZE + 1;
const NOTES = SHARES_SIZE + 2;
const WHOLE_AT = Int32Array.from(SHARES, ({ of }) => (of === 'tokens' ? TOKENS : SENTENCES));

/** A note's numbers that are not 0: [at, value] pairs, wholes and a 1 for the note at the end. */
export interface SparseNote {
  readonly at: Int32Array;
  readonly value: Float64Array;
}

export function sparseOf(counts: Counts): SparseNote {
  const at: number[] = [];
  const value: number[] = [];
  const add = (place: number, count: number) => {
    if (count === 0) return;
    at.push(place);
    value.push(count);
  };
  for (const [place, share] of SHARES.entries()) add(place, counts[share.at] ?? 0);
  add(TOKENS, counts[placeOf('tokens').from] ?? 0);
  add(SENTENCES, counts[placeOf('sentences').from] ?? 0);
  add(NOTES, counts[placeOf('notes').from] ?? 0);
  return { at: Int32Array.from(at), value: Float64Array.from(value) };
}

/** The numbers as one row, zeros put in. @returns [SHARES_SIZE + 3], what sharesOf and notesOf take */
export function sumsOf({ at, value }: SparseNote): Float64Array {
  const sums = new Float64Array(WIDTH);
  for (let place = 0; place < at.length; place++) sums[at[place] as number] = value[place] as number;
  return sums;
}

/** Sums over notes, and over products of a note's numbers: all that mean and covariance of shares need. */
export interface Moments {
  /** [WIDTH] */
  readonly sums: Float64Array;
  /** [WIDTH*WIDTH] row-major, lower half. */
  readonly products: Float64Array;
}

export function emptyMoments(): Moments {
  return { sums: new Float64Array(WIDTH), products: new Float64Array(WIDTH * WIDTH) };
}

export function copyMoments({ sums, products }: Moments): Moments {
  return { sums: sums.slice(), products: products.slice() };
}

/** Adds a note in place, or with −1 takes it off. */
export function addMoments({ sums, products }: Moments, { at, value }: SparseNote, sign: 1 | -1): void {
  for (let a = 0; a < at.length; a++) {
    const place = at[a] as number;
    const signed = sign * (value[a] as number);
    sums[place] = (sums[place] as number) + signed;
    const row = place * WIDTH;
    for (let b = 0; b <= a; b++) {
      const cell = row + (at[b] as number);
      products[cell] = (products[cell] as number) + signed * (value[b] as number);
    }
  }
}

/** @returns [SHARES_SIZE] count by whole; 0 where the whole is empty */
export function sharesOf(sums: Float64Array): Float64Array {
  return Float64Array.from(WHOLE_AT, (whole, at) => {
    const of = sums[whole] as number;
    return of > 0 ? (sums[at] as number) / of : 0;
  });
}

export const notesOf = (sums: Float64Array): number => sums[NOTES] as number;

/**
 * Covariance of the shares of one note's worth of text, by the delta method for ratios of sums over whole notes
 * (Cochran 1977, 6.3); of n notes it is the n-th part. @returns [SHARES_SIZE²] row-major, lower half
 */
export function noteCovariance({ sums, products }: Moments): Float64Array {
  const size = SHARES_SIZE;
  const n = sums[NOTES] as number;
  const mean = sharesOf(sums);
  const cell = (a: number, b: number) => (a >= b ? products[a * WIDTH + b] : products[b * WIDTH + a]) as number;
  const covariance = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    const [wholeA, meanA] = [WHOLE_AT[a] as number, mean[a] as number];
    for (let b = 0; b <= a; b++) {
      const [wholeB, meanB] = [WHOLE_AT[b] as number, mean[b] as number];
      const residual =
        cell(a, b) - meanA * cell(wholeA, b) - meanB * cell(wholeB, a) + meanA * meanB * cell(wholeA, wholeB);
      covariance[a * size + b] = (residual / n) * (n / (sums[wholeA] as number)) * (n / (sums[wholeB] as number));
    }
  }
  return covariance;
}

/** Variance, to first order, of a share of one note's worth of text that so many of the notes have once each. */
export function varianceOfNotes(having: number, share: number, { sums }: Moments): number {
  const whole = sums[WHOLE_AT[share] as number] as number;
  return (having * (sums[NOTES] as number)) / whole ** 2;
}
