import { CrfError } from '../errors.js';
import type { Pointer } from '../kernels.js';
import { Objective } from '../objective.js';
import type { Steps } from '../turns.js';
import { Chunk, type Shape } from './chunk.js';
import type { ChunkJob } from './chunk-plan.js';
import type { Crew } from './crew.js';
import type { DividedTraining } from './threads.js';

/**
 * The objective as a sum: what was observed and the penalty, computed here on no sentence, and the chunks in their order.
 * The order is always the same and every chunk is computed in an instance of its own, so that it does not matter by which
 * thread: any number of them gives the same bits (SPEC THR-1).
 */
export class DividedObjective extends Objective {
  private readonly module: WebAssembly.Module;
  private readonly shape: Shape;
  /** chunks of each thread, this one's first */
  private readonly shares: readonly (readonly ChunkJob[])[];
  private chunks: Chunk[] = [];
  /** [chunks][n+1] see Chunk.evaluate; those of this thread first */
  private readonly results: Float64Array[];
  private readonly part: Pointer;

  constructor(
    { module, heap, columns, features, labels, c2, scratch }: DividedTraining,
    jobs: readonly ChunkJob[],
    private readonly crew: Crew,
  ) {
    const shape = {
      ...{ labels, columns: columns.count, multiplicity: columns.multiplicity },
      ...{ row: features.row, label: features.label },
    };
    const nothing = heap.alloc(16);
    const grouping = {
      ...{ start: nothing, index: nothing, weight: 0, entries: 0 },
      ...{ groupStart: nothing, groupColumn: nothing, groupCount: 0, groupEntries: 0 },
    };
    super(...([heap, { ...columns, tokens: 0 }, features, grouping, new Uint32Array(1), labels, c2] as const), {
      from: scratch,
      to: heap.mark(),
    });
    this.module = module;
    this.shape = shape;
    this.part = heap.allocF64(this.n);
    this.shares = share(jobs, crew.size + 1);
    this.results = this.shares[0].map(() => new Float64Array(this.n + 1));
  }

  *prepare(): Steps<never, void> {
    const [own, ...others] = this.shares;
    this.crew.begin(this.module, this.shape, others, this.n);
    for (const job of own) this.chunks.push(yield* Chunk.prepare(this.module, this.shape, job));
    yield* this.crew.done();
  }

  override *evaluate(): Steps<never, number> {
    const { crew, heap, n } = this;
    const x = heap.f64(this.x, n);
    crew.evaluate(x);
    let loss = yield* super.evaluate();
    for (const [i, chunk] of this.chunks.entries()) yield* chunk.evaluate(x, this.results[i]);
    yield* crew.done();
    const part = heap.f64(this.part, n);
    for (const result of [...this.results, ...crew.results()]) {
      part.set(result.subarray(0, n));
      heap.kernels.plusScaled(this.g, this.g, this.part, 1, n);
      loss += result[n];
    }
    if (!Number.isFinite(loss))
      throw new CrfError('numeric', 'The sum of the objective over all chunks is not finite.');
    return loss;
  }

  /** Ends the workers; after this it must not be evaluated. */
  close(): void {
    this.crew.close();
  }
}

/** Neighbouring chunks for each thread; this one, which also adds them up, has the smallest share. */
function share(jobs: readonly ChunkJob[], threads: number): ChunkJob[][] {
  return Array.from({ length: threads }, (_, thread) =>
    jobs.slice(Math.floor((thread * jobs.length) / threads), Math.floor(((thread + 1) * jobs.length) / threads)),
  );
}
