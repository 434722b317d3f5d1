import { findGroups } from '../groups.js';
import { Heap } from '../kernels.js';
import { Objective } from '../objective.js';
import type { Steps } from '../turns.js';
import type { ChunkJob } from './chunk-plan.js';

/** What all chunks of a training have alike: columns and coordinates as in Objective. */
export interface Shape {
  readonly labels: number;
  readonly columns: number;
  /** [columns] */
  readonly multiplicity: Uint32Array;
  /** [K] as in Features */
  readonly row: Uint32Array;
  readonly label: Uint32Array;
}

/** Some of the sentences in an instance of their own: their part of log Z and of the expected feature values. */
export class Chunk {
  private constructor(private readonly objective: Objective) {}

  static *prepare(module: WebAssembly.Module, shape: Shape, job: ChunkJob): Steps<never, Chunk> {
    const heap = new Heap(module);
    const from = heap.mark();
    const { labels, multiplicity, row, label } = shape;
    const columns = {
      ...{ count: shape.columns, multiplicity, ofAttribute: new Int32Array(0), uses: 0 },
      ...{ tokens: job.start.length - 1, entries: job.column.length },
      ...{ start: heap.putU32(job.start), column: heap.putU32(job.column) },
      weight: job.weight ? heap.putF64(job.weight) : 0,
    };
    yield;
    const count = row.length;
    const features = {
      ...{ count, row, label, firstOfRow: new Uint32Array(0) },
      placed: {
        ...{ row: heap.putU32(row), label: heap.putU32(label) },
        // Nothing was observed here, and there is no penalty: both are added once, by DividedObjective.
        ...{ frequency: heap.allocF64(count), total: heap.allocF64(shape.columns) },
      },
    };
    const grouping = yield* findGroups(heap, columns);
    const scratch = { from, to: heap.mark() };
    return new Chunk(new Objective(heap, columns, features, grouping, job.starts, labels, 0, scratch));
  }

  /** @param x [n] @param result [n+1] expected values by coordinate, then log Z less the scores of label 0; out */
  *evaluate(x: Float64Array, result: Float64Array): Steps<never, void> {
    const { heap, n } = this.objective;
    heap.f64(this.objective.x, n).set(x);
    const loss = yield* this.objective.evaluate();
    result.set(heap.f64(this.objective.g, n));
    result[n] = loss;
  }
}
