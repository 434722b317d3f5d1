// Sums of label rows picked by an index, and the way back, over runs of rows with equally many entries (see slots.ts):
// state scores (token <- its attributes' rows) and shared rows (group <- columns).

// Exported, each of the loops by width stays a function of its own, so that only those in use are compiled.

export function sumOne(out: usize, table: usize, runs: usize, index: usize, order: usize): void {
  for (;;) {
    const bytes = (<usize>load<u32>(runs)) << 2;
    const rows = load<u32>(runs, 4);
    if (rows == 0) return;
    runs += 8;
    for (let i: u32 = 0; i < rows; i++, order += 4) {
      let a = f64x2.splat(0);
      let b = f64x2.splat(0);
      const end = index + bytes;
      for (; index + 4 < end; index += 8) {
        a = f64x2.add(a, v128.load(table + <usize>load<u32>(index)));
        b = f64x2.add(b, v128.load(table + <usize>load<u32>(index, 4)));
      }
      if (index < end) {
        a = f64x2.add(a, v128.load(table + <usize>load<u32>(index)));
        index += 4;
      }
      const to = out + <usize>load<u32>(order);
      v128.store(to, f64x2.add(a, b));
    }
  }
}

export function sumTwo(out: usize, table: usize, runs: usize, index: usize, order: usize): void {
  for (;;) {
    const bytes = (<usize>load<u32>(runs)) << 2;
    const rows = load<u32>(runs, 4);
    if (rows == 0) return;
    runs += 8;
    for (let i: u32 = 0; i < rows; i++, order += 4) {
      let a = f64x2.splat(0);
      let b = f64x2.splat(0);
      for (const end = index + bytes; index < end; index += 4) {
        const row = table + <usize>load<u32>(index);
        a = f64x2.add(a, v128.load(row));
        b = f64x2.add(b, v128.load(row, 16));
      }
      const to = out + <usize>load<u32>(order);
      v128.store(to, a);
      v128.store(to, b, 16);
    }
  }
}

export function sumFour(out: usize, table: usize, runs: usize, index: usize, order: usize): void {
  for (;;) {
    const bytes = (<usize>load<u32>(runs)) << 2;
    const rows = load<u32>(runs, 4);
    if (rows == 0) return;
    runs += 8;
    for (let i: u32 = 0; i < rows; i++, order += 4) {
      let a = f64x2.splat(0);
      let b = f64x2.splat(0);
      let c = f64x2.splat(0);
      let d = f64x2.splat(0);
      for (const end = index + bytes; index < end; index += 4) {
        const row = table + <usize>load<u32>(index);
        a = f64x2.add(a, v128.load(row));
        b = f64x2.add(b, v128.load(row, 16));
        c = f64x2.add(c, v128.load(row, 32));
        d = f64x2.add(d, v128.load(row, 48));
      }
      const to = out + <usize>load<u32>(order);
      v128.store(to, a);
      v128.store(to, b, 16);
      v128.store(to, c, 32);
      v128.store(to, d, 48);
    }
  }
}

/**
 * out row order[i] = sum of the table rows of the i-th row's entries. runs: pairs of u32 (entries, rows), closed by (0, 0);
 * index and order: byte offsets into `table` and `out`, u32; rows of `stride` bytes.
 */
export function sumRuns(out: usize, table: usize, runs: usize, index: usize, order: usize, stride: usize): void {
  let at: usize = 0;
  for (; stride - at >= 64; at += 64) sumFour(out + at, table + at, runs, index, order);
  if (stride - at >= 32) {
    sumTwo(out + at, table + at, runs, index, order);
    at += 32;
  }
  if (stride > at) sumOne(out + at, table + at, runs, index, order);
}

export function addOne(table: usize, rowsAt: usize, runs: usize, index: usize, order: usize): void {
  for (;;) {
    const bytes = (<usize>load<u32>(runs)) << 2;
    const rows = load<u32>(runs, 4);
    if (rows == 0) return;
    runs += 8;
    for (let i: u32 = 0; i < rows; i++, order += 4) {
      const from = rowsAt + <usize>load<u32>(order);
      const a = v128.load(from);
      for (const end = index + bytes; index < end; index += 4) {
        const row = table + <usize>load<u32>(index);
        v128.store(row, f64x2.add(v128.load(row), a));
      }
    }
  }
}

