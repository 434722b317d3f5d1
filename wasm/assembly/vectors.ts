// Vectors of the optimiser: f64, n rounded up to even by the driver (the extra element stays 0).

function sumLanes(a: v128): f64 {
  return f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
}

/** dense[position[k]] = scale[k] * x[k]; position u32, byte offsets. */
export function spread(dense: usize, position: usize, scale: usize, x: usize, n: i32): void {
  for (let k = 0; k < n; k++) {
    const at = (<usize>k) << 3;
    store<f64>(dense + <usize>load<u32>(position + (at >> 1)), load<f64>(scale + at) * load<f64>(x + at));
  }
}

/**
 * g[k] = scale[k] * dense[position[k]] - observed[k] + ridge * x[k].
 * @returns in out[0] observed . x, in out[1] |x|^2
 */
export function collect(
  g: usize,
  dense: usize,
  position: usize,
  scale: usize,
  observed: usize,
  x: usize,
  ridge: f64,
  n: i32,
  out: usize,
): void {
  let seen: f64 = 0;
  let norm: f64 = 0;
  for (let k = 0; k < n; k++) {
    const at = (<usize>k) << 3;
    const o = load<f64>(observed + at);
    const w = load<f64>(x + at);
    store<f64>(
      g + at,
      load<f64>(scale + at) * load<f64>(dense + <usize>load<u32>(position + (at >> 1))) - o + ridge * w,
    );
    seen += o * w;
    norm += w * w;
  }
  store<f64>(out, seen);
  store<f64>(out, norm, 8);
}

export function dot(a: usize, b: usize, n: i32): f64 {
  let x = f64x2.splat(0);
  let y = f64x2.splat(0);
  const bytes = (<usize>n) << 3;
  let at: usize = 0;
  for (; at + 32 <= bytes; at += 32) {
    x = f64x2.add(x, f64x2.mul(v128.load(a + at), v128.load(b + at)));
    y = f64x2.add(y, f64x2.mul(v128.load(a + at, 16), v128.load(b + at, 16)));
  }
  for (; at < bytes; at += 16) x = f64x2.add(x, f64x2.mul(v128.load(a + at), v128.load(b + at)));
  return sumLanes(f64x2.add(x, y));
}

/** out = k * a */
export function scaled(out: usize, a: usize, k: f64, n: i32): void {
  const bytes = (<usize>n) << 3;
  const factor = f64x2.splat(k);
  for (let at: usize = 0; at < bytes; at += 16) v128.store(out + at, f64x2.mul(factor, v128.load(a + at)));
}

/** out = a + k * b */
export function plusScaled(out: usize, a: usize, b: usize, k: f64, n: i32): void {
  const bytes = (<usize>n) << 3;
  const factor = f64x2.splat(k);
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(out + at, f64x2.add(v128.load(a + at), f64x2.mul(factor, v128.load(b + at))));
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
    let product = f64x2.splat(1);
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
