// exp on two f64 lanes, bit-identical everywhere: WebAssembly rounds +, - and * as IEEE 754 demands.
// Tang 1989: x = (256 k + j) ln 2 / 256 + r, |r| <= ln 2 / 512; exp(x) = 2^k * 2^(j/256) * exp(r), the middle one from a
// table, exp(r) by its Taylor series to degree 4 (error < 2^-54).

/** 2^(j/256), j < 256. */
const POWERS: usize = memory.data(2048, 16);

// Constants in memory, each twice for two lanes: as immediates, WebAssembly engines build them anew for every vector.
// Adding 1.5 * 2^52 rounds to a whole number and leaves it in the low mantissa bits. exp underflows to denormals below
// e^-708; forward-backward treats that as good as 0.
const TABLE: usize = memory.data<f64>([
  709.0, 709.0, -708.0, -708.0,
  369.3299304675746, 369.3299304675746, // 256 / ln 2
  6755399441055744.0, 6755399441055744.0, // 1.5 * 2^52
  0.0027076061737716373, 0.0027076061737716373, // ln 2 / 256, high bits
  2.9064910585985925e-13, 2.9064910585985925e-13, // ln 2 / 256, low bits
  1.0 / 2.0, 1.0 / 2.0, 1.0 / 6.0, 1.0 / 6.0,
  1.0 / 24.0, 1.0 / 24.0,
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
  const low = POWERS + ((<usize>(i32x4.extract_lane(shifted, 0) & 255)) << 3);
  const high = POWERS + ((<usize>(i32x4.extract_lane(shifted, 2) & 255)) << 3);
  const power = v128.load64_lane(high, v128.load64_zero(low), 1);
  const r2 = f64x2.mul(r, r);
  const p = f64x2.add(
    f64x2.add(r, f64x2.mul(r2, f64x2.add(v128.load(TABLE, 96), f64x2.mul(r, v128.load(TABLE, 112))))),
    f64x2.mul(f64x2.mul(r2, r2), v128.load(TABLE, 128)),
  );
  // The lowest 8 bits of n are j; the rest moves into the exponent.
  const k = i64x2.shl(i64x2.shr_u(shifted, 8), 52);
  return i64x2.add(f64x2.add(power, f64x2.mul(power, p)), k);
}

/** 2^(j/256) by Taylor's series of exp, once an instance. */
function fillPowers(): void {
  for (let j = 0; j < 256; j++) {
    // From the middle, the argument is at most ln 2 / 2; summed from the smallest term up.
    const x = <f64>(j - 128) * 0.0027076061740622863;
    let sum: f64 = 0;
    for (let i = 17; i > 0; i--) sum = (x / <f64>i) * (1 + sum);
    store<f64>(POWERS + ((<usize>j) << 3), (1 + sum) * 1.4142135623730951);
  }
  store<f64>(POWERS, 1);
}
fillPowers();

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
