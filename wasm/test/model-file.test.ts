import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CrfError } from '../src/errors';
import type { CrfModel } from '../src/model';
import { modelHeader, readModel, writeModel } from '../src/model-file';
import { goldenModel, goldenNames, goldenPresent, tinyNative } from './fixtures/model-files';

function model(parts: Partial<CrfModel> = {}): CrfModel {
  return {
    labels: ['O', 'B-DISEASE', 'I-DISEASE'],
    attributes: ['bias', 'w=naïve', '💊'],
    featureType: Uint8Array.of(0, 1, 0),
    featureSource: Uint32Array.of(2, 1, 0),
    featureTarget: Uint32Array.of(1, 2, 0),
    featureWeight: Float64Array.of(-1.5, 1e-300, 2.25),
    ...parts,
  };
}

function errorOf(bytes: Uint8Array): CrfError {
  try {
    readModel(bytes);
  } catch (error) {
    if (error instanceof CrfError) return error;
    throw error;
  }
  throw new Error('the model was read');
}

/** Reads hostile bytes: a sound model or CrfError `invalid-model`, and nothing else. */
function readOrRefuse(bytes: Uint8Array): 'read' | 'refused' {
  try {
    writeModel(readModel(bytes));
    return 'read';
  } catch (error) {
    if (!(error instanceof CrfError) || error.code !== 'invalid-model') throw error;
    return 'refused';
  }
}

function withUint32(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = bytes.slice();
  new DataView(copy.buffer).setUint32(offset, value, true);
  return copy;
}

describe('models of native CRFsuite', () => {
  it('FILE-7 come back byte for byte, Unicode and long names included', () => {
    const read = readModel(tinyNative);
    expect(read.labels).toEqual(['O', 'U-💊', 'B-e\u0301']);
    expect(read.attributes[3]).toBe('w:💊');
    expect(read.attributes[4]).toBe(`${'x'.repeat(3000)}é`);
    expect(read.attributes[7]).toBe('');
    expect(read.featureWeight[5]).toBeCloseTo(0.947411, 6);
    expect(Buffer.compare(writeModel(read), tinyNative)).toBe(0);
  });

  it('are read from the middle of a larger buffer', () => {
    const buffer = new Uint8Array(tinyNative.length + 14);
    buffer.set(tinyNative, 7);
    expect(readModel(buffer.subarray(7, 7 + tinyNative.length))).toEqual(readModel(tinyNative));
  });

  it('FILE-2 show their header', () => {
    expect(modelHeader(tinyNative)).toEqual({
      sizeBytes: 8152,
      type: 'FOMC',
      version: 100,
      numFeatures: 19,
      numLabels: 3,
      numAttributes: 8,
      storedNumFeatures: 0,
      offFeatures: 0x30,
      offLabels: 0x1b8,
      offAttributes: 0xa33,
      offLabelRefs: 0x1f14,
      offAttributeRefs: 0x1f64,
    });
  });

  it.skipIf(!goldenPresent).each(goldenNames)('FILE-7 golden %s comes back byte for byte', (name) => {
    const bytes = goldenModel(name);
    const read = readModel(bytes);
    expect(read.labels).toEqual(['O', 'D', 'T']);
    expect(read.attributes.length).toBeGreaterThan(2000);
    expect(Buffer.compare(writeModel(read), bytes)).toBe(0);
  });
});

describe('written models', () => {
  it('are read as they were, for any strings and weights', () => {
    const name = fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => !text.includes('\0'));
    const models = fc
      .tuple(
        fc.uniqueArray(name, { minLength: 1, maxLength: 6 }),
        fc.uniqueArray(name, { minLength: 1, maxLength: 60 }),
      )
      .chain(([labels, attributes]) =>
        fc
          .array(
            fc.record({
              type: fc.constantFrom(0, 1),
              source: fc.nat(),
              target: fc.nat(labels.length - 1),
              weight: fc.double({ noNaN: true, noDefaultInfinity: true }),
            }),
            { maxLength: 80 },
          )
          .map((features) =>
            model({
              labels,
              attributes,
              featureType: Uint8Array.from(features, ({ type }) => type),
              featureSource: Uint32Array.from(
                features,
                ({ type, source }) => source % (type === 0 ? attributes : labels).length,
              ),
              featureTarget: Uint32Array.from(features, ({ target }) => target),
              featureWeight: Float64Array.from(features, ({ weight }) => weight),
            }),
          ),
      );
    fc.assert(
      fc.property(models, (made) => {
        const bytes = writeModel(made);
        expect(readModel(bytes)).toEqual(made);
        expect(modelHeader(bytes).numFeatures).toBe(made.featureType.length);
      }),
      { numRuns: 200 },
    );
  });

  it('may be empty', () => {
    const nothing = model({
      labels: [],
      attributes: [],
      featureType: new Uint8Array(),
      featureSource: new Uint32Array(),
      featureTarget: new Uint32Array(),
      featureWeight: new Float64Array(),
    });
    const bytes = writeModel(nothing);
    expect(readModel(bytes)).toEqual(nothing);
    expect(modelHeader(bytes)).toMatchObject({ numFeatures: 0, numLabels: 0, numAttributes: 0 });
  });

  it.each([
    ['arrays of different lengths', { featureTarget: Uint32Array.of(1, 2) }],
    ['an attribute id out of range', { featureSource: Uint32Array.of(3, 1, 0) }],
    ['a label id out of range', { featureSource: Uint32Array.of(2, 3, 0) }],
    ['a target out of range', { featureTarget: Uint32Array.of(1, 2, 3) }],
    ['an unknown feature type', { featureType: Uint8Array.of(0, 2, 0) }],
    ['a weight that is not finite', { featureWeight: Float64Array.of(1, Number.NaN, 1) }],
    ['NUL in a label', { labels: ['O', 'a\0', 'b'] }],
  ])('FILE-10 are refused with %s', (_, parts) => {
    expect(() => writeModel(model(parts))).toThrowError(CrfError);
    expect(() => writeModel(model(parts))).toThrowError(expect.objectContaining({ code: 'invalid-model' }));
  });
});