export function addTwo(table: usize, rowsAt: usize, runs: usize, index: usize, order: usize): void {
  for (;;) {
    const bytes = (<usize>load<u32>(runs)) << 2;
    const rows = load<u32>(runs, 4);
    if (rows == 0) return;
    runs += 8;
    for (let i: u32 = 0; i < rows; i++, order += 4) {
      const from = rowsAt + <usize>load<u32>(order);
      const a = v128.load(from);
      const b = v128.load(from, 16);
      for (const end = index + bytes; index < end; index += 4) {
        const row = table + <usize>load<u32>(index);
        v128.store(row, f64x2.add(v128.load(row), a));
        v128.store(row, f64x2.add(v128.load(row, 16), b), 16);
      }
    }
  }
}

export function addFour(table: usize, rowsAt: usize, runs: usize, index: usize, order: usize): void {
  for (;;) {
    const bytes = (<usize>load<u32>(runs)) << 2;
    const rows = load<u32>(runs, 4);
    if (rows == 0) return;
    runs += 8;
    for (let i: u32 = 0; i < rows; i++, order += 4) {
      const from = rowsAt + <usize>load<u32>(order);
      const a = v128.load(from);
      const b = v128.load(from, 16);
      const c = v128.load(from, 32);
      const d = v128.load(from, 48);
      for (const end = index + bytes; index < end; index += 4) {
        const row = table + <usize>load<u32>(index);
        v128.store(row, f64x2.add(v128.load(row), a));
        v128.store(row, f64x2.add(v128.load(row, 16), b), 16);
        v128.store(row, f64x2.add(v128.load(row, 32), c), 32);
        v128.store(row, f64x2.add(v128.load(row, 48), d), 48);
      }
    }
  }
}

/** The transpose of sumRuns: the i-th of `rows`, at order[i], is added to the table rows of its entries. */
export function scatterRuns(table: usize, rows: usize, runs: usize, index: usize, order: usize, stride: usize): void {
  let at: usize = 0;
  for (; stride - at >= 64; at += 64) addFour(table + at, rows + at, runs, index, order);
  if (stride - at >= 32) {
    addTwo(table + at, rows + at, runs, index, order);
    at += 32;
  }
  if (stride > at) addOne(table + at, rows + at, runs, index, order);
}

/** As sumRuns, each row times values[e] (f64). */
export function sumWeightedRuns(
  out: usize,
  table: usize,
  runs: usize,
  index: usize,
  values: usize,
  order: usize,
  stride: usize,
): void {
  for (;;) {
    const entries = <usize>load<u32>(runs);
    const rows = load<u32>(runs, 4);
    if (rows == 0) return;
    runs += 8;
    for (let i: u32 = 0; i < rows; i++, order += 4, index += entries << 2, values += entries << 3) {
      const to = out + <usize>load<u32>(order);
      for (let at: usize = 0; at < stride; at += 16) {
        let a = f64x2.splat(0);
        for (let e: usize = 0; e < entries; e++) {
          const row = table + <usize>load<u32>(index + (e << 2)) + at;
          a = f64x2.add(a, f64x2.mul(v128.load64_splat(values + (e << 3)), v128.load(row)));
        }
        v128.store(to + at, a);
      }
    }
  }
}

/** As scatterRuns, each row times values[e] (f64). */
export function scatterWeightedRuns(
  table: usize,
  rowsAt: usize,
  runs: usize,
  index: usize,
  values: usize,
  order: usize,
  stride: usize,
): void {
  for (;;) {
    const entries = <usize>load<u32>(runs);
    const rows = load<u32>(runs, 4);
    if (rows == 0) return;
    runs += 8;
    for (let i: u32 = 0; i < rows; i++, order += 4, index += entries << 2, values += entries << 3) {
      const from = rowsAt + <usize>load<u32>(order);
      for (let e: usize = 0; e < entries; e++) {
        const row = table + <usize>load<u32>(index + (e << 2));
        const value = v128.load64_splat(values + (e << 3));
        for (let at: usize = 0; at < stride; at += 16) {
          v128.store(row + at, f64x2.add(v128.load(row + at), f64x2.mul(value, v128.load(from + at))));
        }
      }
    }
  }
}
