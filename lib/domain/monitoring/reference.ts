import { seededRandom } from '../random';
import { addCounts, type Counts, emptyCounts, partOf, totalOf } from './counts';
import type { F1Straying } from './f1-estimate';
import { addCells, noteCells } from './note-cells';
import {
  addMoments,
  emptyMoments,
  type Moments,
  noteCovariance,
  notesOf,
  SHARES_SIZE,
  setMoments,
  sharesOf,
  sparseNotes,
  sumsOf,
  varianceOfNotes,
} from './shares';
import { LINEAR_SIGNALS, SIGNALS, signalsOf } from './signals';
import { emptySupport, NOTES_MIN, suppressSmallCells } from './suppress';
import { type Spread, tellableSpread } from './tellable-spread';
import { factorsOf, squaredLengths, VIEWS } from './views';

/**
 * What windows of the approved model's own notes look like: made once, when the model is approved, from notes it did not
 * learn from (out-of-fold predictions, words unknown outside their own patient's notes).
 */
export interface Reference {
  readonly version: 2;
  /** Counts of all its notes. */
  readonly counts: Counts;
  /** Sentences a window must have. */
  readonly windowSentences: number;
  /** [SHARES_SIZE] */
  readonly shares: Float64Array;
  /** [views] of factorsOf, by one note's shares. Of a reference of version 1 the first alone. */
  readonly factors: readonly Float64Array[];
  /** [factors] what each view's T² is divided by before they are added: its spread over the resamples; > 0. */
  readonly spreads: readonly number[];
  /** [resamples] distance of each (distanceFrom), ascending. */
  readonly distances: Float64Array;
  /** [signals] mean of each over the resamples, and standard deviation; never 0. */
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
  /** [signals][resamples] |z| of each signal, ascending. */
  readonly scores: readonly Float64Array[];
  /** Of f1Spread; 1 where it was not measured. */
  readonly f1Spread: number;
}

/** What F1 without labels strays by, in windows of this reference's model. */
export const strayingOf = ({ counts, f1Spread }: Pick<Reference, 'counts' | 'f1Spread'>): F1Straying => ({
  spread: f1Spread,
  learnedFrom: partOf(counts, 'entities').reduce((sum, one) => sum + one, 0),
});

export interface CalibrationOptions {
  readonly windowSentences: number;
  /** No p is under 1 / (resamples + 1): with fewer than 500 no window is critical at once. */
  readonly resamples: number;
  readonly seed: number;
  /** Windows that one is merged from, each told with its small cells suppressed. Absent: one, as it was counted. */
  readonly parts?: number;
}

export const CALIBRATION: CalibrationOptions = { windowSentences: 300, resamples: 2000, seed: 7 };

/** A window of the fleet is at least two told ones, so that none that is shown is one browser's. */
export const FLEET_PARTS = 2;

/** Of windows of the fleet, whose parts are browsers' windows under `options`. Each draw takes twice as long, so half of them. */
export const fleetCalibration = (options: CalibrationOptions = CALIBRATION): CalibrationOptions => ({
  ...options,
  windowSentences: FLEET_PARTS * options.windowSentences,
  resamples: Math.ceil(options.resamples / FLEET_PARTS),
  parts: FLEET_PARTS,
});

/** Whether notes are more than a window takes. */
export function canCalibrate(notes: readonly Counts[], { windowSentences, parts = 1 }: CalibrationOptions): boolean {
  const sentences = notes.reduce((sum, note) => sum + totalOf(note, 'sentences'), 0);
  return sentences > windowSentences && notes.length > parts * NOTES_MIN;
}

/**
 * Draws windows of whole notes, none twice, until each has `windowSentences`, and compares each with the notes that were
 * left: mean, covariance and counts are theirs, so a drawn window is as foreign to them as a new one is to all. With the
 * window among them one window in four alarmed where one in twenty should.
 * Whole notes, never tokens: tokens of a note are not independent, and thresholds that pretend so alarm all the time.
 * @param notes counts of each note; more of them than a window takes @param f1Spread of the same notes
 */
