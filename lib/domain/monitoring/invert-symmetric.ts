/**
 * Inverse of a symmetric positive definite matrix by its Cholesky factor.
 * @param matrix [width*width] row-major @returns the same shape
 * @throws when a pivot is not positive: the matrix is not positive definite
 */
export function invertSymmetric(matrix: Float64Array, width: number): Float64Array {
  const lower = new Float64Array(width * width);
  for (let row = 0; row < width; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * width + column] ?? 0;
      for (let k = 0; k < column; k++) sum -= (lower[row * width + k] ?? 0) * (lower[column * width + k] ?? 0);
      if (row === column) {
        if (!(sum > 0)) throw new Error(`invertSymmetric: pivot ${row} is not positive`);
        lower[row * width + column] = Math.sqrt(sum);
      } else lower[row * width + column] = sum / (lower[column * width + column] ?? 1);
    }
  }
  const inverse = new Float64Array(width * width);
  const solution = new Float64Array(width);
  for (let column = 0; column < width; column++) {
    for (let row = 0; row < width; row++) {
      let sum = row === column ? 1 : 0;
      for (let k = 0; k < row; k++) sum -= (lower[row * width + k] ?? 0) * (solution[k] ?? 0);
      solution[row] = sum / (lower[row * width + row] ?? 1);
    }
    for (let row = width - 1; row >= 0; row--) {
      let sum = solution[row] ?? 0;
      for (let k = row + 1; k < width; k++) sum -= (lower[k * width + row] ?? 0) * (inverse[k * width + column] ?? 0);
      inverse[row * width + column] = sum / (lower[row * width + row] ?? 1);
    }
  }
  return inverse;
}
