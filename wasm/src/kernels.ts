import { CrfError } from './errors.js';
import { wasmBase64 } from './wasm-bytes.js';

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
  scatterRows(
    ...args: [
      ...[table: Pointer, rows: Pointer, pointers: Pointer, index: Pointer],
      ...[first: number, last: number, stride: number],
    ]
  ): void;
  scatterWeightedRows(
    ...args: [
      ...[table: Pointer, rows: Pointer, pointers: Pointer, index: Pointer, values: Pointer],
      ...[first: number, last: number, stride: number],
    ]
  ): void;
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
      ...[starts: Pointer, first: number, last: number, labels: number, stride: number],
    ]
  ): number;
  addPairs(alpha: Pointer, y: Pointer, out: Pointer, count: number, stride: number): void;
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
  addScaledDot(d: Pointer, v: Pointer, k: number, times: number, u: Pointer, n: number): number;
  remember(
    ...args: [s: Pointer, y: Pointer, x: Pointer, x0: Pointer, g: Pointer, g0: Pointer, n: number, out: Pointer]
  ): void;
  pseudoGradient(out: Pointer, x: Pointer, g: Pointer, scale: Pointer, c: number, n: number): number;
  constrainDirection(d: Pointer, pseudo: Pointer, n: number): void;
  projectedStep(
    ...args: [
      ...[x: Pointer, x0: Pointer, d: Pointer, pseudo: Pointer, step: number],
      ...[scale: Pointer, c: number, n: number, out: Pointer],
    ]
  ): void;
  countActive(x: Pointer, multiplicity: Pointer, n: number): number;
  refine(
    ...args: [
      ...[from: Pointer, to: Pointer, attributes: Pointer, classes: Pointer],
      ...[count: number, first: number, last: number],
    ]
  ): number;
  forgetChildren(classes: Pointer, count: number): void;
  nameColumns(
    ...args: [
      ...[from: Pointer, to: Pointer, attributes: Pointer, classes: Pointer, multiplicity: Pointer, seen: Pointer],
      ...[starts: Pointer, columns: Pointer, count: number, first: number, last: number],
    ]
  ): number;
  columnsOfAttributes(attributes: Pointer, out: Pointer, count: number): void;
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
  writeGroups(groupStart: Pointer, groupColumn: Pointer): void;
  writeTokens(
    ...args: [
      ...[start: Pointer, index: Pointer, entry: Pointer, groupStart: Pointer, groupColumn: Pointer],
      ...[columns: number, first: number, last: number],
    ]
  ): number;
}

/** The binary of this package; atob is in browsers, workers and Node alike. */
export function embeddedWasm(): Uint8Array<ArrayBuffer> {
  const text = atob(wasmBase64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

const PAGE = 65536;

/**
 * One instance of the kernels with a memory of its own, handed out front to back and taken back
 * from the end alone: whoever owns a Heap drops it whole. Views go stale when memory grows, so take them after the last `alloc`.
 */
export class Heap {
  readonly kernels: Kernels;
  private readonly memory = new WebAssembly.Memory({ initial: 4 });
  private top: number;

  constructor(module: WebAssembly.Module) {
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
    const pointer = Math.ceil(this.top / 16) * 16;
    const end = pointer + bytes;
    const missing = end - this.memory.buffer.byteLength;
    if (missing > 0) {
      try {
        this.memory.grow(Math.ceil(missing / PAGE));
      } catch {
        throw new CrfError(
          'out-of-memory',
          `No room for ${bytes} more bytes beside ${this.top}; train on less data or fewer attributes.`,
        );
      }
    }
    this.top = end;
    return pointer;
  }

  /** Where the next `alloc` begins; for `release`. */
  mark(): Pointer {
    this.top = Math.ceil(this.top / 16) * 16;
    return this.top;
  }

  /** Takes back, and clears, whatever was allocated since the mark. */
  release(mark: Pointer): void {
    new Uint8Array(this.memory.buffer, mark, this.top - mark).fill(0);
    this.top = mark;
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

  putU8(values: Uint8Array): Pointer {
    const pointer = this.alloc(values.length);
    new Uint8Array(this.memory.buffer, pointer, values.length).set(values);
    return pointer;
  }

  f64(pointer: Pointer, count: number): Float64Array {
    return new Float64Array(this.memory.buffer, pointer, count);
  }

  u32(pointer: Pointer, count: number): Uint32Array {
    return new Uint32Array(this.memory.buffer, pointer, count);
  }
}

/** Bytes of a label row: f64, rounded up to one vector of two. */
export function rowStride(labels: number): number {
  return Math.ceil(labels / 2) * 16;
}
