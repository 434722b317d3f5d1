// The transpose of rows.ts: each row is added to the table rows its index names. Marginals go to the gradients of the
// token's rows this way while both are in the nearest cache; a gather would read all marginals once for each frequent row.

function entryAt(pointers: usize, i: i32): usize {
  return <usize>load<u32>(pointers + ((<usize>i) << 2));
}

function addOne(table: usize, rows: usize, pointers: usize, index: usize, first: i32, last: i32, stride: usize): void {
  for (let i = first; i < last; i++, rows += stride) {
    const a = v128.load(rows);
    const end = entryAt(pointers, i + 1);
    for (let e = entryAt(pointers, i); e < end; e++) {
      const row = table + <usize>load<u32>(index + (e << 2));
      v128.store(row, f64x2.add(v128.load(row), a));
    }
  }
}

function addTwo(table: usize, rows: usize, pointers: usize, index: usize, first: i32, last: i32, stride: usize): void {
  for (let i = first; i < last; i++, rows += stride) {
    const a = v128.load(rows);
    const b = v128.load(rows, 16);
    const end = entryAt(pointers, i + 1);
    for (let e = entryAt(pointers, i); e < end; e++) {
      const row = table + <usize>load<u32>(index + (e << 2));
      v128.store(row, f64x2.add(v128.load(row), a));
      v128.store(row, f64x2.add(v128.load(row, 16), b), 16);
    }
  }
}

function addThree(
  table: usize,
  rows: usize,
  pointers: usize,
  index: usize,
  first: i32,
  last: i32,
  stride: usize,
): void {
  for (let i = first; i < last; i++, rows += stride) {
    const a = v128.load(rows);
    const b = v128.load(rows, 16);
    const c = v128.load(rows, 32);
    const end = entryAt(pointers, i + 1);
    for (let e = entryAt(pointers, i); e < end; e++) {
      const row = table + <usize>load<u32>(index + (e << 2));
      v128.store(row, f64x2.add(v128.load(row), a));
      v128.store(row, f64x2.add(v128.load(row, 16), b), 16);
      v128.store(row, f64x2.add(v128.load(row, 32), c), 32);
    }
  }
}

function addFour(table: usize, rows: usize, pointers: usize, index: usize, first: i32, last: i32, stride: usize): void {
  for (let i = first; i < last; i++, rows += stride) {
    const a = v128.load(rows);
    const b = v128.load(rows, 16);
    const c = v128.load(rows, 32);
    const d = v128.load(rows, 48);
    const end = entryAt(pointers, i + 1);
    for (let e = entryAt(pointers, i); e < end; e++) {
      const row = table + <usize>load<u32>(index + (e << 2));
      v128.store(row, f64x2.add(v128.load(row), a));
      v128.store(row, f64x2.add(v128.load(row, 16), b), 16);
      v128.store(row, f64x2.add(v128.load(row, 32), c), 32);
      v128.store(row, f64x2.add(v128.load(row, 48), d), 48);
    }
  }
}

function addFive(table: usize, rows: usize, pointers: usize, index: usize, first: i32, last: i32, stride: usize): void {
  for (let i = first; i < last; i++, rows += stride) {
    const a = v128.load(rows);
    const b = v128.load(rows, 16);
    const c = v128.load(rows, 32);
    const d = v128.load(rows, 48);
    const f = v128.load(rows, 64);
    const end = entryAt(pointers, i + 1);
    for (let e = entryAt(pointers, i); e < end; e++) {
      const row = table + <usize>load<u32>(index + (e << 2));
      v128.store(row, f64x2.add(v128.load(row), a));
      v128.store(row, f64x2.add(v128.load(row, 16), b), 16);
      v128.store(row, f64x2.add(v128.load(row, 32), c), 32);
      v128.store(row, f64x2.add(v128.load(row, 48), d), 48);
      v128.store(row, f64x2.add(v128.load(row, 64), f), 64);
    }
  }
}

/**
 * table row index[e] += rows[i - first] for e in [pointers[i], pointers[i+1]), first <= i < last.
 * rows of `stride` bytes; pointers u32; index u32, byte offsets into `table`.
 */
export function scatterRows(
  table: usize,
  rows: usize,
  pointers: usize,
  index: usize,
  first: i32,
  last: i32,
  stride: usize,
): void {
  let at: usize = 0;
  while (stride - at > 80) {
    addFour(table + at, rows + at, pointers, index, first, last, stride);
    at += 64;
  }
  const rest = stride - at;
  if (rest == 16) addOne(table + at, rows + at, pointers, index, first, last, stride);
  else if (rest == 32) addTwo(table + at, rows + at, pointers, index, first, last, stride);
  else if (rest == 48) addThree(table + at, rows + at, pointers, index, first, last, stride);
  else if (rest == 64) addFour(table + at, rows + at, pointers, index, first, last, stride);
  else addFive(table + at, rows + at, pointers, index, first, last, stride);
}

/** As scatterRows, each row times values[e] (f64). */
export function scatterWeightedRows(
  table: usize,
  rows: usize,
  pointers: usize,
  index: usize,
  values: usize,
  first: i32,
  last: i32,
  stride: usize,
): void {
  for (let i = first; i < last; i++, rows += stride) {
    const end = entryAt(pointers, i + 1);
    for (let e = entryAt(pointers, i); e < end; e++) {
      const row = table + <usize>load<u32>(index + (e << 2));
      const value = v128.load64_splat(values + (e << 3));
      for (let at: usize = 0; at < stride; at += 16) {
        v128.store(row + at, f64x2.add(v128.load(row + at), f64x2.mul(value, v128.load(rows + at))));
      }
    }
  }
}
