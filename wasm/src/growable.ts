/** A typed array that doubles when full: no boxed numbers, no strings. */
export class GrowableU32 {
  length = 0;
  private buffer = new Uint32Array(1024);

  push(value: number): void {
    if (this.length === this.buffer.length) {
      const larger = new Uint32Array(this.buffer.length * 2);
      larger.set(this.buffer);
      this.buffer = larger;
    }
    this.buffer[this.length++] = value;
  }

  /** Live view of what was pushed; stale after the next push. */
  view(): Uint32Array {
    return this.buffer.subarray(0, this.length);
  }

  truncate(length: number): void {
    this.length = length;
  }
}

export class GrowableF64 {
  length = 0;
  private buffer = new Float64Array(1024);

  push(value: number): void {
    if (this.length === this.buffer.length) {
      const larger = new Float64Array(this.buffer.length * 2);
      larger.set(this.buffer);
      this.buffer = larger;
    }
    this.buffer[this.length++] = value;
  }

  view(): Float64Array {
    return this.buffer.subarray(0, this.length);
  }

  truncate(length: number): void {
    this.length = length;
  }
}