describe('damaged models', () => {
  it.each([
    ['no bytes', new Uint8Array(), 0],
    ['another magic', withUint32(tinyNative, 0, 0x12345678), 0],
    ['another size', withUint32(tinyNative, 4, 8151), 4],
    ['a size of 4 GB', withUint32(tinyNative, 4, 0xffffffff), 4],
    ['another type', withUint32(tinyNative, 8, 0), 8],
    ['another version', withUint32(tinyNative, 12, 101), 12],
    ['4 G labels', withUint32(tinyNative, 20, 0xffffffff), 0x1b8 + 16],
    ['4 G attributes', withUint32(tinyNative, 24, 0xffffffff), 0xa33 + 16],
    ['FEAT elsewhere', withUint32(tinyNative, 28, 49), 28],
    ['labels past the end', withUint32(tinyNative, 32, 0xfffffff0), 32],
    ['attributes past the end', withUint32(tinyNative, 36, 0xfffffff0), 36],
    ['LFRF past the end', withUint32(tinyNative, 40, 0xfffffff0), 40],
    ['AFRF at LFRF', withUint32(tinyNative, 44, 0x1f14), 44],
    ['4 G features', withUint32(tinyNative, 56, 0xffffffff), 52],
    ['features past the end', withUint32(withUint32(tinyNative, 56, 500), 52, 12 + 500 * 20), 48],
    ['a feature of unknown type', withUint32(tinyNative, 60, 2), 60],
    ['a feature of no attribute', withUint32(tinyNative, 64, 8), 64],
    ['a feature of no label', withUint32(tinyNative, 68, 3), 68],
    ['an infinite weight', withUint32(tinyNative, 76, 0x7ff00000), 72],
    ['a label list that holds itself', withUint32(tinyNative, 0x1f14 + 12, 0x1f14), 0x1f14 + 12],
    ['a label list of 4 G features', withUint32(tinyNative, 0x1f14 + 32, 0xffffffff), 0x1f14 + 32],
    ['a list with the feature of another label', withUint32(tinyNative, 0x1f14 + 36, 8), 0x1f14 + 36],
  ])('FILE-8 with %s are refused at the byte', (_, bytes, offset) => {
    const error = errorOf(bytes);
    expect(error.code).toBe('invalid-model');
    expect(error.message).toMatch(new RegExp(`byte ${offset}: expected .+`));
  });

  it('FILE-6 FILE-8 two lists that share one run of features are refused', () => {
    const slot = 0x1f14 + 12;
    const first = new DataView(tinyNative.buffer, tinyNative.byteOffset).getUint32(slot, true);
    expect(errorOf(withUint32(tinyNative, slot + 4, first)).message).toMatch(/a feature of source 1, once/);
  });

  it('FILE-8 are refused when cut at any length or followed by anything', () => {
    for (let length = 0; length < tinyNative.length; length += length < 100 ? 1 : 13) {
      expect(errorOf(tinyNative.subarray(0, length)).code).toBe('invalid-model');
    }
    const longer = new Uint8Array(tinyNative.length + 1);
    longer.set(tinyNative);
    expect(errorOf(longer).code).toBe('invalid-model');
  });

  it('FILE-9 with 4 G anywhere are read or refused, never anything else', () => {
    let refused = 0;
    for (let offset = 0; offset + 4 <= tinyNative.length; offset++) {
      if (readOrRefuse(withUint32(tinyNative, offset, 0xffffffff)) === 'refused') refused++;
    }
    // Weights alone may hold anything that is finite.
    expect(refused).toBeGreaterThan(0.96 * tinyNative.length);
  });

  it('FILE-9 with flipped, cut, moved and repeated bytes are read or refused, never anything else', () => {
    const outcomes = { read: 0, refused: 0 };
    const edits = fc.array(
      fc.record({
        kind: fc.constantFrom('flip', 'uint32', 'copy', 'cut'),
        at: fc.nat(tinyNative.length - 1),
        from: fc.nat(tinyNative.length - 1),
        value: fc.oneof(fc.nat(9000), fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xfffffffc, 0xffffffff)),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(edits, (list) => {
        let bytes = tinyNative.slice();
        for (const { kind, at, from, value } of list) {
          if (kind === 'flip' && at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << (value & 7));
          if (kind === 'uint32' && at + 4 <= bytes.length) new DataView(bytes.buffer).setUint32(at, value, true);
          if (kind === 'copy') bytes.copyWithin(at, from, from + 64);
          if (kind === 'cut') bytes = bytes.slice(0, Math.max(at, bytes.length - 64));
        }
        outcomes[readOrRefuse(bytes)]++;
      }),
      { numRuns: 4000 },
    );
    expect(outcomes.refused).toBeGreaterThan(outcomes.read);
  });

  it('say nothing of the names inside', () => {
    const offset = Buffer.from(tinyNative).indexOf('w:na');
    const bytes = tinyNative.slice();
    bytes[offset + 4] = 0xff;
    expect(errorOf(bytes).message).toMatch(/attribute 1 in UTF-8/);
    expect(errorOf(bytes).message).not.toContain('w:na');
  });
});
