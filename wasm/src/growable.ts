/** A typed array that doubles when full: no boxed numbers, no strings. */
export class GrowableU32 {
  length = 0;
  /** Holds `length` values and spare room behind them; replaced when it grows. */
  items = new Uint32Array(1024);

  push(value: number): void {
    if (this.length === this.items.length) {
      const larger = new Uint32Array(this.items.length * 2);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.length++] = value;
  }

  /** What was pushed; shares memory until the next growth. */
  view(): Uint32Array {
    return this.items.subarray(0, this.length);
  }

  truncate(length: number): void {
    this.length = length;
  }
}

export class GrowableF64 {
  length = 0;
  items = new Float64Array(1024);

  push(value: number): void {
    if (this.length === this.items.length) {
      const larger = new Float64Array(this.items.length * 2);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.length++] = value;
  }

  view(): Float64Array {
    return this.items.subarray(0, this.length);
  }

  truncate(length: number): void {
    this.length = length;
  }
}
