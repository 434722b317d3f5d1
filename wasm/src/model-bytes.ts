import { CrfError } from './errors.js';

export function invalidModel(offset: number, expected: string): CrfError {
  return new CrfError('invalid-model', `Model file, byte ${offset}: expected ${expected}.`);
}

/** Little-endian reader that never leaves [start, end): every miss is a CrfError `invalid-model` with its byte offset. */
export class ModelBytes {
  /** For loops that have checked their range; a read outside the file is a RangeError. */
  readonly view: DataView;
  /** The file in words, to be read at multiples of 4; empty when `bytes` do not begin at one. */
  readonly words: Uint32Array;

  constructor(
    readonly bytes: Uint8Array,
    readonly start: number,
    readonly end: number,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const aligned = bytes.byteOffset % 4 === 0;
    this.words = new Uint32Array(bytes.buffer, aligned ? bytes.byteOffset : 0, aligned ? bytes.length >> 2 : 0);
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
