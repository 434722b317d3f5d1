// Sums of label rows picked by an index: state scores of one sentence (token <- its attribute rows).

function rowAt(table: usize, index: usize, entry: usize): usize {
  return table + <usize>load<u32>(index + (entry << 2));
}

function entryAt(pointers: usize, i: i32): usize {
  return <usize>load<u32>(pointers + ((<usize>i) << 2));
}

/**
 * out[i - first] = sum of table rows index[e], e in [pointers[i], pointers[i+1]), for first <= i < last.
 * out rows of `stride` bytes from `out`; pointers u32; index u32, byte offsets into `table`.
 */
export function sumRows(
  out: usize,
  table: usize,
  pointers: usize,
  index: usize,
  first: i32,
  last: i32,
  stride: usize,
): void {
  for (let i = first; i < last; i++, out += stride) {
    const begin = entryAt(pointers, i);
    const end = entryAt(pointers, i + 1);
    let at: usize = 0;
    for (; at + 32 <= stride; at += 32) {
      let a = f64x2.splat(0);
      let b = f64x2.splat(0);
      for (let e = begin; e < end; e++) {
        const row = rowAt(table, index, e) + at;
        a = f64x2.add(a, v128.load(row));
        b = f64x2.add(b, v128.load(row, 16));
      }
      v128.store(out + at, a);
      v128.store(out + at, b, 16);
    }
    if (at < stride) {
      let a = f64x2.splat(0);
      for (let e = begin; e < end; e++) a = f64x2.add(a, v128.load(rowAt(table, index, e) + at));
      v128.store(out + at, a);
    }
  }
}

/** As sumRows, each row times values[e] (f64). */
export function sumWeightedRows(
  out: usize,
  table: usize,
  pointers: usize,
  index: usize,
  values: usize,
  first: i32,
  last: i32,
  stride: usize,
): void {
  for (let i = first; i < last; i++, out += stride) {
    const begin = entryAt(pointers, i);
    const end = entryAt(pointers, i + 1);
    let at: usize = 0;
    for (; at + 32 <= stride; at += 32) {
      let a = f64x2.splat(0);
      let b = f64x2.splat(0);
      for (let e = begin; e < end; e++) {
        const row = rowAt(table, index, e) + at;
        const value = v128.load64_splat(values + (e << 3));
        a = f64x2.add(a, f64x2.mul(value, v128.load(row)));
        b = f64x2.add(b, f64x2.mul(value, v128.load(row, 16)));
      }
      v128.store(out + at, a);
      v128.store(out + at, b, 16);
    }
    if (at < stride) {
      let a = f64x2.splat(0);
      for (let e = begin; e < end; e++) {
        a = f64x2.add(a, f64x2.mul(v128.load64_splat(values + (e << 3)), v128.load(rowAt(table, index, e) + at)));
      }
      v128.store(out + at, a);
    }
  }
}
