// exp on two f64 lanes, bit-identical everywhere: WebAssembly rounds +, - and * as IEEE 754 demands.
// Cody and Waite 1980: x = n ln 2 + r, |r| <= ln 2 / 2; exp(r) by its Taylor series to degree 13 (error < 2^-56).

// Constants in memory, each twice for two lanes: as immediates, WebAssembly engines build them anew for every vector.
// Adding 1.5 * 2^52 rounds to a whole number and leaves it in the low mantissa bits. exp underflows to denormals below
// e^-708; forward-backward treats that as good as 0.
const TABLE: usize = memory.data<f64>([
  709.0, 709.0, -708.0, -708.0,
  1.4426950408889634, 1.4426950408889634, // log2(e)
  6755399441055744.0, 6755399441055744.0, // 1.5 * 2^52
  6.9314718036912381649e-1, 6.9314718036912381649e-1, // ln 2, high bits
  1.90821492927058770002e-10, 1.90821492927058770002e-10, // ln 2, low bits
  1.0, 1.0,
  1.0 / 2.0, 1.0 / 2.0, 1.0 / 6.0, 1.0 / 6.0,
  1.0 / 24.0, 1.0 / 24.0, 1.0 / 120.0, 1.0 / 120.0,
  1.0 / 720.0, 1.0 / 720.0, 1.0 / 5040.0, 1.0 / 5040.0,
  1.0 / 40320.0, 1.0 / 40320.0, 1.0 / 362880.0, 1.0 / 362880.0,
  1.0 / 3628800.0, 1.0 / 3628800.0, 1.0 / 39916800.0, 1.0 / 39916800.0,
  1.0 / 479001600.0, 1.0 / 479001600.0, 1.0 / 6227020800.0, 1.0 / 6227020800.0,
], 16);

/** exp of both lanes; inlined, as a call for each vector costs a third more. */
// @ts-ignore: decorator
@inline
export function exponential(x: v128): v128 {
  const clamped = f64x2.pmin(v128.load(TABLE), f64x2.pmax(v128.load(TABLE, 16), x));
  const shifted = f64x2.add(f64x2.mul(clamped, v128.load(TABLE, 32)), v128.load(TABLE, 48));
  const n = f64x2.sub(shifted, v128.load(TABLE, 48));
  const r = f64x2.sub(
    f64x2.sub(clamped, f64x2.mul(n, v128.load(TABLE, 64))),
    f64x2.mul(n, v128.load(TABLE, 80)),
  );
  // Estrin's scheme: short dependency chains, so that neighbouring vectors overlap.
  const r2 = f64x2.mul(r, r);
  const r4 = f64x2.mul(r2, r2);
  const r8 = f64x2.mul(r4, r4);
  const p01 = f64x2.add(v128.load(TABLE, 96), r);
  const p23 = f64x2.add(v128.load(TABLE, 112), f64x2.mul(r, v128.load(TABLE, 128)));
  const p45 = f64x2.add(v128.load(TABLE, 144), f64x2.mul(r, v128.load(TABLE, 160)));
  const p67 = f64x2.add(v128.load(TABLE, 176), f64x2.mul(r, v128.load(TABLE, 192)));
  const p89 = f64x2.add(v128.load(TABLE, 208), f64x2.mul(r, v128.load(TABLE, 224)));
  const pab = f64x2.add(v128.load(TABLE, 240), f64x2.mul(r, v128.load(TABLE, 256)));
  const pcd = f64x2.add(v128.load(TABLE, 272), f64x2.mul(r, v128.load(TABLE, 288)));
  const p0 = f64x2.add(p01, f64x2.mul(r2, p23));
  const p4 = f64x2.add(p45, f64x2.mul(r2, p67));
  const p8 = f64x2.add(f64x2.add(p89, f64x2.mul(r2, pab)), f64x2.mul(r4, pcd));
  const p = f64x2.add(f64x2.add(p0, f64x2.mul(r4, p4)), f64x2.mul(r8, p8));
  return i64x2.add(p, i64x2.shl(shifted, 52));
}

/** out[i] = exp(x[i]), i < count, count even; out may be x. */
export function exponentials(x: usize, out: usize, count: i32): void {
  const bytes = (<usize>count) << 3;
  for (let at: usize = 0; at < bytes; at += 16) v128.store(out + at, exponential(v128.load(x + at)));
}

/** E = exp(W - max) and its transpose, both [labels][stride]; padding columns are 0. @returns max over W */
export function exponentiateTransitions(weights: usize, out: usize, outT: usize, labels: i32, stride: usize): f64 {
  let highest = load<f64>(weights);
  for (let i = 0; i < labels; i++) {
    for (let j = 0; j < labels; j++) {
      const w = load<f64>(weights + <usize>i * stride + ((<usize>j) << 3));
      if (w > highest) highest = w;
    }
  }
  const top = f64x2.splat(highest);
  for (let i = 0; i < labels; i++) {
    const row = <usize>i * stride;
    for (let at: usize = 0; at < stride; at += 16) {
      v128.store(out + row + at, f64x2.sub(v128.load(weights + row + at), top));
    }
    exponentials(out + row, out + row, <i32>(stride >> 3));
    if (labels & 1) store<f64>(out + row + ((<usize>labels) << 3), 0);
    for (let j = 0; j < labels; j++) {
      store<f64>(outT + <usize>j * stride + ((<usize>i) << 3), load<f64>(out + row + ((<usize>j) << 3)));
    }
  }
  if (labels & 1) {
    for (let j = 0; j < labels; j++) store<f64>(outT + <usize>j * stride + ((<usize>labels) << 3), 0);
  }
  return highest;
}
