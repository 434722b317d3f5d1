import type { Heap, Pointer } from './kernels.js';
import type { Steps } from './turns.js';

/** Bytes of each vector handled between two chances to interrupt. */
const BYTES_A_STEP = 1 << 20;

/** What an accepted step left: s = Δx, y = Δgradient, with all products that later directions need. */
interface Pair {
  readonly s: Pointer;
  readonly y: Pointer;
  ys: number;
  yy: number;
  /** its y times the s, and times the y, of the pair that is 0, 1, 2, … steps older */
  sy: readonly number[];
  yyWith: readonly number[];
}

export interface StepFigures {
  readonly featureNorm: number;
  readonly gradientNorm: number;
  readonly activeFeatures: number;
}

/**
 * The last steps of L-BFGS, newest first, and the direction they give (Nocedal 1980). The two-loop recursion needs only
 * products of the remembered vectors with each other and with the gradient: it runs on these numbers, and each vector is
 * read twice an iteration instead of four times (Chen, Wang and Zhou 2014, "Large-scale L-BFGS using MapReduce").
 */
export class History {
  private readonly pairs: Pair[] = [];
  private vectors: Pointer = 0;
  private factors: Pointer = 0;
  private products: Pointer = 0;
  private room = 0;

  constructor(
    private readonly heap: Heap,
    private readonly n: number,
    private readonly most: number,
  ) {}

  /** Takes in the step from x0, g0 to x, g. @param p the (pseudo-)gradient at x */
  *remember(
    point: {
      readonly x: Pointer;
      readonly x0: Pointer;
      readonly g: Pointer;
      readonly g0: Pointer;
      readonly p: Pointer;
    },
    multiplicity: Pointer,
  ): Steps<never, StepFigures> {
    const { heap, n } = this;
    const pair = this.next();
    const sums = heap.f64(this.products, 5).fill(0);
    const { x, x0, g, g0, p } = point;
    for (const [from, to] of parts(n)) {
      heap.kernels.remember(...([pair.s, pair.y, x, x0, g, g0, p, multiplicity, from, to, this.products] as const));
      yield;
    }
    const [ys, yy, xx, pp, activeFeatures] = sums;
    pair.ys = ys;
    pair.yy = yy;
    this.pairs.unshift(pair);
    return { featureNorm: Math.sqrt(xx), gradientNorm: Math.sqrt(pp), activeFeatures };
  }

  /** direction = - H p, for the p of the last `remember`. @param constrain leaves out coordinates that do not go down p */
  *direct(direction: Pointer, p: Pointer, constrain: boolean): Steps<never, void> {
    const { heap, n, pairs } = this;
    const k = heap.kernels;
    const count = pairs.length;
    heap.u32(this.vectors, 2 * count).set(pairs.flatMap(({ s, y }) => [s, y]));
    const products = heap.f64(this.products, 4 * count).fill(0);
    for (const [from, to] of parts(n)) {
      k.multiplyHistory(this.vectors, 2 * count, pairs[0].y, p, from, to, this.products);
      yield;
    }
    const every = (from: number, factor: number) => pairs.map((_, i) => factor * products[4 * i + from]);
    const [newest] = pairs;
    newest.sy = every(0, 1);
    newest.yyWith = every(2, 1);
    const initial = newest.ys / newest.yy;
    const { alpha, beta } = recursion(pairs, every(1, -1), every(3, -1), initial);
    heap.f64(this.factors, 2 * count).set(pairs.flatMap((_, i) => [alpha[i] - beta[i], -initial * alpha[i]]));
    for (const [from, to] of parts(n)) {
      k.combineHistory(this.vectors, this.factors, 2 * count, direction, p, -initial, constrain, from, to);
      yield;
    }
  }

  /** Memories get their room when first used: an unlimited number of them is a fair wish. */
  private next(): Pair {
    const { heap, n, pairs } = this;
    const oldest = pairs.length >= this.most ? pairs.pop() : undefined;
    const { s, y } = oldest ?? { s: heap.allocF64(n), y: heap.allocF64(n) };
    if (pairs.length + 1 > this.room) {
      this.room = 2 * (pairs.length + 3);
      this.vectors = heap.alloc(8 * this.room);
      this.factors = heap.allocF64(2 * this.room);
      this.products = heap.allocF64(4 * this.room);
    }
    return { s, y, ys: 0, yy: 0, sy: [], yyWith: [] };
  }
}

/** @param sp s . p by pair @param yp y . p by pair, newest first; p is what the inverse Hessian is applied to */
function recursion(pairs: readonly Pair[], sp: readonly number[], yp: readonly number[], initial: number) {
  const alpha = [...sp];
  const beta = [...yp];
  // Products of two pairs stand with the newer one.
  for (let i = 0; i < pairs.length; i++) {
    for (let j = 0; j < i; j++) alpha[i] -= alpha[j] * pairs[j].sy[i - j];
    alpha[i] /= pairs[i].ys;
  }
  for (let i = pairs.length - 1; i >= 0; i--) {
    const { sy, yyWith, ys } = pairs[i];
    for (let j = 0; j < i; j++) beta[i] -= alpha[j] * pairs[j].yyWith[i - j];
    for (let j = i; j < pairs.length; j++) beta[i] -= alpha[j] * yyWith[j - i];
    beta[i] *= initial;
    for (let j = pairs.length - 1; j > i; j--) beta[i] += (alpha[j] - beta[j]) * sy[j - i];
    beta[i] /= ys;
  }
  return { alpha, beta };
}

/** Byte ranges of vectors of n f64, n even. */
function* parts(n: number): Generator<readonly [from: number, to: number], void, void> {
  for (let from = 0; from < 8 * n; from += BYTES_A_STEP) yield [from, Math.min(8 * n, from + BYTES_A_STEP)];
}
