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
