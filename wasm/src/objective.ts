import { CrfError } from './errors.js';
import type { Features } from './features.js';
import type { Grouping } from './groups.js';
import { type Heap, type Pointer, rowStride } from './kernels.js';
import type { PlacedColumns } from './placed-columns.js';
import { formQuads } from './quads.js';
import { type Layout, layOut } from './runs.js';
import { inBlocks, type Steps } from './turns.js';

/** Tables of a batch (scores, psi, alpha) together: they shall stay in the second-level cache. */
const BATCH_BYTES = 192 * 1024;
/** Handled between two chances to interrupt: a millisecond or less. */
const BATCHES_A_STEP = 8;
const PARTS_A_STEP = 4;

/**
 * The training objective and its gradient (SPEC OBJ-1 … OBJ-4), evaluated in short calls.
 * Coordinates: x[k] = sqrt(m) * w for a feature whose column holds m attributes, so that norms and dot products
 * equal those over all features of CRFsuite; `scale[k]` = sqrt(m).
 */
export class Objective {
  /** Padded number of coordinates; those from `features.count` on stay 0. */
  readonly n: number;
  /** where it is evaluated, and the gradient there */
  x: Pointer;
  g: Pointer;
  readonly scale: Pointer;
  /** [n] u32 attributes behind a coordinate */
  readonly multiplicity: Pointer;
  /** How many there are, of all attributes and transitions. */
  readonly weights: number;
  readonly labels: number;
  /** bytes of a row of all labels */
  readonly stride: number;
  /** bytes of a row of the labels from 1 on */
  readonly rowStride: number;
  /** [columns][rowStride] state scores of whole columns (m * w) of the last evaluation, less those of label 0 */
  readonly columnScores: Pointer;
  /** [labels][stride] log transition scores of the last evaluation */
  readonly transitions: Pointer;
  /** Two f64 in which kernels hand back what they summed. */
  readonly sums: Pointer;

  private readonly position: Pointer;
  private readonly observed: Pointer;
  /**
   * Weights spread out, differences and gradients are laid out alike: [columns][rowStride] labels from 1 on, [columns]
   * label 0, [labels][stride] transitions, and behind the places of all coordinates [groups][rowStride].
   */
  private readonly dense: Pointer;
  private readonly gradients: Pointer;
  private readonly tableBytes: number;
  private readonly referencesAt: number;
  private readonly transitionsAt: number;
  private readonly groupsAt: number;
  private readonly columnCount: number;
  private readonly layout: Layout;
  /** what the batches share, see assembly/batches.ts */
  private readonly plan: Pointer;
  private readonly trans: Pointer;
  private readonly transT: Pointer;
  private readonly pairs: Pointer;

