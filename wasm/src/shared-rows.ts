import type { Columns } from './columns.js';
import { findGroups } from './groups.js';
import type { Steps } from './turns.js';

/** Compressed sparse rows: entries of row i are start[i] … start[i+1]-1. */
export interface Sparse {
  readonly start: Uint32Array;
  readonly index: Uint32Array;
  /** undefined: all 1 */
  readonly weight: Float64Array | undefined;
}

/**
 * How tokens reach columns. A token sums rows: columns (ids 0 … columns-1) and groups (ids from `columns`), which are
 * sums of columns that many tokens share. Each relation stands both ways, for scores and for gradients that gather.
 */
export interface Rows {
  readonly columns: number;
  readonly groups: number;
  /** [N] token -> columns and groups */
  readonly tokens: Sparse;
  /** [columns + groups] -> tokens */
  readonly tokensOfRow: Sparse;
  /** [groups] -> columns */
  readonly columnsOfGroup: Sparse;
  /** [columns] -> groups, ids from 0 */
  readonly groupsOfColumn: Sparse;
}

export function* shareRows(columns: Columns): Steps<never, Rows> {
  const { tokens, groups } = yield* findGroups(columns);
  const count = groups.start.length - 1;
  const tokensOfRow = transpose(tokens, columns.count + count);
  yield;
  const groupsOfColumn = transpose(groups, columns.count);
  yield;
  return { columns: columns.count, groups: count, tokens, tokensOfRow, columnsOfGroup: groups, groupsOfColumn };
}

export function transpose(sparse: Sparse, columns: number): Sparse {
  const start = new Uint32Array(columns + 1);
  for (let e = 0; e < sparse.index.length; e++) start[sparse.index[e] + 1]++;
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
