import { seededRandom } from '../random';
import { addCounts, type Counts, emptyCounts, totalOf } from './counts';
import { factorOf, squaredLength } from './factor';
import {
  addMoments,
  copyMoments,
  emptyMoments,
  type Moments,
  noteCovariance,
  notesOf,
  SHARES_SIZE,
  sharesOf,
  sparseOf,
  sumsOf,
  varianceOfNotes,
} from './shares';
import { LINEAR_SIGNALS, SIGNALS, signalsOf } from './signals';
import { addSupport, emptySupport, NOTES_MIN, suppressSmallCells } from './suppress';
import { type Spread, tellableSpread } from './tellable-spread';

/**
 * What windows of the approved model's own notes look like: made once, when the model is approved, from notes it did not
 * learn from (out-of-fold predictions, words unknown outside their own patient's notes).
 */
export interface Reference {
  readonly version: 1;
  /** Counts of all its notes. */
  readonly counts: Counts;
  /** Sentences a window must have. */
  readonly windowSentences: number;
  /** [SHARES_SIZE] */
  readonly shares: Float64Array;
  /** [SHARES_SIZE²] row-major, lower: Cholesky factor of the shrunk covariance of one note's shares. */
  readonly factor: Float64Array;
  /** [resamples] Hotelling's T² of each, ascending. */
  readonly distances: Float64Array;
  /** [signals] mean of each over the resamples, and standard deviation; never 0. */
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
  /** [signals][resamples] |z| of each signal, ascending. */
  readonly scores: readonly Float64Array[];
}

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

/**
 * Part by which covariances are shortened against the diagonal: with a hundred shares and a few hundred notes the plain
 * inverse follows chance. .1 to .6 were measured alike on the case study's training sentences.
 */
const SHRINKAGE = 0.5;
const VARIANCE_MIN = 1e-5;

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
 * @param notes counts of each note; more of them than a window takes
 */
export function calibrate(notes: readonly Counts[], options: CalibrationOptions = CALIBRATION): Reference {
  const { windowSentences, resamples, seed, parts } = options;
  const total = emptyCounts();
  const moments = emptyMoments();
  const sparse = notes.map(sparseOf);
  const spread = tellableSpread(notes);
  for (const [at, note] of notes.entries()) {
    addCounts(total, note);
    addMoments(moments, sparse[at] as (typeof sparse)[number], 1);
  }
  if (!canCalibrate(notes, options)) throw new Error('calibrate: the reference is no larger than a window');
  const random = seededRandom(seed);
  const order = Int32Array.from(notes, (_, at) => at);
  const distances = new Float64Array(resamples);
  const drawn: Float64Array[] = [];
  for (let round = 0; round < resamples; round++) {
    const window = emptyCounts();
    /** What is left of the window's own counts when its parts are told. */
    const outside = total.slice();
    const rest = copyMoments(moments);
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
        addCounts(counts, notes[note] as Counts);
        if (parts) addSupport(support, notes[note] as Counts);
        addMoments(rest, sparse[note] as (typeof sparse)[number], -1);
        taken++;
      }
      for (let cell = 0; cell < outside.length; cell++) outside[cell] = (outside[cell] ?? 0) - (counts[cell] ?? 0);
      addCounts(window, parts ? suppressSmallCells(counts, support) : counts);
    }
    const distance = distanceFrom(sharesOf(rest.sums), shrunkFactor(rest, spread), window);
    distances[round] = distance * growth(taken, notes.length);
    drawn.push(independent(signalsOf(window, outside), total, taken, notes.length));
  }
  const { mean, deviation } = spreadOf(drawn);
  const scores = SIGNALS.map((_, at) =>
    Float64Array.from(drawn, (signals) =>
      Math.abs(((signals[at] ?? 0) - (mean[at] ?? 0)) / (deviation[at] ?? 1)),
    ).sort(),
  );
  return {
    version: 1,
    counts: total,
    windowSentences,
    shares: sharesOf(moments.sums),
    factor: shrunkFactor(moments, spread),
    distances: distances.sort(),
    mean,
    deviation,
    scores,
  };
}

/**
 * How T² of a window grows from being compared with what it left of N notes to being compared with all. With mean and
 * covariance of N others it is as (1 + n/N) · N / (N − shares − 2) (Hotelling 1931; Muirhead 1982, 3.2). Where notes are
 * few shrinkage does what more of them would, and the second part is left away.
 */
function growth(taken: number, notes: number): number {
  const many = notes - taken > 3 * SHARES_SIZE;
  const of = (others: number) => (1 + taken / others) * (many ? others / (others - SHARES_SIZE - 2) : 1);
  return of(notes) / of(notes - taken);
}

/**
 * Signals that are plain shares, moved away from the mean: notes drawn from the reference pull it towards themselves, new
 * ones do not, so theirs spread by (1 + n/N) / (1 − n/N) more. Distances were taken from the notes that were left, which
 * makes up for it.
 */
function independent(signals: Float64Array, total: Counts, taken: number, notes: number): Float64Array {
  const centre = signalsOf(total, total);
  const wider = Math.sqrt((1 + taken / notes) / (1 - taken / notes));
  return signals.map((value, at) =>
    LINEAR_SIGNALS.has(SIGNALS[at] as (typeof SIGNALS)[number])
      ? (centre[at] ?? 0) + wider * (value - (centre[at] ?? 0))
      : value,
  );
}

/** Of what may be told alone: windows are judged by the same here and wherever the reference is sent. */
function shrunkFactor(moments: Moments, spread: readonly Spread[]): Float64Array {
  const covariance = noteCovariance(moments);
  for (let row = 0; row < SHARES_SIZE; row++) {
    const alone = spread[row] !== 'with-others';
    for (let column = 0; column < row; column++) {
      const at = row * SHARES_SIZE + column;
      const told = !alone && spread[column] === 'with-others';
      covariance[at] = told ? (covariance[at] as number) * (1 - SHRINKAGE) : 0;
    }
    // A cell that no note of the reference has: what stands there in a window counts, but not without bound.
    const diagonal = row * SHARES_SIZE + row;
    // A cell of too few notes is taken to vary as one that NOTES_MIN notes have once each: as much less would make every
    // sentence of low confidence an alarm.
    const few = spread[row] === 'nothing';
    const own = few ? varianceOfNotes(NOTES_MIN, row, moments) : (covariance[diagonal] as number);
    covariance[diagonal] = Math.max(own, VARIANCE_MIN);
  }
  return factorOf(covariance, SHARES_SIZE);
}

/** Hotelling's T² of a window: n (s − μ)ᵀ Σ⁻¹ (s − μ), Σ of one note. Hotelling 1931. */
export function distanceFrom(shares: Float64Array, factor: Float64Array, window: Counts): number {
  const sums = sumsOf(sparseOf(window));
  const away = sharesOf(sums).map((share, place) => share - (shares[place] as number));
  return notesOf(sums) * squaredLength(factor, away);
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
