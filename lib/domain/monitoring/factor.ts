/**
 * Lower Cholesky factor of a symmetric positive definite matrix.
 * @param matrix [width*width] row-major, lower half read; overwritten @returns the same array, upper half untouched
 * @throws when a pivot is not positive: the matrix is not positive definite
 */
export function factorOf(matrix: Float64Array, width: number): Float64Array {
  for (let row = 0; row < width; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * width + column] as number;
      for (let k = 0; k < column; k++)
        sum -= (matrix[row * width + k] as number) * (matrix[column * width + k] as number);
      if (row !== column) matrix[row * width + column] = sum / (matrix[column * width + column] as number);
      else if (sum > 0) matrix[row * width + row] = Math.sqrt(sum);
      else throw new Error(`factorOf: pivot ${row} is not positive`);
    }
  }
  return matrix;
}

/** vᵀ (L Lᵀ)⁻¹ v. @param factor [width*width] row-major, lower @param vector [width] */
export function squaredLength(factor: Float64Array, vector: Float64Array): number {
  const width = vector.length;
  const solved = new Float64Array(width);
  let sum = 0;
  for (let row = 0; row < width; row++) {
    let value = vector[row] as number;
    for (let k = 0; k < row; k++) value -= (factor[row * width + k] as number) * (solved[k] as number);
    value /= factor[row * width + row] as number;
    solved[row] = value;
    sum += value * value;
  }
  return sum;
}
