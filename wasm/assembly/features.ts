// Counting of features (SPEC GEN-2 … GEN-5). Tables are u32 unless said otherwise.
import { at, put } from './tables';

// @ts-ignore: decorator
@inline
function add(frequency: usize, seen: usize, i: usize, value: f64): void {
  store<f64>(frequency + (i << 3), load<f64>(frequency + (i << 3)) + value);
  store<u8>(seen + i, 1);
}

/**
 * Sentences first … last-1, whose tokens are sentences[s] … sentences[s+1]-1. start [tokens+1], column; weight f64 by
 * entry or null: all 1; label [tokens]. frequency f64 and seen u8 [columns + labels][labels]: columns, then transitions.
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
      if (t > begin) add(frequency, seen, <usize>(columns + previous) * labels + own, 1);
      const to = at(start, t + 1);
      if (weight == 0) {
        for (let e = at(start, t); e < to; e++) add(frequency, seen, <usize>at(column, e) * labels + own, 1);
      } else {
        for (let e = at(start, t); e < to; e++) {
          add(frequency, seen, <usize>at(column, e) * labels + own, load<f64>(weight + ((<usize>e) << 3)));
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
    const kept = <u32>((possible || load<u8>(seen + i) != 0) && load<f64>(frequency + (i << 3)) >= least);
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
      store<f64>(kept + ((<usize>k) << 3), value);
      k++;
    }
    if (r < columns) store<f64>(total + ((<usize>r) << 3), sum);
    put(firstOfRow, r + 1, k);
  }
}
