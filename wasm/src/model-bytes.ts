import { CrfError } from './errors.js';

export function invalidModel(offset: number, expected: string): CrfError {
  return new CrfError('invalid-model', `Model file, byte ${offset}: expected ${expected}.`);
}

/** Little-endian reader that never leaves [start, end): every miss is a CrfError `invalid-model` with its byte offset. */
export class ModelBytes {
  private readonly view: DataView;

  constructor(
    readonly bytes: Uint8Array,
    readonly start: number,
    readonly end: number,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** For loops that have checked their range: no message is made, and a read outside the file is a RangeError. */
  rawUint32(offset: number): number {
    return this.view.getUint32(offset, true);
  }

  rawFloat64(offset: number): number {
    return this.view.getFloat64(offset, true);
  }

  /** @param what names the field in the error */
  uint32(offset: number, what: string): number {
    this.need(offset, 4, what);
    return this.view.getUint32(offset, true);
  }

  expectUint32(offset: number, value: number, what: string): void {
    const found = this.uint32(offset, what);
    if (found !== value) throw invalidModel(offset, `${what} to be ${value}, found ${found}`);
  }

  /** @param tag four ASCII letters */
  expectTag(offset: number, tag: string): void {
    this.need(offset, 4, `"${tag}"`);
    for (let i = 0; i < 4; i++) {
      if (this.bytes[offset + i] !== tag.charCodeAt(i)) throw invalidModel(offset, `the letters "${tag}"`);
    }
  }

  need(offset: number, size: number, what: string): void {
    if (offset < this.start || offset + size > this.end) {
      throw invalidModel(offset, `${what} (${size} bytes) within bytes ${this.start} to ${this.end}`);
    }
  }
}
