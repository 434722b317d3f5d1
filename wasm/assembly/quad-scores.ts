// Scores of tokens, four sentences side by side (see quads.ts), and their exp by label.
import { exponential } from './exponential';

/** Above e^this the scores of a token are taken relative to the highest one, so that products stay within f64. */
const MOST: f64 = 300;

/** exp of the scores of one token relative to the highest. @returns that one's score, at least 0 */
export function exponentiateSafely(row: usize, out: usize, labels: i32): f64 {
  let top: f64 = 0;
  for (let j = 0; j < labels - 1; j++) top = max(top, load<f64>(row + ((<usize>j) << 3)));
  store<f64>(out, f64x2.extract_lane(exponential(f64x2.splat(-top)), 0));
  for (let j = 0; j < labels - 1; j++) {
    const x = load<f64>(row + ((<usize>j) << 3)) - top;
    store<f64>(out + ((<usize>(j + 1)) << 5), f64x2.extract_lane(exponential(f64x2.splat(x)), 0));
  }
  return top;
}

/**
 * state [positions*4][stride]: log scores of labels 1 … less that of label 0, four sentences after one another.
 * psi [positions][labels][4]: their exp, 1 for label 0, out. @returns sum of what was taken out of the scores
 */
export function exponentiateQuads(state: usize, psi: usize, positions: i32, labels: i32, stride: usize): f64 {
  let shift: f64 = 0;
  const limit = f64x2.splat(MOST);
  const bytes = (<usize>(labels - 1)) << 3;
  for (let p = 0; p < positions; p++, state += stride << 2, psi += (<usize>labels) << 5) {
    const row1 = state + stride;
    const row2 = row1 + stride;
    const row3 = row2 + stride;
    v128.store(psi, f64x2.splat(1));
    v128.store(psi, f64x2.splat(1), 16);
    let out = psi + 32;
    let top = f64x2.splat(0);
    for (let at: usize = 0; at < bytes; at += 16, out += 64) {
      const a = v128.load(state + at);
      const b = v128.load(row1 + at);
      const c = v128.load(row2 + at);
      const d = v128.load(row3 + at);
      const x = v128.shuffle<f64>(a, b, 0, 2);
      const y = v128.shuffle<f64>(c, d, 0, 2);
      top = f64x2.pmax(top, f64x2.pmax(x, y));
      v128.store(out, exponential(x));
      v128.store(out, exponential(y), 16);
      if (at + 8 < bytes) {
        const z = v128.shuffle<f64>(a, b, 1, 3);
        const w = v128.shuffle<f64>(c, d, 1, 3);
        top = f64x2.pmax(top, f64x2.pmax(z, w));
        v128.store(out, exponential(z), 32);
        v128.store(out, exponential(w), 48);
      }
    }
    if (v128.any_true(f64x2.gt(top, limit))) {
      for (let s: usize = 0; s < 4; s++) shift += exponentiateSafely(state + s * stride, psi + (s << 3), labels);
    }
  }
  return shift;
}
