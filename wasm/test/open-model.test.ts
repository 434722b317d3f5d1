import { describe, expect, it } from 'vitest';
import { loadEngine, readModel, writeModel } from '../dist/index.js';
import { tinyNative } from './fixtures/model-files';
import { codeOf } from './support/codes';
import { randomSequences } from './support/corpora';
import { seeded } from './support/random';

const engine = await loadEngine();

async function trained(): Promise<Uint8Array> {
  const trainer = engine.createTrainer({ params: { c1: 0.01, max_iterations: 8 } });
  for (const { x, y } of randomSequences(8, 40, 3, 8)) trainer.append(x, y);
  trainer.append([['naïve', '💊 twice', '', 'e\u0301'], ['']], ['Ü', 'O']);
  return trainer.train();
}

const models = [tinyNative, await trained()];

describe('models opened', () => {
  it('FILE-8 the tagger refuses what readModel refuses, and nothing else', () => {
    const random = seeded(99);
    const below = (n: number) => Math.floor(random() * n);
    let refused = 0;
    let opened = 0;
    for (let round = 0; round < 4000; round++) {
      const bytes = (models[round % 2] ?? tinyNative).slice();
      const view = new DataView(bytes.buffer);
      const at = below(bytes.length - 4);
      const kind = below(4);
      if (kind === 0) bytes[at] = below(256);
      else if (kind === 1)
        view.setUint32(at & ~3, [0, 1, 0xffffffff, 0x7fffffff, bytes.length, below(400)][below(6)] ?? 0, true);
      else if (kind === 2) bytes.copyWithin(at, below(bytes.length), below(bytes.length));
      else bytes.set([0xc3, 0xed, 0xf4, 0x80, 0xe0].slice(below(5)), Math.min(at, bytes.length - 5));
      const want = codeOf(() => readModel(bytes));
      expect(
        codeOf(() => engine.openTagger(bytes)),
        `round ${round}`,
      ).toBe(want);
      if (want === 'nothing thrown') opened++;
      else refused++;
    }
    expect(Math.min(opened, refused)).toBeGreaterThan(100);
  });

  it('FILE-4 names of any script are found again', () => {
    for (const bytes of models) {
      const model = readModel(bytes);
      const tagger = engine.openTagger(bytes);
      expect(tagger.labels()).toEqual(model.labels);
      expect(Object.keys(tagger.info().attributes).sort()).toEqual([...model.attributes].sort());
      model.attributes.forEach((name, id) => {
        const path = [model.labels[0] ?? ''];
        tagger.set([[name]]);
        let weight = 0;
        model.featureWeight.forEach((value, k) => {
          if (model.featureType[k] === 0 && model.featureSource[k] === id && model.featureTarget[k] === 0)
            weight = value;
        });
        expect(tagger.score(path)).toBe(weight);
      });
    }
  });

  it('FILE-7 GEN-6 a training writes the bytes that writeModel does', () => {
    const [, bytes] = models;
    if (!bytes) throw new Error('no model');
    expect(writeModel(readModel(bytes))).toEqual(bytes);
  });

  it('TAG-1 a tagger does not look at the caller’s bytes again', () => {
    const bytes = tinyNative.slice();
    const tagger = engine.openTagger(bytes);
    const want = engine.openTagger(tinyNative).dump();
    bytes.fill(7);
    expect(tagger.dump()).toBe(want);
    expect(tagger.tag([['x']])).toHaveLength(1);
  });
});