export function calibrate(
  notes: readonly Counts[],
  options: CalibrationOptions = CALIBRATION,
  f1Spread = 1,
): Reference {
  const { windowSentences, resamples, seed, parts } = options;
  const total = emptyCounts();
  const moments = emptyMoments();
  const sparse = sparseNotes(notes);
  const cells = noteCells(notes);
  const spread = tellableSpread(notes);
  for (const [at, note] of notes.entries()) {
    addCounts(total, note);
    addMoments(moments, sparse, at, 1);
  }
  if (!canCalibrate(notes, options)) throw new Error('calibrate: the reference is no larger than a window');
  const random = seededRandom(seed);
  const order = Int32Array.from(notes, (_, at) => at);
  /** [views][resamples] T² of each. */
  const lengths = VIEWS.map(() => new Float64Array(resamples));
  const drawn: Float64Array[] = [];
  const centre = signalsOf(total, total);
  const rest = emptyMoments();
  const covariance = new Float64Array(SHARES_SIZE * SHARES_SIZE);
  for (let round = 0; round < resamples; round++) {
    const window = emptyCounts();
    /** What is left of the window's own counts when its parts are told. */
    const outside = total.slice();
    setMoments(rest, moments);
    // Fisher-Yates as far as the window goes: no note twice.
    let taken = 0;
    for (let part = 0; part < (parts ?? 1); part++) {
      const counts = emptyCounts();
      const support = emptySupport();
      const sentences = windowSentences / (parts ?? 1);
      for (let own = 0; totalOf(counts, 'sentences') < sentences || own < NOTES_MIN; own++) {
        if (taken >= order.length - 1) break;
        const at = taken + Math.floor(random() * (order.length - taken));
        const note = order[at] as number;
        order[at] = order[taken] as number;
        order[taken] = note;
        addCells(counts, support, cells, note);
        addMoments(rest, sparse, note, -1);
        taken++;
      }
      for (let cell = 0; cell < outside.length; cell++) outside[cell] = (outside[cell] ?? 0) - (counts[cell] ?? 0);
      addCounts(window, parts ? suppressSmallCells(counts, support) : counts);
    }
    const left = {
      shares: sharesOf(rest.sums),
      factors: factorsOf(tellableCovariance(rest, spread, covariance)),
    };
    for (const [view, length] of lengthsFrom(left, window).entries()) {
      const { length: rows } = VIEWS[view]?.rows ?? [];
      (lengths[view] as Float64Array)[round] = length * growth(taken, notes.length, rows);
    }
    drawn.push(independent(signalsOf(window, outside), centre, taken, notes.length));
  }
  const spreads = lengths.map((of) => deviationOf(of) || 1);
  const distances = Float64Array.from({ length: resamples }, (_, round) =>
    distanceOf(
      lengths.map((of) => of[round] as number),
      spreads,
    ),
  );
  const { mean, deviation } = spreadOf(drawn);
  const scores = SIGNALS.map((_, at) =>
    Float64Array.from(drawn, (signals) =>
      Math.abs(((signals[at] ?? 0) - (mean[at] ?? 0)) / (deviation[at] ?? 1)),
    ).sort(),
  );
  return {
    version: 2,
    counts: total,
    windowSentences,
    shares: sharesOf(moments.sums),
    factors: factorsOf(tellableCovariance(moments, spread, covariance)),
    spreads,
    distances: distances.sort(),
    mean,
    deviation,
    scores,
    f1Spread,
  };
}

/**
 * How T² of a window grows from being compared with what it left of N notes to being compared with all. With mean and
 * covariance of N others it is as (1 + n/N) · N / (N − shares − 2) (Hotelling 1931; Muirhead 1982, 3.2). Where notes are
 * few shrinkage does what more of them would, and the second part is left away.
 */
