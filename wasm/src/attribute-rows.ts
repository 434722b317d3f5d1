import { GrowableF64, GrowableU32 } from './growable.js';
import { visitAttributes } from './items.js';
import type { Item, ItemSequence } from './types.js';

/** The attributes of a sequence that a model knows: offsets of their rows of weights, and their values. */
export class AttributeRows {
  readonly row = new GrowableU32();
  readonly weight = new GrowableF64();
  /** Filled at the first look-up: opening a model, to show or to keep it, need not wait for it. */
  private readonly ids = new Map<string, number>();

  /** @param stride bytes of a row */
  constructor(
    private readonly names: () => readonly string[],
    private readonly stride: number,
  ) {}

  /** @returns [T+1] first entry of each token */
  read(xseq: ItemSequence): Uint32Array {
    this.row.truncate(0);
    this.weight.truncate(0);
    const start = new Uint32Array(xseq.length + 1);
    for (let t = 0; t < xseq.length; t++) {
      this.addItem(xseq[t]);
      start[t + 1] = this.row.length;
    }
    return start;
  }

  private addItem(item: Item): void {
    if (!Array.isArray(item)) {
      visitAttributes(item, this.addEntry);
      return;
    }
    for (let i = 0; i < item.length; i++) {
      const id = this.idOf(item[i]);
      // A name the model holds needs no check; visitAttributes checks and mends the others.
      if (id !== undefined) this.push(id, 1);
      else if (typeof item[i] === 'string') visitAttributes([item[i]], this.addEntry);
      else visitAttributes(item, () => {});
    }
  }

  private readonly addEntry = (name: string, value: number): void => {
    const id = this.idOf(name);
    if (id !== undefined) this.push(id, value);
  };

  idOf(name: string): number | undefined {
    if (this.ids.size === 0) {
      const names = this.names();
      for (let id = 0; id < names.length; id++) this.ids.set(names[id], id);
    }
    return this.ids.get(name);
  }

  private push(id: number, value: number): void {
    this.row.push(id * this.stride);
    this.weight.push(value);
  }
}
