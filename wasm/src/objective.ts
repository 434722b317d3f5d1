import type { Columns } from './columns.js';
import { CrfError } from './errors.js';
import type { Features } from './features.js';
import { type Heap, type Pointer, rowStride } from './kernels.js';
import type { Rows } from './shared-rows.js';
import type { Steps } from './turns.js';

const SENTENCES_A_CALL = 256;
const TOKENS_A_CALL = 8192;
const ROWS_A_CALL = 8192;

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
  /** [labels][stride] log transition scores of the last evaluation */
  readonly transitions: Pointer;
  /** [columns][stride] state scores of whole columns (m * w) of the last evaluation */
  readonly columnScores: Pointer;
  /** Two f64 in which kernels hand back what they summed. */
  readonly sums: Pointer;

  private readonly position: Pointer;
  private readonly observed: Pointer;
  private readonly table: Pointer;
  private readonly gradients: Pointer;
  private readonly tokenStart: Pointer;
  private readonly tokenRow: Pointer;
  private readonly tokenWeight: Pointer;
  private readonly rowStart: Pointer;
  private readonly rowToken: Pointer;
  private readonly rowWeight: Pointer;
  private readonly groupStart: Pointer;
  private readonly groupColumn: Pointer;
  private readonly groupWeight: Pointer;
  private readonly columnStart: Pointer;
  private readonly columnGroup: Pointer;
  private readonly columnWeight: Pointer;
  private readonly psi: Pointer;
  private readonly alpha: Pointer;
  private readonly tokenScale: Pointer;
  private readonly marginals: Pointer;
  private readonly trans: Pointer;
  private readonly transT: Pointer;
  private readonly pairs: Pointer;
  private readonly scratch: Pointer;
  private readonly starts: Pointer;
  private readonly batches: readonly Batch[];

  constructor(
    readonly heap: Heap,
    columns: Columns,
    features: Features,
    private readonly rows: Rows,
    starts: Uint32Array,
    labels: number,
    private readonly c2: number,
  ) {
    const stride = rowStride(labels);
    const tokens = starts[starts.length - 1];
    const tableRows = columns.count + labels + rows.groups;
    this.labels = labels;
    this.stride = stride;
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
    // The padding coordinate has scale and x 0, and reads and writes the last padding place of a row nobody sums.
    if (this.n > features.count) position[this.n - 1] = tableRows * stride;
    this.position = heap.putU32(position);
    this.scale = heap.putF64(scale);
    this.observed = heap.putF64(observed);
    this.multiplicity = heap.putU32(multiplicity);
    this.x = heap.allocF64(this.n);
    this.g = heap.allocF64(this.n);

    this.table = heap.alloc(tableRows * stride + 16);
    this.gradients = heap.alloc(tableRows * stride + 16);
    this.columnScores = this.table;
    this.transitions = this.table + columns.count * stride;
    const bytes = (ids: Uint32Array, size: number, firstGroup = 0xffffffff) => {
      const offsets = heap.alloc(ids.length * 4);
      const view = heap.u32(offsets, ids.length);
      // Groups lie behind the transitions in the table.
      for (let e = 0; e < ids.length; e++) view[e] = (ids[e] < firstGroup ? ids[e] : ids[e] + labels) * size;
      return offsets;
    };
    const optional = (values: Float64Array | undefined) => (values ? heap.putF64(values) : 0);
    this.tokenStart = heap.putU32(rows.tokens.start);
    this.tokenRow = bytes(rows.tokens.index, stride, columns.count);
    this.tokenWeight = optional(rows.tokens.weight);
    this.rowStart = heap.putU32(rows.tokensOfRow.start);
    this.rowToken = bytes(rows.tokensOfRow.index, stride);
    this.rowWeight = optional(rows.tokensOfRow.weight);
    this.groupStart = heap.putU32(rows.columnsOfGroup.start);
    this.groupColumn = bytes(rows.columnsOfGroup.index, stride);
    this.groupWeight = optional(rows.columnsOfGroup.weight);
    this.columnStart = heap.putU32(rows.groupsOfColumn.start);
    this.columnGroup = bytes(rows.groupsOfColumn.index, stride);
    this.columnWeight = optional(rows.groupsOfColumn.weight);

    this.starts = heap.putU32(starts);
    this.batches = cut(starts);
    const most = this.batches.reduce((tokensMost, batch) => Math.max(tokensMost, batch.tokens), 0);
    this.psi = heap.alloc(most * stride);
    this.alpha = heap.alloc(most * stride);
    this.tokenScale = heap.allocF64(most);
    this.marginals = heap.alloc(tokens * stride);
    this.trans = heap.alloc(labels * stride);
    this.transT = heap.alloc(labels * stride);
    this.pairs = heap.alloc((stride / 8) * stride);
    this.scratch = heap.alloc(4 * stride);
    this.sums = heap.allocF64(2);
  }

  /** Negative log-likelihood in nats + c2 * |w|^2 at x; leaves its gradient in g. @throws CrfError `numeric` */
  *evaluate(): Steps<never, number> {
    const { heap, labels, stride, rows } = this;
    const k = heap.kernels;
    k.spread(this.table, this.position, this.scale, this.x, this.n);
    yield* this.sum(
      this.table + this.groupBase,
      this.table,
      this.groupStart,
      this.groupColumn,
      this.groupWeight,
      0,
      rows.groups,
    );

    const highest = k.exponentiateTransitions(this.transitions, this.trans, this.transT, labels, stride);
    heap.f64(this.pairs, (stride / 8) * (stride / 8)).fill(0);
    let logZ = 0;
    for (const { first, last, firstToken, tokens } of this.batches) {
      this.sumCall(
        this.psi,
        this.table,
        this.tokenStart,
        this.tokenRow,
        this.tokenWeight,
        firstToken,
        firstToken + tokens,
      );
      logZ += k.exponentiateRows(this.psi, tokens, labels, stride) + highest * (tokens - (last - first));
      logZ += k.forwardBackward(
        ...([
          this.psi,
          this.alpha,
          this.marginals + firstToken * stride,
          this.tokenScale,
          this.trans,
          this.transT,
        ] as const),
        ...([this.scratch, this.starts, first, last, labels, stride] as const),
      );
      k.addPairs(this.alpha, this.psi, this.pairs, tokens, stride);
      yield;
    }

    yield* this.sum(this.gradients, this.marginals, this.rowStart, this.rowToken, this.rowWeight, 0, rows.columns);
    if (rows.groups > 0) {
      const end = rows.columns + rows.groups;
      yield* this.sum(
        this.gradients + this.groupBase,
        this.marginals,
        this.rowStart,
        this.rowToken,
        this.rowWeight,
        rows.columns,
        end,
      );
      const groups = this.gradients + this.groupBase;
      yield* this.sum(
        this.gradients,
        groups,
        this.columnStart,
        this.columnGroup,
        this.columnWeight,
        0,
        rows.columns,
        true,
      );
    }
    k.multiplyPairs(this.gradients + rows.columns * stride, this.pairs, this.trans, labels, stride);
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

  /** Byte offset of the group rows, which follow the columns and the transitions. */
  private get groupBase(): number {
    return (this.rows.columns + this.labels) * this.stride;
  }

  /** sumRows over many rows, interruptible; out row i belongs to row first + i. */
  private *sum(
    ...[out, table, start, index, weight, first, last, add = false]: [
      ...[out: Pointer, table: Pointer, start: Pointer, index: Pointer, weight: Pointer],
      ...[first: number, last: number, add?: boolean],
    ]
  ): Steps<never, void> {
    for (let row = first; row < last; row += ROWS_A_CALL) {
      const end = Math.min(last, row + ROWS_A_CALL);
      this.sumCall(out + (row - first) * this.stride, table, start, index, weight, row, end, add);
      yield;
    }
  }

  private sumCall(
    ...[out, table, start, index, weight, first, last, add = false]: [
      ...[out: Pointer, table: Pointer, start: Pointer, index: Pointer, weight: Pointer],
      ...[first: number, last: number, add?: boolean],
    ]
  ): void {
    const k = this.heap.kernels;
    if (weight === 0) k.sumRows(out, table, start, index, first, last, this.stride, add ? 1 : 0);
    else k.sumWeightedRows(out, table, start, index, weight, first, last, this.stride, add ? 1 : 0);
  }
}

function cut(starts: Uint32Array): Batch[] {
  const batches: Batch[] = [];
  const sequences = starts.length - 1;
  for (let first = 0; first < sequences; ) {
    let last = first + 1;
    while (last < sequences && last - first < SENTENCES_A_CALL && starts[last + 1] - starts[first] <= TOKENS_A_CALL)
      last++;
    batches.push({ first, last, firstToken: starts[first], tokens: starts[last] - starts[first] });
    first = last;
  }
  return batches;
}
