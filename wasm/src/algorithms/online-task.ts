import type { Columns } from '../columns.js';
import { CrfError } from '../errors.js';
import type { Features } from '../features.js';
import { Heap } from '../kernels.js';
import type { Sentences } from './online-data.js';
import { SentenceScores } from './sentence-scores.js';

/** What every algorithm that takes one sentence at a time works on. */
export class OnlineTask {
  readonly scores: SentenceScores;
  /** Of a sentence beside its entries: the steps of its lattice count as work, too. */
  private readonly workOfToken: number;

  constructor(
    module: WebAssembly.Module,
    readonly columns: Columns,
    readonly features: Features,
    readonly sentences: Sentences,
    private readonly labels: readonly string[],
    private readonly holdout: Sentences | undefined,
  ) {
    const longest = Math.max(sentences.longest, holdout?.longest ?? 0);
    this.scores = new SentenceScores(new Heap(module), features, columns.count, labels.length, longest);
    this.workOfToken = labels.length * labels.length;
  }

  /** Roughly, in entries scored. */
  workOf(s: number): number {
    const { start, starts } = this.sentences;
    return start[starts[s + 1]] - start[starts[s]] + (starts[s + 1] - starts[s]) * this.workOfToken;
  }

  /** @throws CrfError `numeric` */
  requireFinite(...numbers: readonly number[]): void {
    if (numbers.every(Number.isFinite)) return;
    throw new CrfError(
      'numeric',
      'Loss or weights are not finite numbers; look for huge weights in the items, or learn in smaller steps.',
    );
  }

  /** Tags of the holdout sequences, in order of append. */
  predictHoldout(weights: Float64Array): string[][] {
    const { holdout, labels, scores } = this;
    if (!holdout) return [];
    return Array.from({ length: holdout.starts.length - 1 }, (_, s) => {
      scores.load(holdout, s, weights);
      return Array.from(scores.bestPath().path, (id) => labels[id]);
    });
  }
}
