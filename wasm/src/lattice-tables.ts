import type { Heap, Pointer } from './kernels.js';

/** Room for one sequence of up to `tokens` items with `entries` known attributes in all. Tables are [tokens][stride]. */
export interface LatticeTables {
  readonly tokens: number;
  readonly entries: number;
  readonly start: Pointer;
  readonly row: Pointer;
  readonly weight: Pointer;
  /** log state scores, as CRFsuite sums them: in the order of the item's attributes */
  readonly state: Pointer;
  /** scratch for Viterbi: what is known of probabilities stays as it is */
  readonly best: Pointer;
  /** exp(state) as it was before the backward pass */
  readonly spare: Pointer;
  readonly psi: Pointer;
  readonly alpha: Pointer;
  readonly marginal: Pointer;
  readonly back: Pointer;
  readonly scale: Pointer;
  readonly path: Pointer;
}

/** Room for a sequence; the tables at hand when it fits into them. @throws CrfError `out-of-memory`, the heap as before */
export function roomFor(
  heap: Heap,
  old: LatticeTables | undefined,
  tokens: number,
  entries: number,
  stride: number,
): LatticeTables {
  if (old && old.tokens >= tokens && old.entries >= entries) return old;
  const t = Math.max(tokens, old ? old.tokens * 2 : 64);
  const e = Math.max(entries, old ? old.entries * 2 : 4096);
  const rows = () => heap.alloc(t * stride);
  const mark = heap.mark();
  try {
    return {
      ...{ tokens: t, entries: e, start: heap.alloc((t + 1) * 4), row: heap.alloc(e * 4), weight: heap.allocF64(e) },
      ...{ state: rows(), best: rows(), spare: rows(), psi: rows(), alpha: rows(), marginal: rows(), back: rows() },
      ...{ scale: heap.allocF64(t), path: heap.alloc(t * 4) },
    };
  } catch (error) {
    heap.release(mark, false);
    throw error;
  }
}
