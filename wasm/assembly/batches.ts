// An evaluation's work on many rows in few calls from outside: every call from JavaScript, and every line around it, is
// compiled again and again while it is young, which short trainings feel more than the work itself.
import { addQuadPairs } from './quad-pairs';
import { exponentiateQuads } from './quad-scores';
import { quads } from './quads';
import { quadsOfThree } from './quads-of-three';
import { scatterRuns, scatterWeightedRuns, sumRuns, sumWeightedRuns } from './runs';
import { sumLogs } from './vectors';

/** Addresses and sizes that all batches share, in the order of src/objective.ts; u32. */
@unmanaged
class Plan {
  labels: i32;
  stride: u32;
  rowStride: u32;
  table: u32;
  gradients: u32;
  state: u32;
  psi: u32;
  alpha: u32;
  scale: u32;
  trans: u32;
  transT: u32;
  pairs: u32;
  beta: u32;
  lengths: u32;
}

/** Quads first … last-1 and their tokens' rows (see runs.ts; weight 0: all 1); u32. */
@unmanaged
class Batch {
  first: i32;
  last: i32;
  positions: i32;
  neighbours: u32;
  runs: u32;
  index: u32;
  weight: u32;
  order: u32;
}

/** Rows of groups, `rows` bytes into a table of label rows; u32. */
@unmanaged
class Part {
  rows: u32;
  runs: u32;
  index: u32;
  order: u32;
}

/** Adds the expectations of one batch to the gradients. @returns its log Z, less the scores of label 0 and the maxima of the transitions */
function addBatch(plan: Plan, batch: Batch): f64 {
  const labels = plan.labels;
  const positions = batch.positions;
  const rowStride = plan.rowStride;
  const state = plan.state;
  const scale = plan.scale;
  const pairs = plan.pairs;
  if (batch.weight == 0) sumRuns(state, plan.table, batch.runs, batch.index, batch.order, rowStride);
  else sumWeightedRuns(state, plan.table, batch.runs, batch.index, batch.weight, batch.order, rowStride);
  const shift = exponentiateQuads(state, plan.psi, positions, labels, rowStride);
  if (labels == 3) {
    quadsOfThree(plan.psi, plan.alpha, scale, state, plan.trans, pairs, plan.lengths, batch.first, batch.last);
  } else {
    quads(
      plan.psi,
      plan.alpha,
      scale,
      state,
      plan.trans,
      plan.transT,
      plan.beta,
      plan.lengths,
      batch.first,
      batch.last,
      labels,
      plan.stride,
      rowStride,
    );
    addQuadPairs(plan.alpha, plan.psi, pairs, positions, labels, plan.stride);
  }
  // One label alone is certain: there are no marginals of others.
  if (labels > 1) {
    if (batch.weight == 0) scatterRuns(plan.gradients, state, batch.runs, batch.index, batch.order, rowStride);
    else {
      scatterWeightedRuns(plan.gradients, state, batch.runs, batch.index, batch.weight, batch.order, rowStride);
    }
  }
  return shift - sumLogs(scale, 4 * positions);
}

/** Batches first … last-1. @param highest maximum of the transitions @returns logZ and theirs, less the scores of label 0 */
export function addBatches(plan: Plan, batches: usize, first: u32, last: u32, highest: f64, logZ: f64): f64 {
  for (let b = first; b < last; b++) {
    const batch = changetype<Batch>(batches + <usize>b * offsetof<Batch>());
    logZ += addBatch(plan, batch) + highest * <f64>batch.neighbours;
  }
  return logZ;
}

/** sumRuns of parts first … last-1 within `table`. */
export function sumParts(table: usize, parts: usize, first: u32, last: u32, stride: usize): void {
  for (let p = first; p < last; p++) {
    const part = changetype<Part>(parts + <usize>p * offsetof<Part>());
    sumRuns(table + part.rows, table, part.runs, part.index, part.order, stride);
  }
}

/** scatterRuns likewise. */
export function scatterParts(table: usize, parts: usize, first: u32, last: u32, stride: usize): void {
  for (let p = first; p < last; p++) {
    const part = changetype<Part>(parts + <usize>p * offsetof<Part>());
    scatterRuns(table, table + part.rows, part.runs, part.index, part.order, stride);
  }
}
