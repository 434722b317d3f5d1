import type { Heap, Pointer } from './kernels.js';

/** A table at the end of the heap that grows until it is closed; nothing else is allocated meanwhile. */
export class Tail {
  readonly at: Pointer;
  private bytes = 0;

  /** @param bound bytes that it never needs more than */
  constructor(
    private readonly heap: Heap,
    private readonly bound: number,
  ) {
    this.at = heap.alloc(0);
  }

  require(bytes: number): void {
    const wanted = Math.min(bytes, this.bound);
    if (wanted <= this.bytes) return;
    const missing = Math.ceil((wanted - this.bytes) / 16) * 16;
    this.heap.alloc(missing);
    this.bytes += missing;
  }

  /** Gives back all but the first bytes; no other may have been written. */
  close(used: number): void {
    this.heap.release(this.at + Math.ceil(used / 16) * 16, false);
  }
}
