// Counting of features (SPEC GEN-2 … GEN-5). Tables are u32 unless said otherwise.
import { at, put, putReal, realAt } from './tables';

// @ts-ignore: decorator
@inline
function add(frequency: usize, i: usize, value: f64): void {
  store<f64>(frequency + (i << 3), load<f64>(frequency + (i << 3)) + value);
}

/**
 * Sentences first … last-1, whose tokens are sentences[s] … sentences[s+1]-1. start [tokens+1], column; weight f64 by
 * entry or null: all 1; label [tokens]. frequency f64 and seen u8 [columns + labels][labels]: columns, then transitions;
 * `seen` is 1 where the frequency may be other than positive all the same.
 */
export function countFeatures(
  sentences: usize,
  start: usize,
  column: usize,
  weight: usize,
  label: usize,
  frequency: usize,
  seen: usize,
  columns: u32,
  labels: u32,
  first: u32,
  last: u32,
): void {
  for (let s = first; s < last; s++) {
    let previous: u32 = 0;
    const begin = at(sentences, s);
    const end = at(sentences, s + 1);
    for (let t = begin; t < end; t++) {
      const own = at(label, t);
      if (t > begin) add(frequency, <usize>(columns + previous) * labels + own, 1);
      const to = at(start, t + 1);
      if (weight == 0) {
        for (let e = at(start, t); e < to; e++) add(frequency, <usize>at(column, e) * labels + own, 1);
      } else {
        for (let e = at(start, t); e < to; e++) {
          const i = <usize>at(column, e) * labels + own;
          add(frequency, i, realAt(weight, e));
          store<u8>(seen + i, 1);
        }
      }
      previous = own;
    }
  }
}

/** Leaves 1 in `seen` for the features that are kept of rows first … last-1. @returns their number */
export function keepFeatures(
  frequency: usize,
  seen: usize,
  labels: u32,
  first: u32,
  last: u32,
  possible: bool,
  least: f64,
): u32 {
  let count: u32 = 0;
  const end = <usize>last * labels;
  for (let i = <usize>first * labels; i < end; i++) {
    const value = load<f64>(frequency + (i << 3));
    const kept = <u32>((possible || value > 0 || load<u8>(seen + i) != 0) && value >= least);
    store<u8>(seen + i, <u8>kept);
    count += kept;
  }
  return count;
}

/** Of the kept features of all rows: row, label, f64 kept [count]; firstOfRow [rows+1]; f64 total [columns]. */
export function listFeatures(
  frequency: usize,
  seen: usize,
  rows: u32,
  columns: u32,
  labels: u32,
  row: usize,
  label: usize,
  kept: usize,
  firstOfRow: usize,
  total: usize,
): void {
  let k: u32 = 0;
  for (let r: u32 = 0; r < rows; r++) {
    let sum: f64 = 0;
    for (let l: u32 = 0; l < labels; l++, frequency += 8, seen++) {
      const value = load<f64>(frequency);
      sum += value;
      if (load<u8>(seen) == 0) continue;
      put(row, k, r);
      put(label, k, l);
      putReal(kept, k, value);
      k++;
    }
    if (r < columns) putReal(total, r, sum);
    put(firstOfRow, r + 1, k);
  }
}

/**
 * Coordinates of the optimiser (src/objective.ts), by feature: position u32 in its tables, scale and observed f64,
 * multiplicity u32. row, label, kept as listFeatures leaves them; behind [columns] attributes of each; total [columns].
 * @returns weights of all attributes and transitions
 */
export function describeFeatures(
  row: usize,
  label: usize,
  kept: usize,
  behind: usize,
  total: usize,
  count: u32,
  columns: u32,
  width: u32,
  stride: u32,
  referencesAt: u32,
  transitionsAt: u32,
  position: usize,
  scale: usize,
  observed: usize,
  multiplicity: usize,
): u32 {
  let weights: u32 = 0;
  for (let k: u32 = 0; k < count; k++) {
    const r = at(row, k);
    const l = at(label, k);
    let seen = realAt(kept, k);
    let many: u32 = 1;
    let place: u32;
    if (r >= columns) place = transitionsAt + (r - columns) * stride + (l << 3);
    else {
      many = at(behind, r);
      place = l == 0 ? referencesAt + (r << 3) : r * width + ((l - 1) << 3);
      // What is left of log Z and of the expectation of label 0 when scores are differences to it.
      if (l == 0) seen -= realAt(total, r);
    }
    const root = Math.sqrt(<f64>many);
    put(position, k, place);
    put(multiplicity, k, many);
    putReal(scale, k, root);
    putReal(observed, k, root * seen);
    weights += many;
  }
  return weights;
}
