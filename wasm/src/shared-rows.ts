import type { Columns } from './columns.js';

/** Compressed sparse rows: entries of row i are start[i] … start[i+1]-1. */
export interface Sparse {
  readonly start: Uint32Array;
  readonly index: Uint32Array;
  /** undefined: all 1 */
  readonly weight: Float64Array | undefined;
}

/**
 * How tokens reach columns. A token sums rows of one table: columns (ids 0 … columns-1), then, `labels` rows of
 * transitions further, groups: sums of columns that many tokens share. Each relation stands both ways, for scores and
 * for gradients that gather.
 */
export interface Rows {
  readonly columns: number;
  readonly groups: number;
  /** [N] token -> table rows */
  readonly tokens: Sparse;
  /** [columns + groups] -> tokens, without the transition rows */
  readonly tokensOfRow: Sparse;
  /** [groups] -> columns */
  readonly columnsOfGroup: Sparse;
  /** [columns] -> groups, ids from 0 */
  readonly groupsOfColumn: Sparse;
}

/** Every token sums its columns themselves. */
export function plainRows(columns: Columns): Rows {
  const tokens = { start: columns.tokenStart, index: columns.tokenColumn, weight: columns.tokenWeight };
  return {
    columns: columns.count,
    groups: 0,
    tokens,
    tokensOfRow: transpose(tokens, columns.count),
    columnsOfGroup: { start: new Uint32Array(1), index: new Uint32Array(0), weight: undefined },
    groupsOfColumn: { start: new Uint32Array(columns.count + 1), index: new Uint32Array(0), weight: undefined },
  };
}

export function transpose(sparse: Sparse, columns: number): Sparse {
  const start = new Uint32Array(columns + 1);
  for (const column of sparse.index) start[column + 1]++;
  for (let c = 0; c < columns; c++) start[c + 1] += start[c];
  const next = start.slice(0, columns);
  const index = new Uint32Array(sparse.index.length);
  const weight = sparse.weight ? new Float64Array(sparse.index.length) : undefined;
  for (let row = 0; row + 1 < sparse.start.length; row++) {
    for (let e = sparse.start[row]; e < sparse.start[row + 1]; e++) {
      const at = next[sparse.index[e]]++;
      index[at] = row;
      if (weight && sparse.weight) weight[at] = sparse.weight[e];
    }
  }
  return { start, index, weight };
}
