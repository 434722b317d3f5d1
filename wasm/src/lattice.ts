import { checkGroups } from './attribute-group.js';
import { AttributeRows } from './attribute-rows.js';
import type { Scores } from './best-paths.js';
import { CrfError } from './errors.js';
import type { ProbabilityTables } from './expectations.js';
import { GroupRows } from './group-rows.js';
import { type Heap, type Pointer, rowStride } from './kernels.js';
import { type LatticeTables, roomFor } from './lattice-tables.js';
import type { OpenModel } from './open-model.js';
import type { Item, ItemSequence } from './types.js';

/** A model's weights and the scores, best path and probabilities of the sequence last set (SPEC TAG-1 … TAG-6). */
export class Lattice {
  private readonly labels: number;
  private readonly stride: number;
  private readonly weights: Pointer;
  private readonly transitions: Pointer;
  private readonly trans: Pointer;
  private readonly transT: Pointer;
  private readonly scratch: Pointer;
  private readonly groups: GroupRows;
  private readonly rows: AttributeRows;
  private tables: LatticeTables | undefined;
  private length: number | undefined;
  private hasProbabilities = false;
  private logZ = 0;
  private readonly highestTransition: number = 0;
  /** Label ids of `countLabels`: `chosen` u32, room for `room`. */
  private counted = { at: 0, room: 0, chosen: 0 };
  /** [L] added to every position's state scores; undefined: nothing */
  private bias: Float64Array | undefined;

  constructor(
    private readonly heap: Heap,
    readonly model: OpenModel,
  ) {
    this.labels = model.labels.length;
    this.stride = rowStride(this.labels);
    const { labels, stride } = this;
    const attributes = model.header.numAttributes;
    this.weights = heap.alloc(attributes * stride);
    this.transitions = heap.alloc(labels * stride);
    this.trans = heap.alloc(labels * stride);
    this.transT = heap.alloc(labels * stride);
    this.scratch = heap.alloc(stride);
    this.groups = new GroupRows(heap, this.weights, stride);
    this.rows = new AttributeRows(() => model.attributes(), stride);
    model.place(this.weights, this.transitions, stride);
    if (labels > 0)
      this.highestTransition = heap.kernels.exponentiateTransitions(
        ...([this.transitions, this.trans, this.transT, labels, stride] as const),
      );
  }

  /** Attributes the model does not know count for nothing. On failure the lattice has no sequence. */
  set(xseq: ItemSequence): void {
    this.forget();
    this.requireLabels(xseq.length);
    const start = this.rows.read(xseq);
    const { row, weight } = this.rows;
    const tables = this.room(xseq.length, row.length);
    const { heap, stride } = this;
    heap.u32(tables.start, start.length).set(start);
    heap.u32(tables.row, row.length).set(row.view());
    heap.f64(tables.weight, row.length).set(weight.view());
    heap.kernels.sumWeightedRows(
      ...([tables.state, this.weights, tables.start, tables.row, tables.weight, 0, xseq.length, stride] as const),
    );
    this.length = xseq.length;
  }

  group(attributes: Item): number {
    return this.groups.add(attributes, (name) => this.rows.idOf(name));
  }

  /** As `set`, but each group's row was summed when it was registered. */
  setGroups(groups: Int32Array, starts: Int32Array): void {
    this.forget();
    const length = checkGroups(groups, starts, this.groups.count);
    this.requireLabels(length);
    const tables = this.room(length, groups.length);
    const { heap, stride } = this;
    heap.u32(tables.start, starts.length).set(starts);
    this.groups.addresses(groups, heap.u32(tables.row, groups.length));
    heap.kernels.sumRows(tables.state, 0, tables.start, tables.row, 0, length, stride);
    this.length = length;
  }

  private forget(): void {
    this.length = undefined;
    this.hasProbabilities = false;
  }

  private requireLabels(length: number): void {
    if (this.labels === 0 && length > 0) throw new CrfError('invalid-model', 'This model has no labels to tag with.');
  }

