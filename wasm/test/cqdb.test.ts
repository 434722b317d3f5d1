import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCqdb, writeCqdb } from '../src/cqdb';
import { CrfError } from '../src/errors';
import { hashLittle } from '../src/lookup3';
import { ModelBytes } from '../src/model-bytes';

const encoder = new TextEncoder();

function hash(text: string, seed: number): number {
  const bytes = encoder.encode(`ab${text}cd`);
  return hashLittle(bytes, 2, bytes.length - 2, seed);
}

/** The look-up of cqdb.c, written from its description: what a native reader does with the chunk. */
function nativeLookUp(chunk: Uint8Array, text: string): number | undefined {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const key = encoder.encode(`${text}\0`);
  const code = hashLittle(key, 0, key.length, 0);
  const table = view.getUint32(24 + 8 * (code % 256), true);
  const buckets = view.getUint32(24 + 8 * (code % 256) + 4, true);
  if (buckets === 0) return undefined;
  for (let slot = (code >>> 8) % buckets; ; slot = (slot + 1) % buckets) {
    const record = view.getUint32(table + 8 * slot + 4, true);
    if (record === 0) return undefined;
    const size = view.getUint32(record + 4, true);
    const stored = Buffer.from(chunk.subarray(record + 8, record + 8 + size));
    if (view.getUint32(table + 8 * slot, true) === code && stored.equals(key)) return view.getUint32(record, true);
  }
}

function read(chunk: Uint8Array, count: number): string[] {
  return readCqdb(new ModelBytes(chunk, 0, chunk.length), count, 'attribute');
}

const names = fc.uniqueArray(
  fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('\0')),
  { maxLength: 120 },
);

describe('lookup3', () => {
  it("FILE-5 gives Bob Jenkins' published values", () => {
    expect(hash('', 0)).toBe(0xdeadbeef);
    expect(hash('', 0xdeadbeef)).toBe(0xbd5b7dde);
    expect(hash('Four score and seven years ago', 0)).toBe(0x17770551);
    expect(hash('Four score and seven years ago', 1)).toBe(0xcd628161);
  });

  it('depends on every byte at every length, the last ones of a block too', () => {
    for (let length = 1; length <= 40; length++) {
      const seen = new Set<number>();
      for (let at = 0; at < length; at++) {
        const bytes = new Uint8Array(length);
        bytes[at] = 0x80;
        seen.add(hashLittle(bytes, 0, length, 0));
      }
      expect(seen.size).toBe(length);
    }
  });
});

describe('string dictionary', () => {
  it('FILE-4 FILE-5 gives back the strings in order, and each is found as a native reader looks it up', () => {
    fc.assert(
      fc.property(names, (strings) => {
        const chunk = writeCqdb(strings, 'attribute');
        expect(read(chunk, strings.length)).toEqual(strings);
        for (const [id, text] of strings.entries()) expect(nativeLookUp(chunk, text)).toBe(id);
        expect(nativeLookUp(chunk, 'not among them, as it is too long to be one of them')).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  it('FILE-4 keeps a byte order mark, emoji, combining marks and names longer than a decoding block', () => {
    const strings = ['\uFEFFx', 'e\u0301', 'é', '💊', '', 'a'.repeat(200_000), `${'a'.repeat(200_000)}é`, 'after'];
    expect(read(writeCqdb(strings, 'label'), strings.length)).toEqual(strings);
  });

  it.each([
    ['NUL', 'a\0b'],
    ['half a surrogate pair', 'a\ud83d'],
  ])('FILE-10 refuses to write %s, naming the position and not the text', (_, text) => {
    expect(() => writeCqdb(['fine', text], 'label')).toThrowError(/label 1/);
    expect(() => writeCqdb(['fine', text], 'label')).toThrowError(CrfError);
  });

  it('FILE-10 refuses to write a name twice', () => {
    expect(() => writeCqdb(['a', 'b', 'a'], 'attribute')).toThrowError(/attribute 2 comes twice/);
  });

  it('FILE-8 refuses a name that comes twice, though both records stand in their table', () => {
    const chunk = writeCqdb(['twin', 'twim'], 'label').slice();
    const view = new DataView(chunk.buffer);
    const [first, second] = [24 + 2048, 24 + 2048 + 13];
    chunk.copyWithin(second + 8, first + 8, first + 13);
    const hash = hashLittle(chunk, first + 8, first + 13, 0);
    chunk.fill(0, 24, first);
    const tables = second + 13;
    view.setUint32(24 + 8 * (hash % 256), tables, true);
    view.setUint32(24 + 8 * (hash % 256) + 4, 4, true);
    chunk.fill(0, tables, tables + 32);
    for (const [step, record] of [first, second].entries()) {
      const bucket = tables + 8 * (((hash >>> 8) + step) % 4);
      view.setUint32(bucket, hash, true);
      view.setUint32(bucket + 4, record, true);
    }
    expect(() => read(chunk, 2)).toThrowError(/twice/);
  });

  it('FILE-8 notices a changed letter by its hash, and a record that a search would miss', () => {
    const strings = Array.from({ length: 600 }, (_, i) => `attribute ${i}`);
    const letter = writeCqdb(strings, 'attribute').slice();
    letter[24 + 2048 + 8] = 'b'.charCodeAt(0);
    expect(() => read(letter, 600)).toThrowError(/hash and offset/);

    const emptied = writeCqdb(strings, 'attribute').slice();
    const view = new DataView(emptied.buffer);
    const table = view.getUint32(24, true);
    const buckets = view.getUint32(28, true);
    for (let i = 0; i < 8 * buckets; i++) emptied[table + i] = 0;
    expect(() => read(emptied, 600)).toThrowError(/hash table/);
  });
});
