// Orthant-wise limited-memory quasi-Newton (Andrew and Gao 2007): L1 norm with weight c * scale[k] on coordinate k.

// Two lanes at a time and without branches: signs are as good as random, a wrong guess costs more than both cases.

function sumLanes(a: v128): f64 {
  return f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
}

/** Pseudo-gradient: the one-sided derivative of least slope, 0 where 0 is best. @returns its squared norm */
export function pseudoGradient(out: usize, x: usize, g: usize, scale: usize, c: f64, n: i32): f64 {
  const zero = f64x2.splat(0);
  const weight = f64x2.splat(c);
  let norm = zero;
  const bytes = (<usize>n) << 3;
  for (let at: usize = 0; at < bytes; at += 16) {
    const w = v128.load(x + at);
    const slope = v128.load(g + at);
    const l1 = f64x2.mul(weight, v128.load(scale + at));
    const left = f64x2.sub(slope, l1);
    const right = f64x2.add(slope, l1);
    // w > 0, or 0 and better raised: the right derivative; w < 0, or 0 and better lowered: the left one.
    const atZero = f64x2.eq(w, zero);
    const useRight = v128.or(f64x2.gt(w, zero), v128.and(atZero, f64x2.lt(right, zero)));
    const useLeft = v128.or(f64x2.lt(w, zero), v128.and(atZero, f64x2.gt(left, zero)));
    const p = v128.or(v128.and(useRight, right), v128.and(useLeft, left));
    v128.store(out + at, p);
    norm = f64x2.add(norm, f64x2.mul(p, p));
  }
  return sumLanes(norm);
}

/**
 * x = x0 + step * d, each coordinate held in the orthant of x0 (of -pseudo where x0 is 0), else 0.
 * @returns in out[0] the L1 penalty of x, in out[1] (x - x0) . pseudo
 */
export function projectedStep(
  x: usize,
  x0: usize,
  d: usize,
  pseudo: usize,
  step: f64,
  scale: usize,
  c: f64,
  n: i32,
  out: usize,
): void {
  const zero = f64x2.splat(0);
  const length = f64x2.splat(step);
  let penalty = zero;
  let slope = zero;
  const bytes = (<usize>n) << 3;
  for (let at: usize = 0; at < bytes; at += 16) {
    const before = v128.load(x0 + at);
    const p = v128.load(pseudo + at);
    const side = v128.bitselect(f64x2.neg(p), before, f64x2.eq(before, zero));
    const free = f64x2.add(before, f64x2.mul(length, v128.load(d + at)));
    const w = v128.andnot(free, f64x2.le(f64x2.mul(free, side), zero));
    v128.store(x + at, w);
    penalty = f64x2.add(penalty, f64x2.mul(v128.load(scale + at), f64x2.abs(w)));
    slope = f64x2.add(slope, f64x2.mul(f64x2.sub(w, before), p));
  }
  store<f64>(out, c * sumLanes(penalty));
  store<f64>(out, sumLanes(slope), 8);
}