  requireLength(): number {
    if (this.length === undefined)
      throw new CrfError('no-sequence', 'Give the tagger a sequence first: set(xseq) or tag(xseq).');
    return this.length;
  }

  /** [T] label ids. */
  bestPath(): Uint32Array {
    const length = this.requireLength();
    if (length === 0 || !this.tables) return new Uint32Array(0);
    this.findBestPath(this.tables, length);
    return this.heap.u32(this.tables.path, length).slice();
  }

  /** Score of the path that `bestPath` gives. Where probabilities are known, they tell it sooner. */
  bestScore(): number {
    const length = this.requireLength();
    const { heap, tables, labels, stride } = this;
    if (length === 0 || !tables) return 0;
    if (this.hasProbabilities && !this.bias) {
      return heap.kernels.bestScore(
        ...([tables.marginal, tables.state, this.transitions, tables.best, this.logZ, length, labels, stride] as const),
      );
    }
    return this.findBestPath(tables, length);
  }

  /** Into `path`. @returns its score */
  private findBestPath(tables: LatticeTables, length: number): number {
    const { heap, labels, stride } = this;
    this.copyState(tables.best, length);
    return heap.kernels.viterbi(tables.best, this.transitions, tables.back, tables.path, length, labels, stride);
  }

  /** Sum of the weights along a whole path of label ids. */
  score(path: readonly number[]): number {
    if (!this.tables || path.length === 0) return 0;
    const width = this.stride / 8;
    const state = this.heap.f64(this.tables.state, path.length * width);
    const transition = this.heap.f64(this.transitions, this.labels * width);
    let score = state[path[0]];
    for (let t = 1; t < path.length; t++) {
      score += transition[path[t - 1] * width + path[t]];
      score += state[t * width + path[t]];
    }
    const { bias } = this;
    return bias ? path.reduce((sum, label) => sum + bias[label], score) : score;
  }

  /**
   * P(labels at start, start+1, … are these ids | x):
   * alpha[start] * product of exp(transition) * exp(state) * scale * beta[end], each factor scaled as in forwardBackward.
   */
  pathProbability(start: number, path: readonly number[]): number {
    const tables = this.tables;
    if (path.length === 0 || !tables) return 1;
    this.requireProbabilities();
    const { heap } = this;
    const length = this.requireLength();
    const width = this.stride / 8;
    const table = (pointer: Pointer) => heap.f64(pointer, length * width);
    if (path.length === 1) return table(tables.marginal)[start * width + path[0]];
    const trans = heap.f64(this.trans, this.labels * width);
    const scale = heap.f64(tables.scale, length);
    const psi = table(tables.spare);
    let probability = table(tables.alpha)[start * width + path[0]];
    const last = path.length - 1;
    for (let i = 1; i < last; i++) {
      const t = start + i;
      probability *= trans[path[i - 1] * width + path[i]] * psi[t * width + path[i]] * scale[t];
    }
    return (
      probability * trans[path[last - 1] * width + path[last]] * table(tables.psi)[(start + last) * width + path[last]]
    );
  }

  private requireProbabilities(): void {
    const { heap, labels, stride, tables } = this;
    const length = this.requireLength();
    if (this.hasProbabilities || !tables || length === 0) return;
    const k = heap.kernels;
    this.copyState(tables.spare, length);
    const shift = k.exponentiateRows(tables.spare, length, labels, stride);
    const words = (length * stride) / 8;
    heap.f64(tables.psi, words).set(heap.f64(tables.spare, words));
    const logZ = k.forwardBackward(
      ...([tables.psi, tables.alpha, tables.marginal, tables.scale, this.trans, this.transT, this.scratch] as const),
      ...([length, labels, stride] as const),
    );
    if (!Number.isFinite(shift + logZ) || !this.rowsSumToOne(heap.f64(tables.marginal, words)))
      throw new CrfError('numeric', 'The weights are too large for probabilities; tag() still works.');
    this.logZ = shift + logZ + this.highestTransition * (length - 1);
    this.hasProbabilities = true;
  }

