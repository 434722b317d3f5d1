// quads.ts for three labels, the commonest case (IO and BIO of one type): everything in registers, pairs on the way.

// @ts-ignore: decorator
@inline
function m(trans: usize, i: usize, j: usize): v128 {
  return v128.load64_splat(trans + (i << 5) + (j << 3));
}

// @ts-ignore: decorator
@inline
function dot(a: v128, b: v128, c: v128, x: v128, y: v128, z: v128): v128 {
  return f64x2.add(f64x2.add(f64x2.mul(a, x), f64x2.mul(b, y)), f64x2.mul(c, z));
}

// @ts-ignore: decorator
@inline
function lengthsAt(lengths: usize): v128 {
  return v128.load32x2_u(lengths);
}

/** See forward in quads.ts. */
function forward(psi: usize, alpha: usize, scale: usize, trans: usize, lengths: usize): void {
  const one = f64x2.splat(1);
  const count = <i32>load<u32>(lengths);
  const shared = <i32>load<u32>(lengths, 12);
  const firstTwo = lengthsAt(lengths);
  const lastTwo = lengthsAt(lengths + 8);
  let a0 = one,
    a1 = one,
    a2 = one;
  let b0 = one,
    b1 = one,
    b2 = one;
  let c = one;
  let d = one;
  for (let t = 0; t < count; t++, psi += 96, alpha += 96, scale += 32) {
    if (t > 0) {
      const m00 = m(trans, 0, 0),
        m10 = m(trans, 1, 0),
        m20 = m(trans, 2, 0);
      const x0 = dot(a0, a1, a2, m00, m10, m20);
      const y0 = dot(b0, b1, b2, m00, m10, m20);
      const m01 = m(trans, 0, 1),
        m11 = m(trans, 1, 1),
        m21 = m(trans, 2, 1);
      const x1 = dot(a0, a1, a2, m01, m11, m21);
      const y1 = dot(b0, b1, b2, m01, m11, m21);
      const m02 = m(trans, 0, 2),
        m12 = m(trans, 1, 2),
        m22 = m(trans, 2, 2);
      const x2 = dot(a0, a1, a2, m02, m12, m22);
      const y2 = dot(b0, b1, b2, m02, m12, m22);
      a0 = f64x2.mul(x0, f64x2.mul(v128.load(psi), c));
      b0 = f64x2.mul(y0, f64x2.mul(v128.load(psi, 16), d));
      a1 = f64x2.mul(x1, f64x2.mul(v128.load(psi, 32), c));
      b1 = f64x2.mul(y1, f64x2.mul(v128.load(psi, 48), d));
      a2 = f64x2.mul(x2, f64x2.mul(v128.load(psi, 64), c));
      b2 = f64x2.mul(y2, f64x2.mul(v128.load(psi, 80), d));
    } else {
      a0 = v128.load(psi);
      b0 = v128.load(psi, 16);
      a1 = v128.load(psi, 32);
      b1 = v128.load(psi, 48);
      a2 = v128.load(psi, 64);
      b2 = v128.load(psi, 80);
    }
    v128.store(alpha, a0);
    v128.store(alpha, b0, 16);
    v128.store(alpha, a1, 32);
    v128.store(alpha, b1, 48);
    v128.store(alpha, a2, 64);
    v128.store(alpha, b2, 80);
    c = f64x2.div(one, f64x2.add(f64x2.add(a0, a1), a2));
    d = f64x2.div(one, f64x2.add(f64x2.add(b0, b1), b2));
    if (t < shared) {
      v128.store(scale, c);
      v128.store(scale, d, 16);
    } else {
      const now = i64x2.splat(t);
      v128.store(scale, v128.bitselect(c, one, i64x2.gt_s(firstTwo, now)));
      v128.store(scale, v128.bitselect(d, one, i64x2.gt_s(lastTwo, now)), 16);
    }
  }
}

// @ts-ignore: decorator
@inline
function add(sums: usize, i: usize, a: v128, b: v128, x: v128, y: v128): void {
  const at = sums + (i << 4);
  v128.store(at, f64x2.add(v128.load(at), f64x2.add(f64x2.mul(a, x), f64x2.mul(b, y))));
}

