import type { Features } from '../features.js';
import { featureAt, type Sentences } from './online-data.js';

/** Feature values along the labelled path less those along another: sparse, one sentence at a time. */
export class PathDifference {
  /** The first `count` are the features of the difference, each once. */
  readonly features: Uint32Array;
  count = 0;
  /** [K] difference of one attribute's feature; 0 for all others */
  readonly delta: Float64Array;
  private readonly listed: Uint8Array;

  constructor(
    private readonly all: Features,
    private readonly columns: number,
  ) {
    this.features = new Uint32Array(all.count);
    this.delta = new Float64Array(all.count);
    this.listed = new Uint8Array(all.count);
  }

  /** @param other [T] label ids */
  set(sentences: Sentences, s: number, other: Uint32Array): void {
    this.clear();
    const first = sentences.starts[s];
    const { columns } = this;
    for (let t = 0; t < other.length; t++) {
      const token = first + t;
      const right = sentences.gold[token];
      const wrong = other[t];
      if (right !== wrong) {
        for (let e = sentences.start[token]; e < sentences.start[token + 1]; e++) {
          this.add(sentences.column[e], right, sentences.value[e]);
          this.add(sentences.column[e], wrong, -sentences.value[e]);
        }
      }
      if (t > 0 && (right !== wrong || sentences.gold[token - 1] !== other[t - 1])) {
        this.add(columns + sentences.gold[token - 1], right, 1);
        this.add(columns + other[t - 1], wrong, -1);
      }
    }
  }

  /** Sum of m × delta² (× factor): |difference|² over all of CRFsuite's features. */
  squaredNorm(multiplicity: Float64Array, factor?: Float64Array): number {
    const { delta, features } = this;
    let sum = 0;
    for (let i = 0; i < this.count; i++) {
      const k = features[i];
      sum += multiplicity[k] * delta[k] * delta[k] * (factor ? factor[k] : 1);
    }
    return sum;
  }

  private add(row: number, label: number, value: number): void {
    const k = featureAt(this.all, row, label);
    if (k < 0) return;
    if (!this.listed[k]) {
      this.listed[k] = 1;
      this.features[this.count++] = k;
    }
    this.delta[k] += value;
  }

  private clear(): void {
    for (let i = 0; i < this.count; i++) {
      this.delta[this.features[i]] = 0;
      this.listed[this.features[i]] = 0;
    }
    this.count = 0;
  }
}
