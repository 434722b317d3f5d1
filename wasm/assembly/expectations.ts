// Pair expectations: sum over neighbours of alpha[t][i] * y[t+1][j], a product of two tall matrices, in register tiles.

function tile4x4(alpha: usize, y: usize, out: usize, count: i32, stride: usize): void {
  let a0 = v128.load(out),
    b0 = v128.load(out, 16);
  let a1 = v128.load(out + stride),
    b1 = v128.load(out + stride, 16);
  let a2 = v128.load(out + 2 * stride),
    b2 = v128.load(out + 2 * stride, 16);
  let a3 = v128.load(out + 3 * stride),
    b3 = v128.load(out + 3 * stride, 16);
  for (let t = 0; t < count; t++, alpha += stride, y += stride) {
    const ya = v128.load(y);
    const yb = v128.load(y, 16);
    const s0 = v128.load64_splat(alpha);
    a0 = f64x2.add(a0, f64x2.mul(s0, ya));
    b0 = f64x2.add(b0, f64x2.mul(s0, yb));
    const s1 = v128.load64_splat(alpha, 8);
    a1 = f64x2.add(a1, f64x2.mul(s1, ya));
    b1 = f64x2.add(b1, f64x2.mul(s1, yb));
    const s2 = v128.load64_splat(alpha, 16);
    a2 = f64x2.add(a2, f64x2.mul(s2, ya));
    b2 = f64x2.add(b2, f64x2.mul(s2, yb));
    const s3 = v128.load64_splat(alpha, 24);
    a3 = f64x2.add(a3, f64x2.mul(s3, ya));
    b3 = f64x2.add(b3, f64x2.mul(s3, yb));
  }
  v128.store(out, a0);
  v128.store(out, b0, 16);
  v128.store(out + stride, a1);
  v128.store(out + stride, b1, 16);
  v128.store(out + 2 * stride, a2);
  v128.store(out + 2 * stride, b2, 16);
  v128.store(out + 3 * stride, a3);
  v128.store(out + 3 * stride, b3, 16);
}

function tile4x2(alpha: usize, y: usize, out: usize, count: i32, stride: usize): void {
  let a0 = v128.load(out),
    a1 = v128.load(out + stride);
  let a2 = v128.load(out + 2 * stride),
    a3 = v128.load(out + 3 * stride);
  for (let t = 0; t < count; t++, alpha += stride, y += stride) {
    const ya = v128.load(y);
    a0 = f64x2.add(a0, f64x2.mul(v128.load64_splat(alpha), ya));
    a1 = f64x2.add(a1, f64x2.mul(v128.load64_splat(alpha, 8), ya));
    a2 = f64x2.add(a2, f64x2.mul(v128.load64_splat(alpha, 16), ya));
    a3 = f64x2.add(a3, f64x2.mul(v128.load64_splat(alpha, 24), ya));
  }
  v128.store(out, a0);
  v128.store(out + stride, a1);
  v128.store(out + 2 * stride, a2);
  v128.store(out + 3 * stride, a3);
}

function tile2x4(alpha: usize, y: usize, out: usize, count: i32, stride: usize): void {
  let a0 = v128.load(out),
    b0 = v128.load(out, 16);
  let a1 = v128.load(out + stride),
    b1 = v128.load(out + stride, 16);
  for (let t = 0; t < count; t++, alpha += stride, y += stride) {
    const ya = v128.load(y);
    const yb = v128.load(y, 16);
    const s0 = v128.load64_splat(alpha);
    a0 = f64x2.add(a0, f64x2.mul(s0, ya));
    b0 = f64x2.add(b0, f64x2.mul(s0, yb));
    const s1 = v128.load64_splat(alpha, 8);
    a1 = f64x2.add(a1, f64x2.mul(s1, ya));
    b1 = f64x2.add(b1, f64x2.mul(s1, yb));
  }
  v128.store(out, a0);
  v128.store(out, b0, 16);
  v128.store(out + stride, a1);
  v128.store(out + stride, b1, 16);
}

function tile2x2(alpha: usize, y: usize, out: usize, count: i32, stride: usize): void {
  let a0 = v128.load(out),
    a1 = v128.load(out + stride);
  for (let t = 0; t < count; t++, alpha += stride, y += stride) {
    const ya = v128.load(y);
    a0 = f64x2.add(a0, f64x2.mul(v128.load64_splat(alpha), ya));
    a1 = f64x2.add(a1, f64x2.mul(v128.load64_splat(alpha, 8), ya));
  }
  v128.store(out, a0);
  v128.store(out + stride, a1);
}

/**
 * out[i][j] += sum over t < count - 1 of alpha[t][i] * y[t+1][j].
 * alpha, y [count][stride] as forwardBackward leaves them: y is 0 where a sentence starts, so its borders add nothing.
 * out [stride/8][stride], square in padded labels. Times exp(transition) it is the expected number of i -> j.
 */
export function addPairs(alpha: usize, y: usize, out: usize, count: i32, stride: usize): void {
  const next = y + stride;
  const width = stride >> 3;
  let i: usize = 0;
  for (; i + 4 <= width; i += 4) {
    let j: usize = 0;
    for (; j + 4 <= width; j += 4)
      tile4x4(alpha + (i << 3), next + (j << 3), out + i * stride + (j << 3), count - 1, stride);
    if (j < width) tile4x2(alpha + (i << 3), next + (j << 3), out + i * stride + (j << 3), count - 1, stride);
  }
  if (i < width) {
    let j: usize = 0;
    for (; j + 4 <= width; j += 4)
      tile2x4(alpha + (i << 3), next + (j << 3), out + i * stride + (j << 3), count - 1, stride);
    if (j < width) tile2x2(alpha + (i << 3), next + (j << 3), out + i * stride + (j << 3), count - 1, stride);
  }
}

/** out = pairs * trans elementwise, [labels][stride]. */
export function multiplyPairs(out: usize, pairs: usize, trans: usize, labels: i32, stride: usize): void {
  const bytes = <usize>labels * stride;
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(out + at, f64x2.mul(v128.load(pairs + at), v128.load(trans + at)));
  }
}
