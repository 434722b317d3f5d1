// Pair expectations over four sentences a position (see quads.ts), labels four at a time and the last five together.

// @ts-ignore: decorator
@inline
function addLanes(out: usize, sum: v128): void {
  store<f64>(out, load<f64>(out) + f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1));
}

function pairsOfOne(a: usize, end: usize, b: usize, out: usize, width: usize): void {
  let s0 = f64x2.splat(0);
  for (; a < end; a += width, b += width) {
    const x = v128.load(a);
    const y = v128.load(a, 16);
    s0 = f64x2.add(s0, f64x2.add(f64x2.mul(x, v128.load(b)), f64x2.mul(y, v128.load(b, 16))));
  }
  addLanes(out, s0);
}

function pairsOfFour(a: usize, end: usize, b: usize, out: usize, width: usize): void {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let s2 = f64x2.splat(0);
  let s3 = f64x2.splat(0);
  for (; a < end; a += width, b += width) {
    const x = v128.load(a);
    const y = v128.load(a, 16);
    s0 = f64x2.add(s0, f64x2.add(f64x2.mul(x, v128.load(b)), f64x2.mul(y, v128.load(b, 16))));
    s1 = f64x2.add(s1, f64x2.add(f64x2.mul(x, v128.load(b, 32)), f64x2.mul(y, v128.load(b, 48))));
    s2 = f64x2.add(s2, f64x2.add(f64x2.mul(x, v128.load(b, 64)), f64x2.mul(y, v128.load(b, 80))));
    s3 = f64x2.add(s3, f64x2.add(f64x2.mul(x, v128.load(b, 96)), f64x2.mul(y, v128.load(b, 112))));
  }
  addLanes(out, s0);
  addLanes(out + 8, s1);
  addLanes(out + 16, s2);
  addLanes(out + 24, s3);
}

function pairsOfFive(a: usize, end: usize, b: usize, out: usize, width: usize): void {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let s2 = f64x2.splat(0);
  let s3 = f64x2.splat(0);
  let s4 = f64x2.splat(0);
  for (; a < end; a += width, b += width) {
    const x = v128.load(a);
    const y = v128.load(a, 16);
    s0 = f64x2.add(s0, f64x2.add(f64x2.mul(x, v128.load(b)), f64x2.mul(y, v128.load(b, 16))));
    s1 = f64x2.add(s1, f64x2.add(f64x2.mul(x, v128.load(b, 32)), f64x2.mul(y, v128.load(b, 48))));
    s2 = f64x2.add(s2, f64x2.add(f64x2.mul(x, v128.load(b, 64)), f64x2.mul(y, v128.load(b, 80))));
    s3 = f64x2.add(s3, f64x2.add(f64x2.mul(x, v128.load(b, 96)), f64x2.mul(y, v128.load(b, 112))));
    s4 = f64x2.add(s4, f64x2.add(f64x2.mul(x, v128.load(b, 128)), f64x2.mul(y, v128.load(b, 144))));
  }
  addLanes(out, s0);
  addLanes(out + 8, s1);
  addLanes(out + 16, s2);
  addLanes(out + 24, s3);
  addLanes(out + 32, s4);
}

function pairsOfTwoByFour(a: usize, end: usize, b: usize, out: usize, stride: usize, width: usize): void {
  let s0 = f64x2.splat(0),
    t0 = f64x2.splat(0);
  let s1 = f64x2.splat(0),
    t1 = f64x2.splat(0);
  let s2 = f64x2.splat(0),
    t2 = f64x2.splat(0);
  let s3 = f64x2.splat(0),
    t3 = f64x2.splat(0);
  for (; a < end; a += width, b += width) {
    const x = v128.load(a);
    const y = v128.load(a, 16);
    const z = v128.load(a, 32);
    const w = v128.load(a, 48);
    const p0 = v128.load(b);
    const q0 = v128.load(b, 16);
    s0 = f64x2.add(s0, f64x2.add(f64x2.mul(x, p0), f64x2.mul(y, q0)));
    t0 = f64x2.add(t0, f64x2.add(f64x2.mul(z, p0), f64x2.mul(w, q0)));
    const p1 = v128.load(b, 32);
    const q1 = v128.load(b, 48);
    s1 = f64x2.add(s1, f64x2.add(f64x2.mul(x, p1), f64x2.mul(y, q1)));
    t1 = f64x2.add(t1, f64x2.add(f64x2.mul(z, p1), f64x2.mul(w, q1)));
    const p2 = v128.load(b, 64);
    const q2 = v128.load(b, 80);
    s2 = f64x2.add(s2, f64x2.add(f64x2.mul(x, p2), f64x2.mul(y, q2)));
    t2 = f64x2.add(t2, f64x2.add(f64x2.mul(z, p2), f64x2.mul(w, q2)));
    const p3 = v128.load(b, 96);
    const q3 = v128.load(b, 112);
    s3 = f64x2.add(s3, f64x2.add(f64x2.mul(x, p3), f64x2.mul(y, q3)));
    t3 = f64x2.add(t3, f64x2.add(f64x2.mul(z, p3), f64x2.mul(w, q3)));
  }
  addLanes(out, s0);
  addLanes(out + stride, t0);
  addLanes(out + 8, s1);
  addLanes(out + stride + 8, t1);
  addLanes(out + 16, s2);
  addLanes(out + stride + 16, t2);
  addLanes(out + 24, s3);
  addLanes(out + stride + 24, t3);
}

/** out[i][j] += sum over p < count-1 of alpha[p][i] * y[p+1][j] over all four sentences; out [labels][stride]. */
export function addQuadPairs(alpha: usize, y: usize, out: usize, count: i32, labels: i32, stride: usize): void {
  const width = (<usize>labels) << 5;
  const end = alpha + <usize>(count - 1) * width;
  y += width;
  // Two labels to the left share what four to the right load, where there are many.
  const shared = labels > 5 ? ((labels - 2) >> 2) << 2 : 0;
  for (let i = 0; i < labels; i += 2) {
    const a = alpha + ((<usize>i) << 5);
    const row = out + <usize>i * stride;
    for (let j: usize = 0; j < <usize>shared; j += 4) {
      if (i + 1 < labels) pairsOfTwoByFour(a, end, y + (j << 5), row + (j << 3), stride, width);
      else pairsOfFour(a, end, y + (j << 5), row + (j << 3), width);
    }
  }
  for (let i: usize = 0; i < <usize>labels; i++) {
    const a = alpha + (i << 5);
    const b = y + ((<usize>shared) << 5);
    const row = out + i * stride + ((<usize>shared) << 3);
    const left = labels - shared;
    if (left == 5) pairsOfFive(a, end, b, row, width);
    else if (left == 4) pairsOfFour(a, end, b, row, width);
    else {
      for (let j: usize = 0; j < <usize>left; j++) pairsOfOne(a, end, b + (j << 5), row + (j << 3), width);
    }
  }
}
