// Forward-backward of four sentences at a time, one in each of the four lanes of two vectors. At each position a quad has,
// by label, 32 bytes: the numbers of its four sentences. Every instruction then serves two of them, nothing is summed
// across lanes, and no lane is lost to an odd number of labels. Shorter sentences of a quad end in lanes that count nothing.
import { multiply } from './quad-products';

// @ts-ignore: decorator
@inline
function one(): v128 {
  return f64x2.splat(1);
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
