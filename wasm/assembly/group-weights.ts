// Weights of entries on the way to groups, which hold those of weight 1 alone.
import { at, putReal, realAt } from './tables';

/** out u8 [count]: 1 where the weight (f64) is 1, else 0. */
export function markOnes(weight: usize, out: usize, count: u32): void {
  for (let e: usize = 0; e < <usize>count; e++) store<u8>(out + e, <u8>(load<f64>(weight + (e << 3)) == 1));
}

/** out f64 [count]: weight of the column that entry[i] names; 1 for a group, -1 there. */
export function pickWeights(out: usize, weight: usize, entry: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    const e = at(entry, i);
    putReal(out, i, e == <u32>-1 ? 1 : realAt(weight, e));
  }
}
