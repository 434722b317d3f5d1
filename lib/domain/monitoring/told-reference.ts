import { fromBase64Url, toBase64Url } from './base64url';
import { addCounts, type Counts, emptyCounts } from './counts';
import { decodeCounts, encodeCounts } from './counts-code';
import type { Reference } from './reference';
import { SHARES_SIZE, sharesOf, sumsOf } from './shares';
import { SIGNALS } from './signals';
import { addSupport, emptySupport, suppressSmallCells } from './suppress';
import { covarianceOfFactor, factorsOf } from './views';

/** What windows of one size look like, as it is sent. Lists are base64url of float32, little-endian. */
export interface ToldThresholds {
  readonly windowSentences: number;
  readonly resamples: number;
  readonly distances: string;
  /** [views] Absent in version 1, whose distances are T² of all shares alone. */
  readonly spreads?: readonly number[] | undefined;
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  readonly scores: readonly string[];
}

/** Counts and their second moments: all that judging a window needs, in about 45 kB. */
export interface ToldReferenceParts {
  readonly counts: string;
  /** Of the first view; the others follow from it. Lower half with the diagonal, row by row. */
  readonly factor: string;
  readonly browser: ToldThresholds;
  readonly fleet: ToldThresholds | null;
  /** Absent in version 1. */
  readonly f1Spread?: number | undefined;
}

/** Share of the resamples, the largest, that are told one by one: every p up to it is exact. */
const EXACT = { distances: 0.125, scores: 0.06 } as const;
/** Of the rest each 50th. */
const STEP = 50;

/**
 * A reference as it may be told: cells that 1 to 10 notes have are joined as in a window; how cells vary was made of what
 * may be told (tellable-spread.ts); numbers are rounded to float32. Whoever judges by what was told, and the author's
 * browser as well, judges alike.
 * @param notes those the reference was made from
 */
export function tellable(reference: Reference, notes: readonly Counts[]): Reference {
  const total = emptyCounts();
  const support = emptySupport();
  for (const note of notes) {
    addCounts(total, note);
    addSupport(support, note);
  }
  const counts = suppressSmallCells(total, support);
  return {
    ...reference,
    counts,
    shares: sharesOf(sumsOf(counts)),
    factors: toldFactors(rounded(reference.factors[0] as Float64Array)),
    distances: rounded(reference.distances),
    mean: rounded(reference.mean),
    deviation: rounded(reference.deviation),
    scores: reference.scores.map(rounded),
  };
}

/** @param reference @param fleet as tellable() made them, of the same notes; undefined: too few notes to tell */
export function encodeReference(reference: Reference, fleet: Reference | undefined): ToldReferenceParts {
  return {
    counts: encodeCounts(reference.counts),
    factor: encodeNumbers(lowerHalf(reference.factors)),
    browser: encodeThresholds(reference),
    fleet: fleet ? encodeThresholds(fleet) : null,
    f1Spread: reference.f1Spread,
  };
}

/** @returns undefined when a part has not the numbers it must have, or they are none */
export function decodeReference(
  told: ToldReferenceParts,
): { readonly browser: Reference; readonly fleet: Reference | undefined } | undefined {
  const counts = decodeCounts(told.counts);
  const half = decodeNumbers(told.factor, (SHARES_SIZE * (SHARES_SIZE + 1)) / 2);
  if (!counts || !half) return undefined;
  const factor = new Float64Array(SHARES_SIZE * SHARES_SIZE);
  let from = 0;
  for (let row = 0; row < SHARES_SIZE; row++) {
    for (let column = 0; column <= row; column++) factor[row * SHARES_SIZE + column] = half[from++] as number;
    if (!((factor[row * SHARES_SIZE + row] as number) > 0)) return undefined;
  }
  const shares = sharesOf(sumsOf(counts));
  const factors = told.browser.spreads ? readFactors(factor) : [factor];
  if (!factors) return undefined;
  const open = (thresholds: ToldThresholds): Reference | undefined => {
    const rest = decodeThresholds(thresholds);
    if (!rest) return undefined;
    if (rest.spreads.length !== factors.length) return undefined;
    return { version: 2, counts, shares, factors, ...rest, f1Spread: told.f1Spread ?? 1 };
  };
  const browser = open(told.browser);
  const fleet = told.fleet ? open(told.fleet) : undefined;
  return browser && (fleet || !told.fleet) ? { browser, fleet } : undefined;
}

