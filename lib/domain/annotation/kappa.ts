/**
 * Cohen's kappa (Cohen 1960): agreement beyond what the two would reach by their own shares alone.
 * @param table [C * C] row-major counts; row: what the first said, column: what the second said
 * @returns -1 to 1; undefined where chance alone agrees wholly (both always said one and the same) or nothing was said
 */
export function cohensKappa(table: ArrayLike<number>, categories: number): number | undefined {
  let total = 0;
  let agreed = 0;
  let byChance = 0;
  for (let row = 0; row < categories; row++) {
    let first = 0;
    let second = 0;
    for (let other = 0; other < categories; other++) {
      first += table[row * categories + other] ?? 0;
      second += table[other * categories + row] ?? 0;
    }
    agreed += table[row * categories + row] ?? 0;
    total += first;
    byChance += first * second;
  }
  // In counts, so that whole numbers decide whether anything is left beyond chance.
  const possible = total * total - byChance;
  return possible <= 0 ? undefined : (agreed * total - byChance) / possible;
}
