import { dumpModel } from './dump.js';
import { CrfError } from './errors.js';
import { Lattice } from './lattice.js';
import type { CrfModel } from './model.js';
import { type ModelFileHeader, modelHeader, readModel } from './model-file.js';
import { modelInfo } from './model-info.js';
import { withinMemory } from './out-of-memory.js';
import type { Item, ItemSequence, ModelInfo, Tagger } from './types.js';

export function openTagger(module: WebAssembly.Module, bytes: Uint8Array): Tagger {
  return withinMemory(() => new CrfTagger(module, bytes));
}

class CrfTagger implements Tagger {
  private readonly model: CrfModel;
  private readonly header: ModelFileHeader;
  private readonly labelIds: ReadonlyMap<string, number>;
  private lattice: Lattice | undefined;

  constructor(module: WebAssembly.Module, bytes: Uint8Array) {
    this.header = modelHeader(bytes);
    this.model = readModel(bytes);
    this.labelIds = new Map(this.model.labels.map((label, id) => [label, id]));
    this.lattice = new Lattice(module, this.model);
  }

  labels(): string[] {
    this.open();
    return this.model.labels.slice();
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

  tag(xseq?: ItemSequence): string[] {
    const lattice = this.open();
    if (xseq !== undefined) lattice.set(xseq);
    return Array.from(lattice.bestPath(), (id) => this.model.labels[id]);
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

  info(): ModelInfo {
    this.open();
    return modelInfo(this.model, this.header);
  }

  dump(): string {
    this.open();
    return dumpModel(this.model, this.header);
  }

  close(): void {
    this.lattice = undefined;
  }

  private open(): Lattice {
    if (!this.lattice) throw new CrfError('closed', 'This tagger was closed.');
    return this.lattice;
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
