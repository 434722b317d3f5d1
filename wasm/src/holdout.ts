import { type ColumnMap, mergeRepeats } from './columns.js';
import type { CorpusView } from './corpus.js';
import { GrowableF64, GrowableU32 } from './growable.js';
import type { Pointer } from './kernels.js';
import type { Objective } from './objective.js';
import type { Selection } from './selection.js';
import type { Steps } from './turns.js';

/** Sequences kept out of training, tagged with whatever weights the objective was last evaluated at. */
export class Holdout {
  private constructor(
    private readonly objective: Objective,
    private readonly selection: Selection,
    private readonly labels: readonly string[],
    private readonly start: Pointer,
    private readonly row: Pointer,
    private readonly weight: Pointer,
    private readonly rows: Pointer,
    private readonly state: Pointer,
    private readonly back: Pointer,
    private readonly path: Pointer,
  ) {}

  static *prepare(
    objective: Objective,
    corpus: CorpusView,
    selection: Selection,
    columns: ColumnMap,
    labels: readonly string[],
  ): Steps<never, Holdout> {
    const { heap, rowStride, stride } = objective;
    const entries = yield* mergeRepeats(corpus, selection);
    const start = new Uint32Array(entries.start.length);
    const row = new GrowableU32();
    const weight = new GrowableF64();
    for (let t = 0; t + 1 < start.length; t++) {
      for (let e = entries.start[t]; e < entries.start[t + 1]; e++) {
        const column = columns.ofAttribute[entries.attribute[e]];
        if (column < 0) continue;
        row.push(column * rowStride);
        // A column's row holds the sum over its attributes; here they may stand apart.
        weight.push((entries.weight ? entries.weight[e] : 1) / columns.multiplicity[column]);
      }
      start[t + 1] = row.length;
    }
    let longest = 0;
    for (let s = 0; s < selection.sequences.length; s++) {
      longest = Math.max(longest, selection.starts[s + 1] - selection.starts[s]);
    }
    return new Holdout(
      objective,
      selection,
      labels,
      heap.putU32(start),
      heap.putU32(row.view()),
      heap.putF64(weight.view()),
      heap.alloc(longest * rowStride),
      heap.alloc(longest * stride),
      heap.alloc(longest * stride),
      heap.alloc(longest * 4),
    );
  }

  predict(): string[][] {
    const { heap, stride, rowStride, labels, transitions, columnScores } = this.objective;
    const k = heap.kernels;
    const { starts, sequences } = this.selection;
    return Array.from(sequences, (_, s) => {
      const count = starts[s + 1] - starts[s];
      k.sumWeightedRows(
        ...([this.rows, columnScores, this.start, this.row, this.weight, starts[s], starts[s + 1], rowStride] as const),
      );
      k.insertReferences(this.state, this.rows, count, labels, rowStride, stride);
      k.viterbi(this.state, transitions, this.back, this.path, count, labels, stride);
      return Array.from(heap.u32(this.path, count), (id) => this.labels[id]);
    });
  }
}
