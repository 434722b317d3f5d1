import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadEngine, writeModel } from '../dist/index.js';
import { codeOf } from './support/codes';
import { randomSequences } from './support/corpora';
import { type Case, modelOf, sequenceOf, smallCase, tiedCase, weighedPaths } from './support/random-models';

const engine = await loadEngine();

function open(case_: Case) {
  const tagger = engine.openTagger(writeModel(modelOf(case_)));
  tagger.set(sequenceOf(case_));
  return tagger;
}

const idOf = (label: string) => Number(label[1]);

describe('n best paths', () => {
  it('NBP-1 are the n of highest score, with their scores and probabilities, against all paths', () => {
    fc.assert(
      fc.property(smallCase, fc.integer({ min: 1, max: 90 }), (case_, n) => {
        const truth = weighedPaths(case_).sort((a, b) => b.score - a.score);
        const found = open(case_).nBest(n);
        expect(found).toHaveLength(Math.min(n, truth.length));
        expect(new Set(found.map(({ labels }) => labels.join())).size).toBe(found.length);
        found.forEach(({ labels, score, probability }, rank) => {
          expect(score).toBeCloseTo(truth[rank]?.score ?? Number.NaN, 9);
          const same = truth.find(({ ids }) => ids.every((id, t) => id === idOf(labels[t] ?? '')));
          expect(score).toBeCloseTo(same?.score ?? Number.NaN, 9);
          expect(probability).toBeCloseTo(same?.probability ?? Number.NaN, 10);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('NBP-2 the first is the path of tag, and all of them are sure together', () => {
    fc.assert(
      fc.property(fc.oneof(smallCase, tiedCase), (case_) => {
        const tagger = open(case_);
        const all = tagger.nBest(3 ** 4);
        expect(all[0]?.labels).toEqual(tagger.tag());
        expect(all.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
      }),
      { numRuns: 200 },
    );
  });

  it('NBP-2 on a trained model of 5 labels the first is the path of tag, the second the best of the others', async () => {
    const trainer = engine.createTrainer({ params: { c2: 0.5, max_iterations: 20 } });
    for (const { x, y } of randomSequences(41, 80, 5, 12)) trainer.append(x, y);
    const tagger = engine.openTagger(await trainer.train());
    for (const { x } of randomSequences(42, 40, 5, 60)) {
      const tags = tagger.tag(x);
      const [first, second] = tagger.nBest(2);
      expect(first?.labels).toEqual(tags);
      expect(first?.score).toBe(tagger.score(tags));
      expect(first?.probability).toBe(tagger.probability(tags));
      // The second differs somewhere: it is the best of the paths that must differ at one position.
      const others = tags.map((tag, t) =>
        tagger
          .labels()
          .filter((label) => label !== tag)
          .map((label) => tagger.tag(undefined, { fixed: tags.map((_, i) => (i === t ? label : undefined)) })),
      );
      const best = Math.max(...others.flat().map((path) => tagger.score(path)));
      expect(second?.score).toBeCloseTo(best, 9);
    }
  });

  it('NBP-3 of equal scores, the path with the lower label where they last differ comes first', () => {
    fc.assert(
      fc.property(tiedCase, (case_) => {
        const backwards = (ids: readonly number[]) => ids.slice().reverse().join();
        const truth = weighedPaths(case_).sort(
          (a, b) => b.score - a.score || (backwards(a.ids) < backwards(b.ids) ? -1 : 1),
        );
        const found = open(case_).nBest(81);
        expect(found.map(({ labels }) => labels.map(idOf))).toEqual(truth.map(({ ids }) => ids));
      }),
      { numRuns: 200 },
    );
  });

  it('NBP-4 asks for a whole number from 1; too many for memory are refused; an empty sequence has one path', () => {
    const tagger = open({
      state: [[1, 2]],
      trans: [
        [0, 1],
        [1, 0],
      ],
    });
    for (const n of [0, -1, 1.5, Number.NaN]) expect(codeOf(() => tagger.nBest(n))).toBe('out-of-range');
    expect(tagger.nBest(5)).toHaveLength(2);
    tagger.set(Array.from({ length: 400 }, () => ['at 0']));
    expect(codeOf(() => tagger.nBest(1e6))).toBe('out-of-memory');
    const long = tagger.nBest(3);
    expect(long[0]?.labels).toEqual(tagger.tag());
    expect(long[2]?.score).toBeLessThanOrEqual(long[1]?.score ?? Number.NaN);
    tagger.set([]);
    expect(tagger.nBest(2)).toEqual([{ labels: [], score: 0, probability: 1 }]);
  });
});
