/** Truth by enumeration: every path of a tiny sequence, in plain arithmetic and apart from the engine. */
export interface AllPaths {
  readonly logZ: number;
  readonly best: readonly number[];
  readonly bestScore: number;
  score(path: readonly number[]): number;
  /** P(path[start + i] = ids[i] for all i) */
  probability(start: number, ids: readonly number[]): number;
}

/** @param state [T][L] @param trans [L][L] from -> to */
export function allPaths(state: readonly (readonly number[])[], trans: readonly (readonly number[])[]): AllPaths {
  const labels = trans.length;
  const score = (path: readonly number[]) =>
    path.reduce((sum, label, t) => sum + at(state, t, label) + (t > 0 ? at(trans, path[t - 1] ?? 0, label) : 0), 0);
  let paths: number[][] = [[]];
  for (let t = 0; t < state.length; t++) {
    paths = paths.flatMap((path) => Array.from({ length: labels }, (_, label) => [...path, label]));
  }
  const scores = paths.map(score);
  const z = scores.reduce((sum, s) => sum + Math.exp(s), 0);
  const bestScore = Math.max(...scores);
  return {
    logZ: Math.log(z),
    best: paths[scores.indexOf(bestScore)] ?? [],
    bestScore,
    score,
    probability: (start, ids) =>
      paths.reduce(
        (sum, path, p) => sum + (ids.every((id, i) => path[start + i] === id) ? Math.exp(scores[p] ?? 0) : 0),
        0,
      ) / z,
  };
}

function at(table: readonly (readonly number[])[], row: number, column: number): number {
  const value = table[row]?.[column];
  if (value === undefined) throw new Error(`no [${row}][${column}]`);
  return value;
}
