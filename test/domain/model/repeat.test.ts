import { expect, it } from 'vitest';
import { compareRepeat } from '@/lib/domain/model/repeat';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import { runFixture } from '../../experiments/run-fixture';

const first = runFixture(3, 0.6, { modelSha256: 'aa', splitHash: 's1' });

it('says the same when the bytes are, whatever else is not', () => {
  expect(compareRepeat(first, { ...first, appVersion: '9.9.9' })).toEqual({ kind: 'same-bytes', sha256: 'aa' });
});

it('names the facts that differ when the bytes do, the seed apart from the settings', () => {
  const second = { ...first, modelSha256: 'bb', wasmHash: 'x', settings: { ...DEFAULT_SETTINGS, seed: 8 } };
  expect(compareRepeat(first, second)).toEqual({
    kind: 'other-bytes',
    first: 'aa',
    second: 'bb',
    differs: ['seed', 'engine-hash'],
  });
});

it('blames no fact that one of the two does not state, nor the order of the settings', () => {
  const settings = Object.fromEntries(Object.entries(DEFAULT_SETTINGS).reverse()) as unknown as typeof DEFAULT_SETTINGS;
  const second = { ...first, modelSha256: 'bb', splitHash: undefined, settings };
  expect(compareRepeat(first, second)).toMatchObject({ kind: 'other-bytes', differs: [] });
});

it('has nothing to compare without both models', () => {
  expect(compareRepeat(first, { ...first, modelSha256: undefined })).toEqual({ kind: 'nothing-to-compare' });
});