function encodeThresholds(reference: Reference): ToldThresholds {
  const { windowSentences, distances, spreads, mean, deviation, scores } = reference;
  return {
    windowSentences,
    resamples: distances.length,
    distances: encodeNumbers(keptOf(distances, EXACT.distances)),
    spreads: [...spreads],
    mean: [...mean],
    deviation: [...deviation],
    scores: scores.map((score) => encodeNumbers(keptOf(score, EXACT.scores))),
  };
}

function decodeThresholds(told: ToldThresholds) {
  const { windowSentences, resamples, spreads = [1] } = told;
  const distances = filled(told.distances, resamples, EXACT.distances);
  const scores = told.scores.map((score) => filled(score, resamples, EXACT.scores));
  const [mean, deviation] = [Float64Array.from(told.mean), Float64Array.from(told.deviation)];
  const whole = scores.flatMap((score) => score ?? []);
  if (!distances || whole.length !== SIGNALS.length) return undefined;
  return { windowSentences, distances, spreads, mean, deviation, scores: whole };
}

/** Places of a list of resamples that are told, rising. */
function keptPlaces(resamples: number, exact: number): number[] {
  const from = resamples - Math.min(resamples, Math.ceil(exact * resamples) + 1);
  const places = [];
  for (let at = 0; at < from; at += STEP) places.push(at);
  for (let at = from; at < resamples; at++) places.push(at);
  return places;
}

const keptOf = (ascending: Float64Array, exact: number): Float64Array =>
  Float64Array.from(keptPlaces(ascending.length, exact), (at) => ascending[at] as number);

/**
 * The list again, each place that was not told with the next larger one that was: p comes out larger there, by at most
 * STEP resamples, and never smaller.
 */
function filled(told: string, resamples: number, exact: number): Float64Array | undefined {
  const places = keptPlaces(resamples, exact);
  const kept = decodeNumbers(told, places.length);
  if (!kept?.every((value, at) => at === 0 || value >= (kept[at - 1] as number))) return undefined;
  const list = new Float64Array(resamples);
  let next = 0;
  for (let at = 0; at < resamples; at++) {
    if (at > (places[next] as number)) next++;
    list[at] = kept[next] as number;
  }
  return list;
}

/** All views' factors by the first one, as it is told: who made a reference and who was told of it have the same. */
function toldFactors(factor: Float64Array): Float64Array[] {
  return [factor, ...factorsOf(covarianceOfFactor(factor)).slice(1)];
}

/** @returns undefined where what was told is the factor of no covariance of notes */
function readFactors(factor: Float64Array): Float64Array[] | undefined {
  try {
    return toldFactors(factor);
  } catch {
    return undefined;
  }
}

function lowerHalf([factor = new Float64Array()]: readonly Float64Array[]): Float64Array {
  const half: number[] = [];
  for (let row = 0; row < SHARES_SIZE; row++) {
    for (let column = 0; column <= row; column++) half.push(factor[row * SHARES_SIZE + column] ?? 0);
  }
  return Float64Array.from(half);
}

const rounded = (values: Float64Array): Float64Array => values.map(Math.fround);

function encodeNumbers(values: Float64Array): string {
  const bytes = new DataView(new ArrayBuffer(4 * values.length));
  for (const [at, value] of values.entries()) bytes.setFloat32(4 * at, value, true);
  return toBase64Url(new Uint8Array(bytes.buffer));
}

function decodeNumbers(text: string, length: number): Float64Array | undefined {
  const bytes = fromBase64Url(text);
  if (bytes?.length !== 4 * length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = Float64Array.from({ length }, (_, at) => view.getFloat32(4 * at, true));
  return values.every(Number.isFinite) ? values : undefined;
}
