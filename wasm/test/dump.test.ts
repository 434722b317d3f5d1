import { describe, expect, it } from 'vitest';
import { dumpModel } from '../src/dump';
import { modelHeader, readModel, writeModel } from '../src/model-file';
import { tinyNative, tinyNativeDump } from './fixtures/model-files';

describe('dump', () => {
  it('FILE-11 is what native CRFsuite prints for the same file', () => {
    expect(dumpModel(readModel(tinyNative), modelHeader(tinyNative))).toBe(tinyNativeDump);
  });

  it('FILE-11 of a model without features has all blocks', () => {
    const bytes = writeModel({
      labels: ['O'],
      attributes: [],
      featureType: new Uint8Array(),
      featureSource: new Uint32Array(),
      featureTarget: new Uint32Array(),
      featureWeight: new Float64Array(),
    });
    const text = dumpModel(readModel(bytes), modelHeader(bytes));
    expect(text).toContain(
      '\nLABELS = {\n      0: O\n}\n\nATTRIBUTES = {\n}\n\nTRANSITIONS = {\n}\n\nSTATE_FEATURES = {\n}\n',
    );
    expect(text).toMatch(/^FILEHEADER = \{\n {2}magic: lCRF\n {2}size: \d+\n {2}type: FOMC\n {2}version: 100\n/);
  });
});
