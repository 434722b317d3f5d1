import type { Heap, Pointer } from './kernels.js';

/** Compressed sparse rows: entries of row i are start[i] … start[i+1]-1. */
export interface Sparse {
  readonly start: Uint32Array;
  readonly index: Uint32Array;
  /** undefined: all 1 */
  readonly weight: Float64Array | undefined;
}

/** In a heap: start u32, index u32 byte offsets of rows, weight f64 or 0. */
export interface PlacedSparse {
  readonly start: Pointer;
  readonly index: Pointer;
  readonly weight: Pointer;
}

export function placeSparse(heap: Heap, sparse: Sparse, offsetOf: (row: number) => number): PlacedSparse {
  const index = heap.alloc(sparse.index.length * 4);
  const offsets = heap.u32(index, sparse.index.length);
  for (let e = 0; e < offsets.length; e++) offsets[e] = offsetOf(sparse.index[e]);
  return { index, start: heap.putU32(sparse.start), weight: sparse.weight ? heap.putF64(sparse.weight) : 0 };
}