  /** @param starts [S+1] first token of each sentence, in the order of `grouping.tokens`, longest first; `scratch`: what may be written over after it */
  constructor(
    readonly heap: Heap,
    columns: PlacedColumns,
    features: Features,
    grouping: Grouping,
    starts: Uint32Array,
    labels: number,
    private readonly c2: number,
    scratch?: { readonly from: Pointer; readonly to: Pointer },
  ) {
    const stride = rowStride(labels);
    const width = Math.max(16, rowStride(labels - 1));
    this.labels = labels;
    this.stride = stride;
    this.rowStride = width;
    this.columnCount = columns.count;
    this.referencesAt = columns.count * width;
    this.transitionsAt = this.referencesAt + Math.ceil(columns.count / 2) * 16;
    const behind = this.transitionsAt + labels * stride;
    this.groupsAt = behind + 16;
    this.tableBytes = this.groupsAt + grouping.groupCount * width;
    this.n = features.count + (features.count & 1);

    const bytesAPosition = 4 * width + 64 * labels + 32;
    const quads = formQuads(starts, BATCH_BYTES / bytesAPosition);
    const lengths = heap.putU32(quads.lengths);
    const at = {
      sentences: heap.putU32(starts),
      lengths,
      tokens: columns.tokens,
      columns: columns.count,
    };
    this.layout = layOut(heap, grouping, quads, at, width, this.groupsAt);
    this.position = heap.alloc(this.n * 4);
    this.scale = heap.allocF64(this.n);
    this.observed = heap.allocF64(this.n);
    this.multiplicity = heap.alloc(this.n * 4);
    const { row, label, frequency, total } = features.placed;
    this.weights = heap.kernels.describeFeatures(
      ...([row, label, frequency, heap.putU32(columns.multiplicity), total, features.count, columns.count] as const),
      ...([width, stride, this.referencesAt, this.transitionsAt] as const),
      ...([this.position, this.scale, this.observed, this.multiplicity] as const),
    );
    // The padding coordinate has scale and x 0; its place is behind all others.
    if (this.n > features.count) heap.u32(this.position, this.n)[this.n - 1] = behind;
    // What led here is not needed any more, and vectors and tables take its place.
    if (scratch) heap.recycle(scratch.from, scratch.to);

    this.x = heap.allocF64(this.n);
    this.g = heap.allocF64(this.n);

    this.dense = heap.alloc(this.groupsAt);
    this.transitions = this.dense + this.transitionsAt;
    this.columnScores = heap.alloc(this.tableBytes);
    this.gradients = heap.alloc(this.tableBytes);
    const most = quads.batches.reduce((longest, batch) => Math.max(longest, batch.positions), 0);
    // Scores of a batch's tokens, then their marginals.
    const state = heap.alloc(most * 4 * width);
    const psi = heap.alloc(most * labels * 32);
    const alpha = heap.alloc(most * labels * 32);
    const factors = heap.alloc(most * 32);
    this.trans = heap.alloc(labels * stride);
    this.transT = heap.alloc(labels * stride);
    this.pairs = heap.alloc(labels * stride);
    const beta = heap.alloc(labels * 32);
    this.plan = heap.putU32([
      ...[labels, stride, width, this.columnScores, this.gradients, state, psi, alpha, factors],
      ...[this.trans, this.transT, this.pairs, beta, lengths],
    ]);
    this.sums = heap.allocF64(2);
  }

  /** Negative log-likelihood in nats + c2 * |w|^2 at x; leaves its gradient in g. @throws CrfError `numeric` */
  *evaluate(): Steps<never, number> {
    const { heap, labels, stride } = this;
    const k = heap.kernels;
    k.spread(this.dense, this.position, this.scale, this.x, this.n);
    k.subtractReferences(
      ...([this.columnScores, this.dense, this.dense + this.referencesAt] as const),
      ...([this.columnCount, this.rowStride] as const),
    );
    const { batchCount, batches, partCount, parts } = this.layout;
    yield* inBlocks(partCount, PARTS_A_STEP, (first, last) =>
      k.sumParts(this.columnScores, parts, first, last, this.rowStride),
    );

    heap.f64(this.gradients, this.tableBytes / 8).fill(0);
    heap.f64(this.pairs, (labels * stride) / 8).fill(0);
    const highest = k.exponentiateTransitions(this.transitions, this.trans, this.transT, labels, stride);
    let logZ = 0;
    yield* inBlocks(batchCount, BATCHES_A_STEP, (first, last) => {
      logZ = k.addBatches(this.plan, batches, first, last, highest, logZ);
    });
    yield* inBlocks(partCount, PARTS_A_STEP, (first, last) =>
      k.scatterParts(this.gradients, parts, first, last, this.rowStride),
    );
    k.sumReferences(this.gradients + this.referencesAt, this.gradients, this.columnCount, this.rowStride);
    k.multiplyPairs(this.gradients + this.transitionsAt, this.pairs, this.trans, labels, stride);
    k.collect(
      ...([this.g, this.gradients, this.position, this.scale, this.observed, this.x] as const),
      ...([2 * this.c2, this.n, this.sums] as const),
    );
    const [observed, norm] = heap.f64(this.sums, 2);
    const loss = logZ - observed + this.c2 * norm;
    if (!Number.isFinite(loss)) {
      throw new CrfError('numeric', 'The objective is not a finite number; look for huge weights in the items.');
    }
    return loss;
  }
}
