// exp on two f64 lanes, bit-identical everywhere: WebAssembly rounds +, - and * as IEEE 754 demands.
// Cody and Waite 1980: x = n ln 2 + r, |r| <= ln 2 / 2; exp(r) by its Taylor series to degree 13 (error < 2^-56).

const LOG2E: f64 = 1.4426950408889634;
const LN2_HIGH: f64 = 6.9314718036912381649e-1;
const LN2_LOW: f64 = 1.90821492927058770002e-10;
// Adding 1.5 * 2^52 rounds to a whole number and leaves it in the low mantissa bits.
const ROUND: f64 = 6755399441055744.0;
// exp underflows to denormals below this; forward-backward treats e^-708 as good as 0.
const LOWEST: f64 = -708.0;
const HIGHEST: f64 = 709.0;

/** out[i] = exp(x[i]), i < count, count even; out may be x. One loop for all uses: a call for each vector costs a third more. */
export function exponentials(x: usize, out: usize, count: i32): void {
  const bytes = (<usize>count) << 3;
  for (let at: usize = 0; at < bytes; at += 16) {
    const clamped = f64x2.pmin(f64x2.splat(HIGHEST), f64x2.pmax(f64x2.splat(LOWEST), v128.load(x + at)));
    const shifted = f64x2.add(f64x2.mul(clamped, f64x2.splat(LOG2E)), f64x2.splat(ROUND));
    const n = f64x2.sub(shifted, f64x2.splat(ROUND));
    const r = f64x2.sub(f64x2.sub(clamped, f64x2.mul(n, f64x2.splat(LN2_HIGH))), f64x2.mul(n, f64x2.splat(LN2_LOW)));
    // Estrin's scheme: short dependency chains, so that neighbouring vectors overlap.
    const r2 = f64x2.mul(r, r);
    const r4 = f64x2.mul(r2, r2);
    const r8 = f64x2.mul(r4, r4);
    const p01 = f64x2.add(f64x2.splat(1.0), r);
    const p23 = f64x2.add(f64x2.splat(1.0 / 2.0), f64x2.mul(r, f64x2.splat(1.0 / 6.0)));
    const p45 = f64x2.add(f64x2.splat(1.0 / 24.0), f64x2.mul(r, f64x2.splat(1.0 / 120.0)));
    const p67 = f64x2.add(f64x2.splat(1.0 / 720.0), f64x2.mul(r, f64x2.splat(1.0 / 5040.0)));
    const p89 = f64x2.add(f64x2.splat(1.0 / 40320.0), f64x2.mul(r, f64x2.splat(1.0 / 362880.0)));
    const pab = f64x2.add(f64x2.splat(1.0 / 3628800.0), f64x2.mul(r, f64x2.splat(1.0 / 39916800.0)));
    const pcd = f64x2.add(f64x2.splat(1.0 / 479001600.0), f64x2.mul(r, f64x2.splat(1.0 / 6227020800.0)));
    const p0 = f64x2.add(p01, f64x2.mul(r2, p23));
    const p4 = f64x2.add(p45, f64x2.mul(r2, p67));
    const p8 = f64x2.add(f64x2.add(p89, f64x2.mul(r2, pab)), f64x2.mul(r4, pcd));
    const p = f64x2.add(f64x2.add(p0, f64x2.mul(r4, p4)), f64x2.mul(r8, p8));
    v128.store(out + at, i64x2.add(p, i64x2.shl(shifted, 52)));
  }
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
