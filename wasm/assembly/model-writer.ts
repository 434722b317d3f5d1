// The parts of a CRFsuite model that hold features (see src/model-file.ts), from the weights of a training.
import { at, put, putReal, realAt } from './tables';

/**
 * Weights other than 0, as features: source, target u32, weight f64. Attributes without one are left out: kept u32 holds
 * those that stay, whose place there is their id. Rows as in src/features.ts; a weight is x / scale.
 * @returns number of features, in counts[0] attributes, in counts[1] state features; -1 when one is not finite
 */
export function keepWeights(
  x: usize,
  scale: usize,
  ofAttribute: usize,
  attributes: u32,
  firstOfRow: usize,
  label: usize,
  columns: u32,
  labels: u32,
  kept: usize,
  source: usize,
  target: usize,
  weight: usize,
  counts: usize,
): i32 {
  let count: u32 = 0;
  let id: u32 = 0;
  for (let a: u32 = 0; a < attributes + labels; a++) {
    if (a == attributes) put(counts, 1, count);
    const isState = a < attributes;
    const row = isState ? at(ofAttribute, a) : columns + (a - attributes);
    if (isState && row == <u32>-1) continue;
    const before = count;
    const end = at(firstOfRow, row + 1);
    for (let k = at(firstOfRow, row); k < end; k++) {
      const value = realAt(x, k) / realAt(scale, k);
      if (value == 0) continue;
      if (!isFinite(value)) return -1;
      put(source, count, isState ? id : a - attributes);
      put(target, count, at(label, k));
      putReal(weight, count, value);
      count++;
    }
    if (isState && count > before) put(kept, id++, a);
  }
  put(counts, 0, id);
  return <i32>count;
}

/** FEAT records of 20 bytes; the first `states` features are of type 0. */
export function writeFeatures(out: usize, source: usize, target: usize, weight: usize, states: u32, count: u32): void {
  for (let k: u32 = 0; k < count; k++, out += 20) {
    store<u32>(out, <u32>(k >= states));
    store<u32>(out, at(source, k), 4);
    store<u32>(out, at(target, k), 8);
    store<f64>(out, realAt(weight, k), 12);
  }
}

/**
 * Slots and lists of LFRF or AFRF: features first … last-1 by source, which rises. `out` zero; `offset`: where its first
 * byte stands in the file. @returns bytes written
 */
export function writeLists(
  out: usize,
  offset: u32,
  source: usize,
  first: u32,
  last: u32,
  sources: u32,
  slots: u32,
): u32 {
  let list = out + ((<usize>slots) << 2);
  let k = first;
  for (let s: u32 = 0; s < sources; s++) {
    put(out, s, offset + <u32>(list - out));
    const begin = k;
    let entry = list + 4;
    for (; k < last && at(source, k) == s; k++, entry += 4) store<u32>(entry, k);
    store<u32>(list, k - begin);
    list = entry;
  }
  return <u32>(list - out);
}
