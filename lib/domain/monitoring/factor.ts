/**
 * Lower Cholesky factor of a symmetric positive definite matrix.
 * @param matrix [width*width] row-major, lower half read; overwritten @returns the same array, upper half untouched
 * @throws when a pivot is not positive: the matrix is not positive definite
 */
export function factorOf(matrix: Float64Array, width: number): Float64Array {
  for (let column = 0; column < width; column++) {
    const top = column * width;
    let square = matrix[top + column] as number;
    for (let k = 0; k < column; k++) square -= (matrix[top + k] as number) ** 2;
    if (!(square > 0)) throw new Error(`factorOf: pivot ${column} is not positive`);
    const pivot = Math.sqrt(square);
    matrix[top + column] = pivot;
    let row = column + 1;
    // Four rows at once: each sum alone waits for its own last step.
    for (; row + 4 <= width; row += 4) {
      const a = row * width;
      const [b, c, d] = [a + width, a + 2 * width, a + 3 * width];
      let sumA = matrix[a + column] as number;
      let sumB = matrix[b + column] as number;
      let sumC = matrix[c + column] as number;
      let sumD = matrix[d + column] as number;
      for (let k = 0; k < column; k++) {
        const above = matrix[top + k] as number;
        sumA -= (matrix[a + k] as number) * above;
        sumB -= (matrix[b + k] as number) * above;
        sumC -= (matrix[c + k] as number) * above;
        sumD -= (matrix[d + k] as number) * above;
      }
      matrix[a + column] = sumA / pivot;
      matrix[b + column] = sumB / pivot;
      matrix[c + column] = sumC / pivot;
      matrix[d + column] = sumD / pivot;
    }
    for (; row < width; row++) {
      const from = row * width;
      let sum = matrix[from + column] as number;
      for (let k = 0; k < column; k++) sum -= (matrix[from + k] as number) * (matrix[top + k] as number);
      matrix[from + column] = sum / pivot;
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
