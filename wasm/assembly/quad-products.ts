// Rows of labels times a matrix, four sentences each (see quads.ts).

// Labels are taken four at a time, and the last five together: one alone would wait for each of its additions.

function multiplyOne(a: usize, end: usize, row: usize, out: usize, stride: usize): void {
  let x0 = f64x2.splat(0),
    y0 = f64x2.splat(0);
  for (; a < end; a += 32, row += stride) {
    const x = v128.load(a);
    const y = v128.load(a, 16);
    const m0 = v128.load64_splat(row);
    x0 = f64x2.add(x0, f64x2.mul(x, m0));
    y0 = f64x2.add(y0, f64x2.mul(y, m0));
  }
  v128.store(out, x0);
  v128.store(out, y0, 16);
}

function multiplyFour(a: usize, end: usize, row: usize, out: usize, stride: usize): void {
  let x0 = f64x2.splat(0),
    y0 = f64x2.splat(0);
  let x1 = f64x2.splat(0),
    y1 = f64x2.splat(0);
  let x2 = f64x2.splat(0),
    y2 = f64x2.splat(0);
  let x3 = f64x2.splat(0),
    y3 = f64x2.splat(0);
  for (; a < end; a += 32, row += stride) {
    const x = v128.load(a);
    const y = v128.load(a, 16);
    const m0 = v128.load64_splat(row);
    x0 = f64x2.add(x0, f64x2.mul(x, m0));
    y0 = f64x2.add(y0, f64x2.mul(y, m0));
    const m1 = v128.load64_splat(row, 8);
    x1 = f64x2.add(x1, f64x2.mul(x, m1));
    y1 = f64x2.add(y1, f64x2.mul(y, m1));
    const m2 = v128.load64_splat(row, 16);
    x2 = f64x2.add(x2, f64x2.mul(x, m2));
    y2 = f64x2.add(y2, f64x2.mul(y, m2));
    const m3 = v128.load64_splat(row, 24);
    x3 = f64x2.add(x3, f64x2.mul(x, m3));
    y3 = f64x2.add(y3, f64x2.mul(y, m3));
  }
  v128.store(out, x0);
  v128.store(out, y0, 16);
  v128.store(out, x1, 32);
  v128.store(out, y1, 48);
  v128.store(out, x2, 64);
  v128.store(out, y2, 80);
  v128.store(out, x3, 96);
  v128.store(out, y3, 112);
}

function multiplyFive(a: usize, end: usize, row: usize, out: usize, stride: usize): void {
  let x0 = f64x2.splat(0),
    y0 = f64x2.splat(0);
  let x1 = f64x2.splat(0),
    y1 = f64x2.splat(0);
  let x2 = f64x2.splat(0),
    y2 = f64x2.splat(0);
  let x3 = f64x2.splat(0),
    y3 = f64x2.splat(0);
  let x4 = f64x2.splat(0),
    y4 = f64x2.splat(0);
  for (; a < end; a += 32, row += stride) {
    const x = v128.load(a);
    const y = v128.load(a, 16);
    const m0 = v128.load64_splat(row);
    x0 = f64x2.add(x0, f64x2.mul(x, m0));
    y0 = f64x2.add(y0, f64x2.mul(y, m0));
    const m1 = v128.load64_splat(row, 8);
    x1 = f64x2.add(x1, f64x2.mul(x, m1));
    y1 = f64x2.add(y1, f64x2.mul(y, m1));
    const m2 = v128.load64_splat(row, 16);
    x2 = f64x2.add(x2, f64x2.mul(x, m2));
    y2 = f64x2.add(y2, f64x2.mul(y, m2));
    const m3 = v128.load64_splat(row, 24);
    x3 = f64x2.add(x3, f64x2.mul(x, m3));
    y3 = f64x2.add(y3, f64x2.mul(y, m3));
    const m4 = v128.load64_splat(row, 32);
    x4 = f64x2.add(x4, f64x2.mul(x, m4));
    y4 = f64x2.add(y4, f64x2.mul(y, m4));
  }
  v128.store(out, x0);
  v128.store(out, y0, 16);
  v128.store(out, x1, 32);
  v128.store(out, y1, 48);
  v128.store(out, x2, 64);
  v128.store(out, y2, 80);
  v128.store(out, x3, 96);
  v128.store(out, y3, 112);
  v128.store(out, x4, 128);
  v128.store(out, y4, 144);
}

/** out[j] = sum over i < labels of a[i] * m[i][j], four sentences each; m [labels][stride]. */
export function multiply(a: usize, m: usize, out: usize, labels: i32, stride: usize): void {
  const end = a + ((<usize>labels) << 5);
  let left = labels;
  for (; left > 5; left -= 4, m += 32, out += 128) multiplyFour(a, end, m, out, stride);
  if (left == 5) multiplyFive(a, end, m, out, stride);
  else if (left == 4) multiplyFour(a, end, m, out, stride);
  else for (; left > 0; left--, m += 8, out += 32) multiplyOne(a, end, m, out, stride);
}
