import { CrfError } from './errors.js';
import { wasmText } from './wasm-bytes.js';

/** Byte address in the instance's memory. Shapes and units of every kernel: assembly/*.ts. */
export type Pointer = number;

/** What assembly/index.ts exports. */
export interface Kernels {
  heapBase(): Pointer;
  exponentials(x: Pointer, out: Pointer, count: number): void;
  exponentiateTransitions(weights: Pointer, out: Pointer, outT: Pointer, labels: number, stride: number): number;
  sumRows(
    ...args: [
      ...[out: Pointer, table: Pointer, pointers: Pointer, index: Pointer],
      ...[first: number, last: number, stride: number],
    ]
  ): void;
  sumWeightedRows(
    ...args: [
      ...[out: Pointer, table: Pointer, pointers: Pointer, index: Pointer, values: Pointer],
      ...[first: number, last: number, stride: number],
    ]
  ): void;
  sumRuns(...args: [out: Pointer, table: Pointer, runs: Pointer, index: Pointer, order: Pointer, stride: number]): void;
  scatterRuns(
    ...args: [table: Pointer, rows: Pointer, runs: Pointer, index: Pointer, order: Pointer, stride: number]
  ): void;
  sumWeightedRuns(
    ...args: [
      ...[out: Pointer, table: Pointer, runs: Pointer, index: Pointer, values: Pointer, order: Pointer],
      stride: number,
    ]
  ): void;
  scatterWeightedRuns(
    ...args: [
      ...[table: Pointer, rows: Pointer, runs: Pointer, index: Pointer, values: Pointer, order: Pointer],
      stride: number,
    ]
  ): void;
  offsetRows(index: Pointer, count: number, columns: number, stride: number, groupsAt: number): void;
  startRuns(
    ...args: [
      ...[start: Pointer, source: Pointer, sourceWeights: Pointer, runs: Pointer, order: Pointer],
      ...[index: Pointer, weight: Pointer, byCount: Pointer],
    ]
  ): void;
  addRuns(
    ...args: [rows: Pointer, places: Pointer, count: number, stride: number, most: number, byLength: Pointer]
  ): number;
  countUp(rows: Pointer, places: Pointer, first: number, count: number): void;
  slotsOfQuads(
    ...args: [
      ...[lengths: Pointer, starts: Pointer, rows: Pointer, places: Pointer, empty: number],
      ...[first: number, last: number],
    ]
  ): void;
  runsLength(): number;
  longestRow(start: Pointer, count: number): number;
  placeStarts(start: Pointer, sentences: Pointer, firsts: Pointer, count: number, ends: Pointer): number;
  gather(out: Pointer, values: Pointer, sentences: Pointer, firsts: Pointer, count: number): void;
  countFeatures(
    ...args: [
      ...[sentences: Pointer, start: Pointer, column: Pointer, weight: Pointer, label: Pointer],
      ...[frequency: Pointer, seen: Pointer, columns: number, labels: number, first: number, last: number],
    ]
  ): void;
  keepFeatures(
    ...args: [
      ...[frequency: Pointer, seen: Pointer, labels: number, first: number, last: number],
      ...[possible: boolean, least: number],
    ]
  ): number;
  listFeatures(
    ...args: [
      ...[frequency: Pointer, seen: Pointer, rows: number, columns: number, labels: number],
      ...[row: Pointer, label: Pointer, kept: Pointer, firstOfRow: Pointer, total: Pointer],
    ]
  ): void;
  describeFeatures(
    ...args: [
      ...[row: Pointer, label: Pointer, kept: Pointer, behind: Pointer, total: Pointer, count: number],
      ...[columns: number, width: number, stride: number, referencesAt: number, transitionsAt: number],
      ...[position: Pointer, scale: Pointer, observed: Pointer, multiplicity: Pointer],
    ]
  ): number;
  mostUsed(uses: Pointer, columns: number, least: number, chosen: Pointer, most: number): number;
  maskTokens(
    ...args: [
      ...[start: Pointer, column: Pointer, plain: Pointer, bitOf: Pointer, masks: Pointer],
      ...[first: number, last: number],
    ]
  ): void;
  countMasks(masks: Pointer, tokens: number, step: number, kept: number, slots: Pointer, size: number): void;
  priceMasks(masks: Pointer, tokens: number, step: number, kept: number, slots: Pointer, size: number): number;
  nameMasks(
    ...args: [
      ...[masks: Pointer, kept: number, slots: Pointer, size: number, count: number],
      ...[first: number, last: number],
    ]
  ): number;
  dropMasked(
    ...args: [
      ...[start: Pointer, column: Pointer, weight: Pointer, plain: Pointer, bitOf: Pointer, masks: Pointer],
      ...[kept: number, begin: number, first: number, last: number],
    ]
  ): void;
  collectMasks(slots: Pointer, size: number, maskOf: Pointer): number;
  writeMasks(maskOf: Pointer, groups: number, columnOf: Pointer, groupStart: Pointer, groupColumn: Pointer): void;
  markOnes(weight: Pointer, out: Pointer, count: number): void;
  pickWeights(out: Pointer, weight: Pointer, entry: Pointer, count: number): void;
  exponentiateRows(rows: Pointer, count: number, labels: number, stride: number): number;
  forwardBackward(
    ...args: [
      ...[
        psi: Pointer,
        alpha: Pointer,
        marginal: Pointer,
        scale: Pointer,
        trans: Pointer,
        transT: Pointer,
        beta: Pointer,
      ],
      ...[count: number, labels: number, stride: number],
    ]
  ): number;
  addBatches(
    ...args: [plan: Pointer, batches: Pointer, first: number, last: number, highest: number, logZ: number]
  ): number;
  sumParts(table: Pointer, parts: Pointer, first: number, last: number, stride: number): void;
  scatterParts(table: Pointer, parts: Pointer, first: number, last: number, stride: number): void;
  subtractReferences(out: Pointer, rows: Pointer, references: Pointer, columns: number, stride: number): void;
  sumReferences(out: Pointer, rows: Pointer, columns: number, stride: number): void;
  insertReferences(out: Pointer, rows: Pointer, count: number, labels: number, from: number, to: number): void;
  addPairs(alpha: Pointer, y: Pointer, out: Pointer, count: number, labels: number, stride: number): void;
  multiplyPairs(out: Pointer, pairs: Pointer, trans: Pointer, labels: number, stride: number): void;
  viterbi(
    ...args: [
      state: Pointer,
      trans: Pointer,
      back: Pointer,
      path: Pointer,
      count: number,
      labels: number,
      stride: number,
    ]
  ): number;
  sumOfLabels(marginal: Pointer, ids: Pointer, chosen: number, count: number, stride: number): number;
  bestScore(
    ...args: [
      ...[marginal: Pointer, state: Pointer, trans: Pointer, best: Pointer],
      ...[logZ: number, count: number, labels: number, stride: number],
    ]
  ): number;
  spread(dense: Pointer, position: Pointer, scale: Pointer, x: Pointer, n: number): void;
  collect(
    ...args: [
      ...[g: Pointer, dense: Pointer, position: Pointer, scale: Pointer, observed: Pointer, x: Pointer],
      ...[ridge: number, n: number, out: Pointer],
    ]
  ): void;
  dot(a: Pointer, b: Pointer, n: number): number;
  scaled(out: Pointer, a: Pointer, k: number, n: number): void;
  plusScaled(out: Pointer, a: Pointer, b: Pointer, k: number, n: number): void;
  remember(
    ...args: [
      ...[s: Pointer, y: Pointer, x: Pointer, x0: Pointer, g: Pointer, g0: Pointer, p: Pointer],
      ...[multiplicity: Pointer, from: number, to: number, out: Pointer],
    ]
  ): void;
  multiplyHistory(
    ...args: [...[vectors: Pointer, count: number, y: Pointer, p: Pointer, from: number, to: number], out: Pointer]
  ): void;
  combineHistory(
    ...args: [
      ...[vectors: Pointer, factors: Pointer, count: number, d: Pointer, p: Pointer, factor: number],
      ...[constrain: boolean, from: number, to: number],
    ]
  ): void;
  pseudoGradient(out: Pointer, x: Pointer, g: Pointer, scale: Pointer, c: number, n: number): number;
  projectedStep(
    ...args: [
      ...[x: Pointer, x0: Pointer, d: Pointer, pseudo: Pointer, step: number],
      ...[scale: Pointer, c: number, n: number, out: Pointer],
    ]
  ): void;
  isDictionary(start: Pointer, size: number, count: number, hashes: Pointer, found: Pointer): number;
  isAscii(start: Pointer, count: number): number;
  areFeatures(records: Pointer, count: number, labels: number, attributes: number): number;
  placeFeatures(records: Pointer, count: number, state: Pointer, transition: Pointer, stride: number): void;
  areLists(
    ...args: [
      ...[file: Pointer, start: number, end: number, tag: number, type: number, sources: number, slots: number],
      ...[records: Pointer, count: number, seen: Pointer],
    ]
  ): number;
  writeDictionary(text: Pointer, end: Pointer, count: number, out: Pointer, hashes: Pointer): number;
  keepWeights(
    ...args: [
      ...[x: Pointer, scale: Pointer, ofAttribute: Pointer, attributes: number, firstOfRow: Pointer, label: Pointer],
      ...[columns: number, labels: number, kept: Pointer, source: Pointer, target: Pointer, weight: Pointer],
      counts: Pointer,
    ]
  ): number;
  writeFeatures(
    ...args: [...[out: Pointer, source: Pointer, target: Pointer, weight: Pointer, states: number, count: number]]
  ): void;
  writeLists(
    ...args: [
      ...[out: Pointer, offset: number, source: Pointer, first: number, last: number],
      ...[sources: number, slots: number],
    ]
  ): number;
  signAttributes(start: Pointer, entry: Pointer, attributes: Pointer, first: number, last: number): number;
  nameColumns(
    ...args: [
      ...[start: Pointer, entry: Pointer, attributes: Pointer, columns: Pointer, slots: Pointer, mask: number],
      ...[count: number, begin: number, first: number, last: number],
    ]
  ): number;
  describeColumns(
    ...args: [
      ...[attributes: Pointer, attributeCount: number, columns: Pointer, columnCount: number],
      ...[ofAttribute: Pointer, multiplicity: Pointer, uses: Pointer],
    ]
  ): number;
  startFollowers(
    ...args: [
      ...[start: Pointer, column: Pointer, plain: Pointer, uses: Pointer],
      ...[followers: Pointer, counts: Pointer, seen: Pointer, pool: Pointer],
    ]
  ): void;
  countUses(first: number, last: number): void;
  findFollowers(first: number, last: number): number;
  startChoice(
    ...args: [
      ...[prices: Pointer, columns: number, heads: Pointer, newest: Pointer],
      ...[starts: Pointer, chosen: Pointer, candidates: Pointer],
    ]
  ): void;
  chooseGroups(first: number, last: number): number;
  measureGroups(out: Pointer): number;
  writeGroups(groupStart: Pointer, groupColumn: Pointer, id: number): void;
  writeTokens(
    ...args: [
      ...[start: Pointer, index: Pointer, entry: Pointer, masks: Pointer, groupStart: Pointer, groupColumn: Pointer],
      ...[columns: number, first: number, last: number],
    ]
  ): number;
}