  setBias(label: number, logWeight: number): void {
    const bias = this.bias ?? new Float64Array(this.labels);
    bias[label] = logWeight;
    this.bias = bias.some((nats) => nats !== 0) ? bias : undefined;
    this.hasProbabilities = false;
  }

  logPartition(): number {
    this.requireProbabilities();
    if (this.requireLength() === 0) return 0;
    if (!Number.isFinite(this.logZ)) throw new CrfError('numeric', 'The sum over all paths is beyond f64.');
    return this.logZ;
  }

  /** Whom `expectedCount` speaks of from now on. @param ids each once */
  countLabels(ids: readonly number[]): void {
    const chosen = ids.length;
    const { at, room } = this.counted;
    this.counted = chosen > room ? { at: this.heap.alloc(4 * chosen), room: chosen, chosen } : { at, room, chosen };
    this.heap.u32(this.counted.at, chosen).set(ids);
  }

  /** Expected number of positions with one of the labels of `countLabels`. */
  expectedCount(): number {
    this.requireProbabilities();
    const { counted, heap, stride, tables } = this;
    const length = this.requireLength();
    return tables ? heap.kernels.sumOfLabels(tables.marginal, counted.at, counted.chosen, length, stride) : 0;
  }

  /** A copy without padding. */
  scores(): Scores {
    const { heap, labels, tables } = this;
    const length = this.requireLength();
    const width = this.stride / 8;
    if (tables) this.copyState(tables.best, length);
    const dense = (pointer: Pointer, rows: number) => {
      const table = heap.f64(pointer, rows * width);
      const copy = new Float64Array(rows * labels);
      for (let row = 0; row < rows; row++) copy.set(table.subarray(row * width, row * width + labels), row * labels);
      return copy;
    };
    return {
      ...{ length, labels, transition: dense(this.transitions, labels) },
      state: tables ? dense(tables.best, length) : new Float64Array(0),
    };
  }

  /** Views that the next call on this lattice may overwrite; undefined for an empty sequence. */
  probabilities(): ProbabilityTables | undefined {
    this.requireProbabilities();
    const { heap, labels, tables } = this;
    const length = this.requireLength();
    if (length === 0 || !tables) return undefined;
    const width = this.stride / 8;
    const rows = (pointer: Pointer, count: number) => heap.f64(pointer, count * width);
    return {
      ...{ length, labels, width, trans: rows(this.trans, labels), scale: heap.f64(tables.scale, length) },
      ...{ alpha: rows(tables.alpha, length), psi: rows(tables.spare, length), ending: rows(tables.psi, length) },
      marginal: rows(tables.marginal, length),
    };
  }

  /** Weights hundreds of nats apart on neighbouring tokens can drive the scaled products out of range; then rows tell. */
  private rowsSumToOne(rows: Float64Array): boolean {
    const width = this.stride / 8;
    for (let row = 0; row < rows.length; row += width) {
      let sum = 0;
      for (let label = 0; label < this.labels; label++) sum += rows[row + label];
      if (!(Math.abs(sum - 1) < 1e-8)) return false;
    }
    return true;
  }

  private copyState(to: Pointer, length: number): void {
    const words = (length * this.stride) / 8;
    if (!this.tables) return;
    const copy = this.heap.f64(to, words);
    copy.set(this.heap.f64(this.tables.state, words));
    if (!this.bias) return;
    const width = this.stride / 8;
    for (let at = 0; at < words; at += width) {
      for (let label = 0; label < this.labels; label++) copy[at + label] += this.bias[label];
    }
  }

  private room(tokens: number, entries: number): LatticeTables {
    this.tables = roomFor(this.heap, this.tables, tokens, entries, this.stride);
    return this.tables;
  }
}