/** See backward in quads.ts; pairs go to `sums` [3][3], two lanes each. */
function backward(
  psi: usize,
  alpha: usize,
  scale: usize,
  out: usize,
  trans: usize,
  sums: usize,
  lengths: usize,
): void {
  const zero = f64x2.splat(0);
  const count = <i32>load<u32>(lengths);
  const shared = <i32>load<u32>(lengths, 12);
  const firstTwo = lengthsAt(lengths);
  const lastTwo = lengthsAt(lengths + 8);
  psi += <usize>count * 96;
  alpha += <usize>count * 96;
  scale += (<usize>count) << 5;
  out += (<usize>count) << 6;
  let x0 = zero,
    x1 = zero,
    x2 = zero;
  let y0 = zero,
    y1 = zero,
    y2 = zero;
  for (let t = count - 1; t >= 0; t--) {
    psi -= 96;
    alpha -= 96;
    scale -= 32;
    out -= 64;
    if (t >= shared - 1) {
      const next = i64x2.splat(t + 1);
      const a = v128.and(v128.load(scale), i64x2.eq(firstTwo, next));
      const b = v128.and(v128.load(scale, 16), i64x2.eq(lastTwo, next));
      x0 = f64x2.add(x0, a);
      x1 = f64x2.add(x1, a);
      x2 = f64x2.add(x2, a);
      y0 = f64x2.add(y0, b);
      y1 = f64x2.add(y1, b);
      y2 = f64x2.add(y2, b);
    }
    const p = f64x2.mul(v128.load(alpha, 32), x1);
    const q = f64x2.mul(v128.load(alpha, 64), x2);
    v128.store(out, v128.shuffle<f64>(p, q, 0, 2));
    v128.store(out, v128.shuffle<f64>(p, q, 1, 3), 16);
    const r = f64x2.mul(v128.load(alpha, 48), y1);
    const s = f64x2.mul(v128.load(alpha, 80), y2);
    v128.store(out, v128.shuffle<f64>(r, s, 0, 2), 32);
    v128.store(out, v128.shuffle<f64>(r, s, 1, 3), 48);
    if (t == 0) return;
    const c = v128.load(scale - 32);
    const d = v128.load(scale - 32, 16);
    const u0 = f64x2.mul(f64x2.mul(v128.load(psi), c), x0);
    const v0 = f64x2.mul(f64x2.mul(v128.load(psi, 16), d), y0);
    const u1 = f64x2.mul(f64x2.mul(v128.load(psi, 32), c), x1);
    const v1 = f64x2.mul(f64x2.mul(v128.load(psi, 48), d), y1);
    const u2 = f64x2.mul(f64x2.mul(v128.load(psi, 64), c), x2);
    const v2 = f64x2.mul(f64x2.mul(v128.load(psi, 80), d), y2);
    for (let i: usize = 0; i < 3; i++) {
      const a = v128.load(alpha - 96 + (i << 5));
      const b = v128.load(alpha - 80 + (i << 5));
      add(sums, 3 * i, a, b, u0, v0);
      add(sums, 3 * i + 1, a, b, u1, v1);
      add(sums, 3 * i + 2, a, b, u2, v2);
    }
    const m00 = m(trans, 0, 0),
      m01 = m(trans, 0, 1),
      m02 = m(trans, 0, 2);
    x0 = dot(u0, u1, u2, m00, m01, m02);
    y0 = dot(v0, v1, v2, m00, m01, m02);
    const m10 = m(trans, 1, 0),
      m11 = m(trans, 1, 1),
      m12 = m(trans, 1, 2);
    x1 = dot(u0, u1, u2, m10, m11, m12);
    y1 = dot(v0, v1, v2, m10, m11, m12);
    const m20 = m(trans, 2, 0),
      m21 = m(trans, 2, 1),
      m22 = m(trans, 2, 2);
    x2 = dot(u0, u1, u2, m20, m21, m22);
    y2 = dot(v0, v1, v2, m20, m21, m22);
  }
}

const SUMS: usize = memory.data(144, 16);

/** As `quads` and then `addQuadPairs` to `pairs` [3][32 bytes], for three labels; psi stays. */
export function quadsOfThree(
  psi: usize,
  alpha: usize,
  scale: usize,
  out: usize,
  trans: usize,
  pairs: usize,
  lengths: usize,
  first: i32,
  last: i32,
): void {
  memory.fill(SUMS, 0, 144);
  for (let q = first; q < last; q++) {
    const own = lengths + ((<usize>q) << 4);
    const count = <usize>load<u32>(own);
    forward(psi, alpha, scale, trans, own);
    backward(psi, alpha, scale, out, trans, SUMS, own);
    psi += count * 96;
    alpha += count * 96;
    scale += count << 5;
    out += count << 6;
  }
  for (let i: usize = 0; i < 3; i++) {
    for (let j: usize = 0; j < 3; j++) {
      const sum = v128.load(SUMS + ((3 * i + j) << 4));
      const at = pairs + (i << 5) + (j << 3);
      store<f64>(at, load<f64>(at) + f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1));
    }
  }
}
