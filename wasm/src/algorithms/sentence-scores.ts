import type { Features } from '../features.js';
import { type Heap, type Pointer, rowStride } from '../kernels.js';
import type { Sentences } from './online-data.js';

/** Scores, best path and expectations of one sentence at a time, under weights that change after each. */
export class SentenceScores {
  private readonly stride: number;
  private readonly width: number;
  private readonly state: Pointer;
  private readonly back: Pointer;
  private readonly path: Pointer;
  private readonly transitions: Pointer;
  private readonly alpha: Pointer;
  private readonly marginals: Pointer;
  private readonly scale: Pointer;
  private readonly trans: Pointer;
  private readonly transT: Pointer;
  private readonly pairs: Pointer;
  private readonly scratch: Pointer;
  /** Views of the tables; memory does not grow after the constructor. */
  private readonly stateView: Float64Array;
  private readonly transitionView: Float64Array;
  private sentences: Sentences | undefined;
  private firstToken = 0;
  private length = 0;

  /** @param columns state features have rows below it, transitions `columns + from` @param longest tokens of a sentence */
  constructor(
    private readonly heap: Heap,
    private readonly features: Features,
    private readonly columns: number,
    private readonly labels: number,
    longest: number,
  ) {
    const stride = rowStride(labels);
    this.stride = stride;
    this.width = stride / 8;
    this.state = heap.alloc(longest * stride);
    this.back = heap.alloc(longest * stride);
    this.alpha = heap.alloc(longest * stride);
    this.marginals = heap.alloc(longest * stride);
    this.scale = heap.allocF64(longest);
    this.path = heap.alloc(longest * 4);
    this.transitions = heap.alloc(labels * stride);
    this.trans = heap.alloc(labels * stride);
    this.transT = heap.alloc(labels * stride);
    this.pairs = heap.alloc(this.width * stride);
    this.scratch = heap.alloc(stride);
    this.stateView = heap.f64(this.state, longest * this.width);
    this.transitionView = heap.f64(this.transitions, labels * this.width);
  }

  /** Scores sentence s under factor × weights. */
  load(sentences: Sentences, s: number, weights: Float64Array, factor = 1): void {
    const { columns, features, labels, stateView, transitionView, width } = this;
    const { firstOfRow, label } = features;
    this.sentences = sentences;
    this.firstToken = sentences.starts[s];
    this.length = sentences.starts[s + 1] - this.firstToken;
    stateView.fill(0, 0, this.length * width);
    for (let t = 0; t < this.length; t++) {
      const token = this.firstToken + t;
      for (let e = sentences.start[token]; e < sentences.start[token + 1]; e++) {
        const row = sentences.column[e];
        const times = factor * sentences.total[e];
        for (let k = firstOfRow[row]; k < firstOfRow[row + 1]; k++)
          stateView[t * width + label[k]] += times * weights[k];
      }
    }
    for (let from = 0; from < labels; from++) {
      const row = columns + from;
      for (let k = firstOfRow[row]; k < firstOfRow[row + 1]; k++)
        transitionView[from * width + label[k]] = factor * weights[k];
    }
  }

  /** Score of the path the sentence was labelled with; ask before bestPath() and logZ(), which use up the scores. */
  goldScore(): number {
    const { firstToken, length, sentences, stateView, transitionView, width } = this;
    if (!sentences || length === 0) return 0;
    let previous = sentences.gold[firstToken];
    let score = stateView[previous];
    for (let t = 1; t < length; t++) {
      const label = sentences.gold[firstToken + t];
      score += transitionView[previous * width + label];
      score += stateView[t * width + label];
      previous = label;
    }
    return score;
  }

  /** The best path, as in tagging (SPEC TAG-1, TAG-2); `path` is a view that holds until the next call. */
  bestPath(): { readonly score: number; readonly path: Uint32Array } {
    const { back, heap, labels, length, path, state, stride, transitions } = this;
    const score = heap.kernels.viterbi(state, transitions, back, path, length, labels, stride);
    return { score, path: heap.u32(path, length) };
  }

  /** log Z; afterwards addExpectations() knows the marginals. */
  logZ(): number {
    const { heap, labels, length, stride } = this;
    const k = heap.kernels;
    const highest = k.exponentiateTransitions(this.transitions, this.trans, this.transT, labels, stride);
    const shift = k.exponentiateRows(this.state, length, labels, stride);
    const logZ = k.forwardBackward(
      ...([this.state, this.alpha, this.marginals, this.scale, this.trans, this.transT, this.scratch] as const),
      ...([length, labels, stride] as const),
    );
    return logZ + shift + highest * (length - 1);
  }

  /** weights += gain × (observed - expected feature values) of the sentence; after logZ(). */
  addGradient(weights: Float64Array, gain: number): void {
    const { columns, features, firstToken, heap, labels, length, sentences, stride, width } = this;
    if (!sentences) return;
    const { firstOfRow, label } = features;
    const marginals = heap.f64(this.marginals, length * width);
    for (let t = 0; t < length; t++) {
      const token = firstToken + t;
      const gold = sentences.gold[token];
      for (let e = sentences.start[token]; e < sentences.start[token + 1]; e++) {
        const row = sentences.column[e];
        const times = gain * sentences.value[e];
        for (let k = firstOfRow[row]; k < firstOfRow[row + 1]; k++) {
          weights[k] += times * ((label[k] === gold ? 1 : 0) - marginals[t * width + label[k]]);
        }
      }
    }
    const pairs = heap.f64(this.pairs, width * width).fill(0);
    heap.kernels.addPairs(this.alpha, this.state, this.pairs, length, this.labels, stride);
    const trans = heap.f64(this.trans, labels * width);
    for (let from = 0; from < labels; from++) {
      for (let k = firstOfRow[columns + from]; k < firstOfRow[columns + from + 1]; k++) {
        const at = from * width + label[k];
        weights[k] -= gain * pairs[at] * trans[at];
      }
    }
    for (let t = 1; t < length; t++) {
      const k = this.transition(sentences.gold[firstToken + t - 1], sentences.gold[firstToken + t]);
      if (k >= 0) weights[k] += gain;
    }
  }

  private transition(from: number, to: number): number {
    const { columns, features } = this;
    for (let k = features.firstOfRow[columns + from]; k < features.firstOfRow[columns + from + 1]; k++) {
      if (features.label[k] === to) return k;
    }
    return -1;
  }
}
