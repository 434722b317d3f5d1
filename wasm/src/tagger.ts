import { bestPaths } from './best-paths.js';
import { allowedBy } from './constraints.js';
import { dumpModel } from './dump.js';
import { CrfError } from './errors.js';
import { allMarginals, expectedCounts } from './expectations.js';
import { Heap } from './kernels.js';
import { Lattice } from './lattice.js';
import { modelInfo } from './model-info.js';
import { openModel } from './open-model.js';
import { withinMemory } from './out-of-memory.js';
import { spanProbability } from './spans.js';
import type {
  Constraints,
  ExpectedCounts,
  Item,
  ItemSequence,
  ModelInfo,
  NBestPath,
  SpanLabels,
  Tagger,
} from './types.js';

export function openTagger(module: WebAssembly.Module, bytes: Uint8Array): Tagger {
  return withinMemory(() => new CrfTagger(module, bytes));
}

class CrfTagger implements Tagger {
  private readonly labelNames: readonly string[];
  private readonly labelIds: ReadonlyMap<string, number>;
  private lattice: Lattice | undefined;
  /** What `expectedCount` was last asked of. */
  private counted: readonly string[] = [];

  constructor(module: WebAssembly.Module, bytes: Uint8Array) {
    const heap = new Heap(module);
    const model = openModel(heap, bytes);
    this.labelNames = model.labels;
    this.labelIds = new Map(model.labels.map((label, id) => [label, id]));
    this.lattice = new Lattice(heap, model);
  }

  labels(): string[] {
    this.open();
    return this.labelNames.slice();
  }

  set(xseq: ItemSequence): void {
    this.open().set(xseq);
  }

  group(attributes: Item): number {
    const lattice = this.open();
    return withinMemory(() => lattice.group(attributes));
  }

  setGroups(groups: Int32Array, starts: Int32Array): void {
    this.open().setGroups(groups, starts);
  }

  tag(xseq?: ItemSequence, constraints?: Constraints): string[] {
    const lattice = this.open();
    if (xseq !== undefined) lattice.set(xseq);
    return constraints ? this.bestAllowed(lattice, 1, constraints)[0].labels : this.names(lattice.bestPath());
  }

  nBest(n: number, constraints: Constraints = {}): NBestPath[] {
    if (!Number.isInteger(n) || n < 1) throw new CrfError('out-of-range', 'n is a whole number from 1.');
    const lattice = this.open();
    return this.bestAllowed(lattice, n, constraints).map(({ ids, labels, score }) => ({
      ...{ labels, score, probability: lattice.pathProbability(0, ids) },
    }));
  }

  score(yseq: readonly string[]): number {
    const lattice = this.open();
    return lattice.score(this.wholePath(lattice, yseq));
  }

  probability(yseq: readonly string[]): number {
    const lattice = this.open();
    return lattice.pathProbability(0, this.wholePath(lattice, yseq));
  }

  marginal(label: string, position: number): number {
    return this.pathProbability(position, [label]);
  }

  pathProbability(start: number, labels: readonly string[]): number {
    const lattice = this.open();
    const length = lattice.requireLength();
    if (!Number.isInteger(start) || start < 0 || start + labels.length > length || (start === length && length > 0)) {
      throw new CrfError(
        'out-of-range',
        `Positions ${start} to ${start + labels.length - 1} are not all within 0 to ${length - 1}.`,
      );
    }
    return lattice.pathProbability(start, this.ids(labels));
  }

  marginals(): Float64Array {
    const tables = this.open().probabilities();
    return tables ? allMarginals(tables) : new Float64Array(0);
  }

  logPartition(): number {
    return this.open().logPartition();
  }

  bestPathLogProbability(): number {
    const lattice = this.open();
    // In this order: the best path is found faster where probabilities are known.
    const logPartition = lattice.logPartition();
    return Math.min(0, lattice.bestScore() - logPartition);
  }

  spanProbability(start: number, end: number, span: SpanLabels): number {
    return spanProbability(this.open().probabilities(), start, end, span, (labels) => this.ids(labels));
  }

  expectedCounts(): ExpectedCounts {
    return expectedCounts(this.open().probabilities(), this.labelNames.length);
  }

  expectedCount(labels: readonly string[]): number {
    const lattice = this.open();
    const { counted } = this;
    // The same labels are asked of one sentence after another: they are compared, not looked up.
    if (labels.length !== counted.length || labels.some((label, at) => label !== counted[at])) {
      lattice.countLabels(this.ids(labels));
      this.counted = labels.slice();
    }
    return lattice.expectedCount();
  }

  setBias(label: string, logWeight: number): void {
    const lattice = this.open();
    if (!Number.isFinite(logWeight)) throw new CrfError('out-of-range', 'A bias is a finite number of nats.');
    lattice.setBias(this.ids([label])[0], logWeight);
  }

  info(): ModelInfo {
    const { model } = this.open();
    return modelInfo(model.whole(), model.header);
  }

  dump(): string {
    const { model } = this.open();
    return dumpModel(model.whole(), model.header);
  }

  close(): void {
    this.lattice = undefined;
  }

  private open(): Lattice {
    if (!this.lattice) throw new CrfError('closed', 'This tagger was closed.');
    return this.lattice;
  }

  private bestAllowed(lattice: Lattice, n: number, constraints: Constraints) {
    const scores = lattice.scores();
    const paths = bestPaths(scores, n, allowedBy(constraints, scores.length, this.labelNames));
    if (paths.length === 0) throw new CrfError('no-path', 'The constraints leave no path.');
    return paths.map(({ path, score }) => ({ ids: path, labels: this.names(path), score }));
  }

  private names(ids: ArrayLike<number>): string[] {
    // Not Array.from: tagging spent a tenth of its time there.
    const names = new Array<string>(ids.length);
    for (let i = 0; i < ids.length; i++) names[i] = this.labelNames[ids[i]];
    return names;
  }

  private wholePath(lattice: Lattice, yseq: readonly string[]): number[] {
    const length = lattice.requireLength();
    if (yseq.length !== length) {
      throw new CrfError('length-mismatch', `The sequence has ${length} items but ${yseq.length} labels.`);
    }
    return this.ids(yseq);
  }

  private ids(labels: readonly string[]): number[] {
    return labels.map((label, position) => {
      const id = this.labelIds.get(label);
      if (id === undefined)
        throw new CrfError('unknown-label', `The model does not know the label at position ${position}.`);
      return id;
    });
  }
}