/** The binary of this package, a character for each byte. */
export function embeddedWasm(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(wasmText.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = wasmText.charCodeAt(i);
  return bytes;
}

const PAGE = 65536;
/** Memory to begin with is no more than that, however much is expected. */
const MOST_AT_FIRST = 2 ** 26;
/** Memory is grown by that much of itself more than asked: each time engines make new views. It is no page before it is used. */
const SPARE_SHARE = 1 / 4;

/**
 * One instance of the kernels with a memory of its own, handed out front to back and taken back
 * from the end alone: whoever owns a Heap drops it whole. Views go stale when memory grows, so take them after the last `alloc`.
 */
export class Heap {
  readonly kernels: Kernels;
  private readonly memory: WebAssembly.Memory;
  private top: number;
  /** Memory that was given back and is handed out again first: pages that exist already cost nothing. */
  private spare = { at: 0, end: 0 };

  /** @param expected bytes that will be needed, as far as is known */
  constructor(module: WebAssembly.Module, expected = 0) {
    this.memory = new WebAssembly.Memory({ initial: 4 + Math.ceil(Math.min(expected, MOST_AT_FIRST) / PAGE) });
    const instance = new WebAssembly.Instance(module, {
      env: {
        memory: this.memory,
        abort: () => {
          throw new CrfError('numeric', 'A kernel stopped.');
        },
      },
    });
    this.kernels = instance.exports as unknown as Kernels;
    this.top = this.kernels.heapBase();
  }

  /** Address of `bytes` fresh zero bytes, a multiple of 16. @throws CrfError `out-of-memory` */
  alloc(bytes: number): Pointer {
    const { at, end: spareEnd } = this.spare;
    if (bytes > 0 && at + bytes <= spareEnd) {
      this.spare.at = Math.ceil((at + bytes) / 16) * 16;
      new Uint8Array(this.memory.buffer, at, bytes).fill(0);
      return at;
    }
    const pointer = Math.ceil(this.top / 16) * 16;
    const end = pointer + bytes;
    const missing = end - this.memory.buffer.byteLength;
    if (missing > 0) {
      if (!this.grow(missing + this.top * SPARE_SHARE) && !this.grow(missing)) {
        throw new CrfError(
          'out-of-memory',
          `No room for ${bytes} more bytes beside ${this.top}; train on less data or fewer attributes.`,
        );
      }
    }
    this.top = end;
    return pointer;
  }

  private grow(bytes: number): boolean {
    try {
      this.memory.grow(Math.ceil(bytes / PAGE));
      return true;
    } catch {
      return false;
    }
  }

  /** Where the next `alloc` begins; for `release`. */
  mark(): Pointer {
    this.top = Math.ceil(this.top / 16) * 16;
    return this.top;
  }

  /** Takes back what was allocated since the mark; `touched` says whether it may be other than 0. */
  release(mark: Pointer, touched = true): void {
    if (touched) new Uint8Array(this.memory.buffer, mark, this.top - mark).fill(0);
    this.top = mark;
  }

  /** What was allocated between two marks is free for what comes. */
  recycle(from: Pointer, to: Pointer): void {
    this.spare = { at: from, end: to };
  }

  allocF64(count: number): Pointer {
    return this.alloc(count * 8);
  }

  putF64(values: ArrayLike<number>): Pointer {
    const pointer = this.alloc(values.length * 8);
    this.f64(pointer, values.length).set(values);
    return pointer;
  }

  putU32(values: ArrayLike<number>): Pointer {
    const pointer = this.alloc(values.length * 4);
    this.u32(pointer, values.length).set(values);
    return pointer;
  }

  f64(pointer: Pointer, count: number): Float64Array {
    return new Float64Array(this.memory.buffer, pointer, count);
  }

  u8(pointer: Pointer, count: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.memory.buffer, pointer, count);
  }

  u32(pointer: Pointer, count: number): Uint32Array {
    return new Uint32Array(this.memory.buffer, pointer, count);
  }
}

/** Bytes of a label row: f64, rounded up to one vector of two. */
export function rowStride(labels: number): number {
  return Math.ceil(labels / 2) * 16;
}
