import { readGroup } from './attribute-group.js';
import { GrowableU32 } from './growable.js';
import type { Heap, Pointer } from './kernels.js';
import type { Item } from './types.js';

/** Rows made room for at once. */
const BLOCK = 512;

/** The state scores of each registered group, one row in the kernels' memory each: sum of weight * value. */
export class GroupRows {
  /** By group: address of its row, to be summed from address 0. */
  private readonly pointers = new GrowableU32();
  /** Shared by all groups of which the model knows nothing, so that new words cost no memory. */
  private readonly zero: Pointer;
  private next: Pointer = 0;
  private end: Pointer = 0;

  /** @param weights [A][stride] the model's state weights */
  constructor(
    private readonly heap: Heap,
    private readonly weights: Pointer,
    private readonly stride: number,
  ) {
    this.zero = heap.alloc(stride);
  }

  get count(): number {
    return this.pointers.length;
  }

  add(attributes: Item, idOf: (name: string) => number | undefined): number {
    const group = readGroup(attributes);
    const known = group.names.flatMap((name, i) => {
      const id = idOf(name);
      return id === undefined ? [] : [{ id, weight: group.weights ? group.weights[i] : 1 }];
    });
    const pointer = known.length === 0 ? this.zero : this.room();
    const width = this.stride / 8;
    if (known.length > 0) {
      const row = this.heap.f64(pointer, width);
      for (const { id, weight } of known) {
        const from = this.heap.f64(this.weights + id * this.stride, width);
        for (let label = 0; label < width; label++) row[label] += weight * from[label];
      }
    }
    this.pointers.push(pointer);
    return this.pointers.length - 1;
  }

  /** @param out [groups] addresses of their rows */
  addresses(groups: Int32Array, out: Uint32Array): void {
    const { items } = this.pointers;
    for (let i = 0; i < groups.length; i++) out[i] = items[groups[i]];
  }

  private room(): Pointer {
    if (this.next === this.end) {
      this.next = this.heap.alloc(BLOCK * this.stride);
      this.end = this.next + BLOCK * this.stride;
    }
    const pointer = this.next;
    this.next += this.stride;
    return pointer;
  }
}
