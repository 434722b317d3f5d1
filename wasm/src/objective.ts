import type { Columns } from './columns.js';
import { CrfError } from './errors.js';
import type { Features } from './features.js';
import type { Grouping } from './groups.js';
import { type Heap, type Pointer, rowStride } from './kernels.js';
import { type PlacedSparse, placeSparse } from './sparse.js';
import type { Steps } from './turns.js';

const SENTENCES_A_CALL = 256;
const ROWS_A_CALL = 8192;
/** Tables of a batch (psi, alpha, marginals) together: they shall stay in the second-level cache. */
const BATCH_BYTES = 192 * 1024;

interface Batch {
  readonly first: number;
  readonly last: number;
  readonly firstToken: number;
  readonly tokens: number;
}

/**
 * The training objective and its gradient (SPEC OBJ-1 … OBJ-4), evaluated in short calls.
 * Coordinates: x[k] = sqrt(m) * w for a feature whose column holds m attributes, so that norms and dot products
 * equal those over all features of CRFsuite; `scale[k]` = sqrt(m).
 */
export class Objective {
  /** Padded number of coordinates; those from `features.count` on stay 0. */
  readonly n: number;
  readonly x: Pointer;
  readonly g: Pointer;
  readonly scale: Pointer;
  /** [n] u32 attributes behind a coordinate */
  readonly multiplicity: Pointer;
  readonly labels: number;
  readonly stride: number;
  /** [columns][stride] state scores of whole columns (m * w) of the last evaluation; the table's first rows */
  readonly columnScores: Pointer;
  /** [labels][stride] log transition scores of the last evaluation; the table's next rows, and groups follow */
  readonly transitions: Pointer;
  /** Two f64 in which kernels hand back what they summed. */
  readonly sums: Pointer;

  private readonly position: Pointer;
  private readonly observed: Pointer;
  private readonly gradients: Pointer;
  private readonly tableBytes: number;
  private readonly groupsAt: number;
  private readonly groupCount: number;
  private readonly tokens: PlacedSparse;
  private readonly groups: PlacedSparse;
  private readonly starts: Pointer;
  private readonly batches: readonly Batch[];
  private readonly psi: Pointer;
  private readonly alpha: Pointer;
  private readonly marginals: Pointer;
  private readonly tokenScale: Pointer;
  private readonly trans: Pointer;
  private readonly transT: Pointer;
  private readonly pairs: Pointer;
  private readonly scratch: Pointer;

  /** @param starts [S+1] first token of each sentence, in the order of `grouping.tokens` */
  constructor(
    readonly heap: Heap,
    columns: Columns,
    features: Features,
    grouping: Grouping,
    starts: Uint32Array,
    labels: number,
    private readonly c2: number,
  ) {
    const stride = rowStride(labels);
    this.labels = labels;
    this.stride = stride;
    this.groupCount = grouping.groups.start.length - 1;
    this.groupsAt = (columns.count + labels) * stride;
    this.tableBytes = this.groupsAt + this.groupCount * stride;
    this.n = features.count + (features.count & 1);

    const position = new Uint32Array(this.n);
    const scale = new Float64Array(this.n);
    const observed = new Float64Array(this.n);
    const multiplicity = new Uint32Array(this.n);
    for (let k = 0; k < features.count; k++) {
      const row = features.row[k];
      multiplicity[k] = row < columns.count ? columns.multiplicity[row] : 1;
      position[k] = row * stride + features.label[k] * 8;
      scale[k] = Math.sqrt(multiplicity[k]);
      observed[k] = scale[k] * features.frequency[k];
    }
    // The padding coordinate has scale and x 0; its place is behind all rows.
    if (this.n > features.count) position[this.n - 1] = this.tableBytes;
    this.position = heap.putU32(position);
    this.scale = heap.putF64(scale);
    this.observed = heap.putF64(observed);
    this.multiplicity = heap.putU32(multiplicity);
    this.x = heap.allocF64(this.n);
    this.g = heap.allocF64(this.n);

    this.columnScores = heap.alloc(this.tableBytes + 16);
    this.transitions = this.columnScores + columns.count * stride;
    this.gradients = heap.alloc(this.tableBytes + 16);
    this.tokens = placeSparse(heap, grouping.tokens, (row) => (row < columns.count ? row : row + labels) * stride);
    this.groups = placeSparse(heap, grouping.groups, (column) => column * stride);

    this.starts = heap.putU32(starts);
    this.batches = cut(starts, BATCH_BYTES / (3 * stride));
    const most = this.batches.reduce((longest, batch) => Math.max(longest, batch.tokens), 0);
    this.psi = heap.alloc(most * stride);
    this.alpha = heap.alloc(most * stride);
    this.marginals = heap.alloc(most * stride);
    this.tokenScale = heap.allocF64(most);
    this.trans = heap.alloc(labels * stride);
    this.transT = heap.alloc(labels * stride);
    this.pairs = heap.alloc((stride / 8) * stride);
    this.scratch = heap.alloc(4 * stride);
    this.sums = heap.allocF64(2);
  }

