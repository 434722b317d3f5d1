// Limited-memory quasi-Newton steps in three passes over memory, block by block in the nearest cache: what an accepted step
// leaves behind, products of the new vectors with all remembered ones, and the direction as a sum of all of them. The
// two-loop recursion itself runs on those products (Chen, Wang and Zhou 2014; src/inverse-hessian.ts).
import { at } from './tables';

const BLOCK: usize = 8192;

// @ts-ignore: decorator
@inline
function sumLanes(a: v128): f64 {
  return f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
}

// @ts-ignore: decorator
@inline
function addTo(out: usize, value: f64): void {
  store<f64>(out, load<f64>(out) + value);
}

/**
 * s = x - x0, y = g - g0 for coordinates of bytes [from, to).
 * Adds to out: y . s, y . y, |x|^2, |p|^2 and the features whose weight is not 0. multiplicity: u32.
 */
export function remember(
  s: usize,
  y: usize,
  x: usize,
  x0: usize,
  g: usize,
  g0: usize,
  p: usize,
  multiplicity: usize,
  from: usize,
  to: usize,
  out: usize,
): void {
  let ys = f64x2.splat(0);
  let yy = f64x2.splat(0);
  let xx = f64x2.splat(0);
  let pp = f64x2.splat(0);
  let active = i64x2.splat(0);
  for (let i = from; i < to; i += 16) {
    const w = v128.load(x + i);
    const a = f64x2.sub(w, v128.load(x0 + i));
    const b = f64x2.sub(v128.load(g + i), v128.load(g0 + i));
    v128.store(s + i, a);
    v128.store(y + i, b);
    ys = f64x2.add(ys, f64x2.mul(a, b));
    yy = f64x2.add(yy, f64x2.mul(b, b));
    xx = f64x2.add(xx, f64x2.mul(w, w));
    const q = v128.load(p + i);
    pp = f64x2.add(pp, f64x2.mul(q, q));
    const behind = v128.load32x2_u(multiplicity + (i >> 1));
    active = i64x2.add(active, v128.and(behind, f64x2.ne(w, f64x2.splat(0))));
  }
  addTo(out, sumLanes(ys));
  addTo(out + 8, sumLanes(yy));
  addTo(out + 16, sumLanes(xx));
  addTo(out + 24, sumLanes(pp));
  addTo(out + 32, <f64>(i64x2.extract_lane(active, 0) + i64x2.extract_lane(active, 1)));
}

/** Adds v . y to out[2i], v . p to out[2i+1] for the i-th of `count` vectors v (addresses, u32), bytes [from, to). */
export function multiplyHistory(
  vectors: usize,
  count: u32,
  y: usize,
  p: usize,
  from: usize,
  to: usize,
  out: usize,
): void {
  for (let block = from; block < to; block += BLOCK) {
    const end = min(block + BLOCK, to);
    for (let i: u32 = 0; i < count; i++) {
      const v = <usize>at(vectors, i);
      let a = f64x2.splat(0),
        b = f64x2.splat(0),
        c = f64x2.splat(0),
        d = f64x2.splat(0);
      let j = block;
      for (; j + 32 <= end; j += 32) {
        const x = v128.load(v + j);
        const z = v128.load(v + j, 16);
        a = f64x2.add(a, f64x2.mul(x, v128.load(y + j)));
        b = f64x2.add(b, f64x2.mul(x, v128.load(p + j)));
        c = f64x2.add(c, f64x2.mul(z, v128.load(y + j, 16)));
        d = f64x2.add(d, f64x2.mul(z, v128.load(p + j, 16)));
      }
      if (j < end) {
        const x = v128.load(v + j);
        a = f64x2.add(a, f64x2.mul(x, v128.load(y + j)));
        b = f64x2.add(b, f64x2.mul(x, v128.load(p + j)));
      }
      const to = out + ((<usize>i) << 4);
      addTo(to, sumLanes(f64x2.add(a, c)));
      addTo(to + 8, sumLanes(f64x2.add(b, d)));
    }
  }
}

/**
 * d = factor * p + sum of factors[i] * vector i, bytes [from, to); count is even. With `constrain` the coordinates that
 * do not go down p become 0 (Andrew and Gao 2007).
 */
export function combineHistory(
  vectors: usize,
  factors: usize,
  count: u32,
  d: usize,
  p: usize,
  factor: f64,
  constrain: bool,
  from: usize,
  to: usize,
): void {
  const own = f64x2.splat(factor);
  for (let block = from; block < to; block += BLOCK) {
    const end = min(block + BLOCK, to);
    for (let i: u32 = 0; i < count; i += 2) {
      const u = <usize>at(vectors, i);
      const v = <usize>at(vectors, i + 1);
      const a = v128.load64_splat(factors + ((<usize>i) << 3));
      const b = v128.load64_splat(factors + ((<usize>i) << 3), 8);
      if (i == 0) {
        for (let j = block; j < end; j += 16) {
          const sum = f64x2.add(f64x2.mul(a, v128.load(u + j)), f64x2.mul(b, v128.load(v + j)));
          v128.store(d + j, f64x2.add(f64x2.mul(own, v128.load(p + j)), sum));
        }
      } else {
        for (let j = block; j < end; j += 16) {
          const sum = f64x2.add(f64x2.mul(a, v128.load(u + j)), f64x2.mul(b, v128.load(v + j)));
          v128.store(d + j, f64x2.add(v128.load(d + j), sum));
        }
      }
    }
    if (!constrain) continue;
    for (let j = block; j < end; j += 16) {
      const step = v128.load(d + j);
      const uphill = f64x2.ge(f64x2.mul(step, v128.load(p + j)), f64x2.splat(0));
      v128.store(d + j, v128.andnot(step, uphill));
    }
  }
}
