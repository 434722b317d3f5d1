// Scores matter by their differences alone: rows hold the labels from 1 on, less label 0. Half a row of three labels.

/** out row = rows row - reference of its column; rows [columns][stride], references f64 [columns]. */
export function subtractReferences(out: usize, rows: usize, references: usize, columns: i32, stride: usize): void {
  const end = references + ((<usize>columns) << 3);
  if (stride == 16) {
    for (; references < end; references += 8, rows += 16, out += 16) {
      v128.store(out, f64x2.sub(v128.load(rows), v128.load64_splat(references)));
    }
    return;
  }
  for (; references < end; references += 8) {
    const reference = v128.load64_splat(references);
    for (const stop = rows + stride; rows < stop; rows += 16, out += 16) {
      v128.store(out, f64x2.sub(v128.load(rows), reference));
    }
  }
}

/** out f64 [columns] = - sum of the column's row; the other side of subtractReferences. */
export function sumReferences(out: usize, rows: usize, columns: i32, stride: usize): void {
  for (const end = out + ((<usize>columns) << 3); out < end; out += 8) {
    let sum = f64x2.splat(0);
    for (const stop = rows + stride; rows < stop; rows += 16) sum = f64x2.sub(sum, v128.load(rows));
    store<f64>(out, f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1));
  }
}

/** rows [count][from] of differences -> out [count][to] with label 0 before them, at 0. */
export function insertReferences(out: usize, rows: usize, count: i32, labels: i32, from: usize, to: usize): void {
  for (let t = 0; t < count; t++, rows += from, out += to) {
    store<f64>(out, 0);
    memory.copy(out + 8, rows, (<usize>(labels - 1)) << 3);
  }
}