function growth(taken: number, notes: number, rows: number): number {
  const many = notes - taken > 3 * SHARES_SIZE;
  const of = (others: number) => (1 + taken / others) * (many ? others / (others - rows - 2) : 1);
  return of(notes) / of(notes - taken);
}

/**
 * Signals that are plain shares, moved away from the mean: notes drawn from the reference pull it towards themselves, new
 * ones do not, so theirs spread by (1 + n/N) / (1 − n/N) more. Distances were taken from the notes that were left, which
 * makes up for it.
 */
function independent(signals: Float64Array, centre: Float64Array, taken: number, notes: number): Float64Array {
  const wider = Math.sqrt((1 + taken / notes) / (1 - taken / notes));
  return signals.map((value, at) =>
    LINEAR_SIGNALS.has(SIGNALS[at] as (typeof SIGNALS)[number])
      ? (centre[at] ?? 0) + wider * (value - (centre[at] ?? 0))
      : value,
  );
}

/** [SHARES_SIZE²] of what may be told alone: windows are judged by the same here and wherever the reference is sent. */
function tellableCovariance(moments: Moments, spread: readonly Spread[], into: Float64Array): Float64Array {
  const covariance = noteCovariance(moments, into);
  for (let row = 0; row < SHARES_SIZE; row++) {
    if (spread[row] === 'with-others') continue;
    covariance.fill(0, row * SHARES_SIZE, row * SHARES_SIZE + row);
    for (let below = row + 1; below < SHARES_SIZE; below++) covariance[below * SHARES_SIZE + row] = 0;
    // A cell of too few notes is taken to vary as one that NOTES_MIN notes have once each: as much less would make every
    // sentence of low confidence an alarm.
    if (spread[row] === 'nothing') covariance[row * SHARES_SIZE + row] = varianceOfNotes(NOTES_MIN, row, moments);
  }
  return covariance;
}

/**
 * How far a window's shares are from usual: Hotelling's T² of each view, n (s − μ)ᵀ Σ⁻¹ (s − μ) with Σ of one note, by its
 * spread over the resamples, added up. Alone each view misses what another sees; the sum loses little of what the best sees.
 */
export function distanceFrom(reference: Pick<Reference, 'shares' | 'factors' | 'spreads'>, window: Counts): number {
  return distanceOf(lengthsFrom(reference, window), reference.spreads);
}

/** @returns [factors] T² of each view */
function lengthsFrom({ shares, factors }: Pick<Reference, 'shares' | 'factors'>, window: Counts): number[] {
  const sums = sumsOf(window);
  const away = sharesOf(sums).map((share, place) => share - (shares[place] as number));
  return squaredLengths(factors, away).map((length) => notesOf(sums) * length);
}

const distanceOf = (lengths: readonly number[], spreads: readonly number[]): number =>
  lengths.reduce((sum, length, view) => sum + length / (spreads[view] as number), 0);

function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  return Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, values.length - 1));
}

function spreadOf(drawn: readonly Float64Array[]): { mean: Float64Array; deviation: Float64Array } {
  const mean = new Float64Array(SIGNALS.length);
  const squares = new Float64Array(SIGNALS.length);
  for (const signals of drawn)
    for (const [at, value] of signals.entries()) mean[at] = (mean[at] ?? 0) + value / drawn.length;
  for (const signals of drawn)
    for (const [at, value] of signals.entries()) squares[at] = (squares[at] ?? 0) + (value - (mean[at] ?? 0)) ** 2;
  return { mean, deviation: squares.map((sum) => Math.sqrt(sum / Math.max(1, drawn.length - 1)) || 1e-9) };
}

/** Calibrated p: (1 + resamples at or beyond the value) / (resamples + 1). @param ascending sorted */
export function calibratedP(value: number, ascending: Float64Array): number {
  let low = 0;
  let high = ascending.length;
  // First value at or above.
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) >= value) high = middle;
    else low = middle + 1;
  }
  return (1 + ascending.length - low) / (ascending.length + 1);
}
