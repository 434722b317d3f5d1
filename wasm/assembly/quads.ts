// Forward-backward of four sentences at a time, one in each of the four lanes of two vectors. At each position a quad has,
// by label, 32 bytes: the numbers of its four sentences. Every instruction then serves two of them, nothing is summed
// across lanes, and no lane is lost to an odd number of labels. Shorter sentences of a quad end in lanes that count nothing.
import { exponential } from './exponential';

/** Above e^this the scores of a token are taken relative to the highest one, so that products stay within f64. */
const MOST: f64 = 300;

// @ts-ignore: decorator
@inline
function one(): v128 {
  return f64x2.splat(1);
}

/** exp of the scores of one token relative to the highest. @returns that one's score, at least 0 */
function exponentiateSafely(row: usize, out: usize, labels: i32): f64 {
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
    v128.store(psi, one());
    v128.store(psi, one(), 16);
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

// Labels are taken four at a time, and the last five together: one alone would wait for each of its additions.

function multiplyOne(a: usize, end: usize, row: usize, out: usize, stride: usize): void {
  let x0 = f64x2.splat(0),
    y0 = f64x2.splat(0);
  for (; a < end; a += 32, row += stride) {
    const x = v128.load(a);
    const y = v128.load(a, 16);
    const m0 = v128.load64_splat(row);
    x0 = f64x2.add(x0, f64x2.mul(x, m0));
    y0 = f64x2.add(y0, f64x2.mul(y, m0));
  }
  v128.store(out, x0);
  v128.store(out, y0, 16);
}

function multiplyFour(a: usize, end: usize, row: usize, out: usize, stride: usize): void {
  let x0 = f64x2.splat(0),
    y0 = f64x2.splat(0);
  let x1 = f64x2.splat(0),
    y1 = f64x2.splat(0);
  let x2 = f64x2.splat(0),
    y2 = f64x2.splat(0);
  let x3 = f64x2.splat(0),
    y3 = f64x2.splat(0);
  for (; a < end; a += 32, row += stride) {
    const x = v128.load(a);
    const y = v128.load(a, 16);
    const m0 = v128.load64_splat(row);
    x0 = f64x2.add(x0, f64x2.mul(x, m0));
    y0 = f64x2.add(y0, f64x2.mul(y, m0));
    const m1 = v128.load64_splat(row, 8);
    x1 = f64x2.add(x1, f64x2.mul(x, m1));
    y1 = f64x2.add(y1, f64x2.mul(y, m1));
    const m2 = v128.load64_splat(row, 16);
    x2 = f64x2.add(x2, f64x2.mul(x, m2));
    y2 = f64x2.add(y2, f64x2.mul(y, m2));
    const m3 = v128.load64_splat(row, 24);
    x3 = f64x2.add(x3, f64x2.mul(x, m3));
    y3 = f64x2.add(y3, f64x2.mul(y, m3));
  }
  v128.store(out, x0);
  v128.store(out, y0, 16);
  v128.store(out, x1, 32);
  v128.store(out, y1, 48);
  v128.store(out, x2, 64);
  v128.store(out, y2, 80);
  v128.store(out, x3, 96);
  v128.store(out, y3, 112);
}

function multiplyFive(a: usize, end: usize, row: usize, out: usize, stride: usize): void {
  let x0 = f64x2.splat(0),
    y0 = f64x2.splat(0);
  let x1 = f64x2.splat(0),
    y1 = f64x2.splat(0);
  let x2 = f64x2.splat(0),
    y2 = f64x2.splat(0);
  let x3 = f64x2.splat(0),
    y3 = f64x2.splat(0);
  let x4 = f64x2.splat(0),
    y4 = f64x2.splat(0);
  for (; a < end; a += 32, row += stride) {
    const x = v128.load(a);
    const y = v128.load(a, 16);
    const m0 = v128.load64_splat(row);
    x0 = f64x2.add(x0, f64x2.mul(x, m0));
    y0 = f64x2.add(y0, f64x2.mul(y, m0));
    const m1 = v128.load64_splat(row, 8);
    x1 = f64x2.add(x1, f64x2.mul(x, m1));
    y1 = f64x2.add(y1, f64x2.mul(y, m1));
    const m2 = v128.load64_splat(row, 16);
    x2 = f64x2.add(x2, f64x2.mul(x, m2));
    y2 = f64x2.add(y2, f64x2.mul(y, m2));
    const m3 = v128.load64_splat(row, 24);
    x3 = f64x2.add(x3, f64x2.mul(x, m3));
    y3 = f64x2.add(y3, f64x2.mul(y, m3));
    const m4 = v128.load64_splat(row, 32);
    x4 = f64x2.add(x4, f64x2.mul(x, m4));
    y4 = f64x2.add(y4, f64x2.mul(y, m4));
  }
  v128.store(out, x0);
  v128.store(out, y0, 16);
  v128.store(out, x1, 32);
  v128.store(out, y1, 48);
  v128.store(out, x2, 64);
  v128.store(out, y2, 80);
  v128.store(out, x3, 96);
  v128.store(out, y3, 112);
  v128.store(out, x4, 128);
  v128.store(out, y4, 144);
}

/** out[j] = sum over i < labels of a[i] * m[i][j], four sentences each; m [labels][stride]. */
function multiply(a: usize, m: usize, out: usize, labels: i32, stride: usize): void {
  const end = a + ((<usize>labels) << 5);
  let left = labels;
  for (; left > 5; left -= 4, m += 32, out += 128) multiplyFour(a, end, m, out, stride);
  if (left == 5) multiplyFive(a, end, m, out, stride);
  else if (left == 4) multiplyFour(a, end, m, out, stride);
  else for (; left > 0; left--, m += 8, out += 32) multiplyOne(a, end, m, out, stride);
}

// @ts-ignore: decorator
@inline
function lengthAt(lengths: usize, s: usize): i64 {
  return <i64>load<u32>(lengths + (s << 2));
}

/** Forward recursion of one quad. Rows of alpha are scaled by the sum of the row before; `scale` [positions][4] = 1 / sum. */
function forward(psi: usize, alpha: usize, scale: usize, trans: usize, lengths: usize, labels: i32, stride: usize): void {
  const width = (<usize>labels) << 5;
  const count = <i32>load<u32>(lengths);
  const shared = <i32>load<u32>(lengths, 12);
  const firstTwo = i64x2.replace_lane(i64x2.splat(lengthAt(lengths, 0)), 1, lengthAt(lengths, 1));
  const lastTwo = i64x2.replace_lane(i64x2.splat(lengthAt(lengths, 2)), 1, lengthAt(lengths, 3));
  let c = one();
  let d = one();
  for (let t = 0; t < count; t++, psi += width, alpha += width, scale += 32) {
    if (t > 0) multiply(alpha - width, trans, alpha, labels, stride);
    let x = f64x2.splat(0);
    let y = f64x2.splat(0);
    for (let at: usize = 0; at < width; at += 32) {
      let a = f64x2.mul(v128.load(psi + at), c);
      let b = f64x2.mul(v128.load(psi + at, 16), d);
      if (t > 0) {
        a = f64x2.mul(a, v128.load(alpha + at));
        b = f64x2.mul(b, v128.load(alpha + at, 16));
      }
      v128.store(alpha + at, a);
      v128.store(alpha + at, b, 16);
      x = f64x2.add(x, a);
      y = f64x2.add(y, b);
    }
    c = f64x2.div(one(), x);
    d = f64x2.div(one(), y);
    if (t < shared) {
      v128.store(scale, c);
      v128.store(scale, d, 16);
    } else {
      const now = i64x2.splat(t);
      v128.store(scale, v128.bitselect(c, one(), i64x2.gt_s(firstTwo, now)));
      v128.store(scale, v128.bitselect(d, one(), i64x2.gt_s(lastTwo, now)), 16);
    }
  }
}

/**
 * Backward recursion of one quad. psi becomes y = psi * beta * scale, what pairs need; first row 0. Marginals of labels
 * 1 … go to `out` [positions*4][outStride]. beta: scratch of one row.
 */
function backward(
  psi: usize,
  alpha: usize,
  scale: usize,
  out: usize,
  transT: usize,
  beta: usize,
  lengths: usize,
  labels: i32,
  stride: usize,
  outStride: usize,
): void {
  const width = (<usize>labels) << 5;
  const count = <i32>load<u32>(lengths);
  const shared = <i32>load<u32>(lengths, 12);
  const firstTwo = i64x2.replace_lane(i64x2.splat(lengthAt(lengths, 0)), 1, lengthAt(lengths, 1));
  const lastTwo = i64x2.replace_lane(i64x2.splat(lengthAt(lengths, 2)), 1, lengthAt(lengths, 3));
  psi += <usize>count * width;
  alpha += <usize>count * width;
  scale += (<usize>count) << 5;
  out += <usize>count * (outStride << 2);
  for (let at: usize = 0; at < width; at += 16) v128.store(beta + at, f64x2.splat(0));
  for (let t = count - 1; t >= 0; t--) {
    psi -= width;
    alpha -= width;
    scale -= 32;
    out -= outStride << 2;
    if (t >= shared - 1) {
      // Where a sentence ends, its beta begins: 1, scaled like all others.
      const next = i64x2.splat(t + 1);
      const a = v128.and(v128.load(scale), i64x2.eq(firstTwo, next));
      const b = v128.and(v128.load(scale, 16), i64x2.eq(lastTwo, next));
      for (let at: usize = 0; at < width; at += 32) {
        v128.store(beta + at, f64x2.add(v128.load(beta + at), a));
        v128.store(beta + at, f64x2.add(v128.load(beta + at, 16), b), 16);
      }
    }
    let to = out;
    for (let at: usize = 32; at < width; at += 64, to += 16) {
      const a = f64x2.mul(v128.load(alpha + at), v128.load(beta + at));
      const c = f64x2.mul(v128.load(alpha + at, 16), v128.load(beta + at, 16));
      let b = f64x2.splat(0);
      let d = f64x2.splat(0);
      if (at + 32 < width) {
        b = f64x2.mul(v128.load(alpha + at, 32), v128.load(beta + at, 32));
        d = f64x2.mul(v128.load(alpha + at, 48), v128.load(beta + at, 48));
      }
      v128.store(to, v128.shuffle<f64>(a, b, 0, 2));
      v128.store(to + outStride, v128.shuffle<f64>(a, b, 1, 3));
      v128.store(to + 2 * outStride, v128.shuffle<f64>(c, d, 0, 2));
      v128.store(to + 3 * outStride, v128.shuffle<f64>(c, d, 1, 3));
    }
    if (t == 0) {
      for (let at: usize = 0; at < width; at += 16) v128.store(psi + at, f64x2.splat(0));
      return;
    }
    const c = v128.load(scale - 32);
    const d = v128.load(scale - 32, 16);
    for (let at: usize = 0; at < width; at += 32) {
      v128.store(psi + at, f64x2.mul(f64x2.mul(v128.load(psi + at), c), v128.load(beta + at)));
      v128.store(psi + at, f64x2.mul(f64x2.mul(v128.load(psi + at, 16), d), v128.load(beta + at, 16)), 16);
    }
    multiply(psi, transT, beta, labels, stride);
  }
}

/** Quads first … last-1; lengths u32 [quads][4], longest first. All tables begin at the first quad. */
export function quads(
  psi: usize,
  alpha: usize,
  scale: usize,
  out: usize,
  trans: usize,
  transT: usize,
  beta: usize,
  lengths: usize,
  first: i32,
  last: i32,
  labels: i32,
  stride: usize,
  outStride: usize,
): void {
  const width = (<usize>labels) << 5;
  for (let q = first; q < last; q++) {
    const own = lengths + ((<usize>q) << 4);
    const count = <usize>load<u32>(own);
    forward(psi, alpha, scale, trans, own, labels, stride);
    backward(psi, alpha, scale, out, transT, beta, own, labels, stride, outStride);
    psi += count * width;
    alpha += count * width;
    scale += count << 5;
    out += count * (outStride << 2);
  }
}

/** Sum of the logs of count f64, count even; not finite when one of them is not a normal positive number. */
export function sumLogs(values: usize, count: i32): f64 {
  let exponents = i64x2.splat(0);
  let check = f64x2.splat(0);
  let low = f64x2.splat(1);
  let logs: f64 = 0;
  const end = values + ((<usize>count) << 3);
  while (values < end) {
    // Mantissas are 1 to 2: 500 of them multiply to at most 2^500.
    const stop = min(end, values + 8000);
    let product = one();
    for (; values < stop; values += 16) {
      const x = v128.load(values);
      exponents = i64x2.add(exponents, i64x2.shr_u(x, 52));
      product = f64x2.mul(
        product,
        v128.or(v128.and(x, i64x2.splat(0x000fffffffffffff)), i64x2.splat(0x3ff0000000000000)),
      );
      check = f64x2.add(check, f64x2.mul(x, f64x2.splat(0)));
      low = f64x2.pmin(low, x);
    }
    logs += Math.log(f64x2.extract_lane(product, 0)) + Math.log(f64x2.extract_lane(product, 1));
  }
  const whole = i64x2.extract_lane(exponents, 0) + i64x2.extract_lane(exponents, 1) - 1023 * <i64>count;
  logs += <f64>whole * 0.6931471805599453;
  const lowest = min(f64x2.extract_lane(low, 0), f64x2.extract_lane(low, 1));
  if (!(lowest > 1e-300)) return NaN;
  return logs + f64x2.extract_lane(check, 0) + f64x2.extract_lane(check, 1);
}