  /** Negative log-likelihood in nats + c2 * |w|^2 at x; leaves its gradient in g. @throws CrfError `numeric` */
  *evaluate(): Steps<never, number> {
    const { heap, labels, stride } = this;
    const k = heap.kernels;
    k.spread(this.columnScores, this.position, this.scale, this.x, this.n);
    for (const [first, last] of this.groupBlocks()) {
      const out = this.columnScores + this.groupsAt + first * stride;
      k.sumRows(out, this.columnScores, this.groups.start, this.groups.index, first, last, stride);
      yield;
    }

    heap.f64(this.gradients, this.tableBytes / 8).fill(0);
    heap.f64(this.pairs, (stride / 8) ** 2).fill(0);
    const highest = k.exponentiateTransitions(this.transitions, this.trans, this.transT, labels, stride);
    let logZ = 0;
    for (const batch of this.batches) {
      logZ += this.addBatch(batch) + highest * (batch.tokens - (batch.last - batch.first));
      yield;
    }

    for (const [first, last] of this.groupBlocks()) {
      const rows = this.gradients + this.groupsAt + first * stride;
      k.scatterRows(this.gradients, rows, this.groups.start, this.groups.index, first, last, stride);
      yield;
    }
    k.multiplyPairs(this.gradients + this.transitions - this.columnScores, this.pairs, this.trans, labels, stride);
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

  /** Adds the sentences' expectations to the gradients. @returns their log Z, less the maxima of the transitions */
  private addBatch({ first, last, firstToken, tokens }: Batch): number {
    const { labels, stride } = this;
    const k = this.heap.kernels;
    const { start, index, weight } = this.tokens;
    const end = firstToken + tokens;
    if (weight === 0) k.sumRows(this.psi, this.columnScores, start, index, firstToken, end, stride);
    else k.sumWeightedRows(this.psi, this.columnScores, start, index, weight, firstToken, end, stride);
    const shift = k.exponentiateRows(this.psi, tokens, labels, stride);
    const logZ = k.forwardBackward(
      ...([this.psi, this.alpha, this.marginals, this.tokenScale, this.trans, this.transT, this.scratch] as const),
      ...([this.starts, first, last, labels, stride] as const),
    );
    k.addPairs(this.alpha, this.psi, this.pairs, tokens, stride);
    if (weight === 0) k.scatterRows(this.gradients, this.marginals, start, index, firstToken, end, stride);
    else k.scatterWeightedRows(this.gradients, this.marginals, start, index, weight, firstToken, end, stride);
    return shift + logZ;
  }

  private *groupBlocks(): Generator<[first: number, last: number], void, void> {
    for (let first = 0; first < this.groupCount; first += ROWS_A_CALL) {
      yield [first, Math.min(this.groupCount, first + ROWS_A_CALL)];
    }
  }
}

function cut(starts: Uint32Array, mostTokens: number): Batch[] {
  const batches: Batch[] = [];
  const sentences = starts.length - 1;
  for (let first = 0; first < sentences; ) {
    let last = first + 1;
    while (last < sentences && last - first < SENTENCES_A_CALL && starts[last + 1] - starts[first] <= mostTokens)
      last++;
    batches.push({ first, last, firstToken: starts[first], tokens: starts[last] - starts[first] });
    first = last;
  }
  return batches;
}
