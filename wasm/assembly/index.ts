// Pointer-only kernels: every table lives where the TypeScript driver put it, nothing is allocated here.
// `stride` is the length of a label row in bytes: 8 * labels, rounded up to 16 (one f64x2 vector).
export { exponentials, exponentiateTransitions } from './exponential';
export * from './rows';
export * from './runs';
export * from './slots';
export * from './selection';
export * from './features';
export * from './frequent';
export * from './forward-backward';
export * from './expectations';
export * from './viterbi';
export * from './vectors';
export * from './history';
export * from './orthant';
export * from './columns';
export * from './followers';
export * from './groups';
export * from './group-weights';

/** First byte the driver may use. */
export function heapBase(): usize {
  return __heap_base;
}
// Called by batches.ts alone; exported, they stay functions of their own, each compiled when it is first used.
export * from './quads';
export * from './quad-scores';
export * from './quad-pairs';
export * from './quads-of-three';
export * from './batches';
export * from './differences';
export * from './dictionary';
export * from './model-writer';
export * from './model-reader';
