import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CrfModel, loadEngine, writeModel } from '../dist/index.js';
import { allPaths } from './support/all-paths';
import { codeOf } from './support/codes';
import { seeded } from './support/random';

const engine = await loadEngine();

/** One attribute a position and label, so that every state score is its own weight. */
function modelOf(state: readonly (readonly number[])[], trans: readonly (readonly number[])[]): CrfModel {
  const labels = trans.map((_, id) => `L${id}·é`);
  const features = [
    ...state.flatMap((row, t) => row.map((weight, label) => ({ type: 0, source: t, target: label, weight }))),
    ...trans.flatMap((row, from) => row.map((weight, to) => ({ type: 1, source: from, target: to, weight }))),
  ];
  return {
    labels,
    attributes: state.map((_, t) => `at ${t}`),
    featureType: Uint8Array.from(features, (f) => f.type),
    featureSource: Uint32Array.from(features, (f) => f.source),
    featureTarget: Uint32Array.from(features, (f) => f.target),
    featureWeight: Float64Array.from(features, (f) => f.weight),
  };
}

const weight = fc.double({ min: -6, max: 6, noNaN: true });
const case_ = fc
  .record({ length: fc.integer({ min: 1, max: 4 }), labels: fc.integer({ min: 1, max: 3 }) })
  .chain(({ length, labels }) =>
    fc.record({
      state: fc.array(fc.array(weight, { minLength: labels, maxLength: labels }), {
        minLength: length,
        maxLength: length,
      }),
      trans: fc.array(fc.array(weight, { minLength: labels, maxLength: labels }), {
        minLength: labels,
        maxLength: labels,
      }),
    }),
  );

describe('tagger against all paths', () => {
  it('TAG-1 TAG-2 TAG-3 TAG-4 best path, scores, path, partial path and single marginals', () => {
    fc.assert(
      fc.property(case_, ({ state, trans }) => {
        const truth = allPaths(state, trans);
        const tagger = engine.openTagger(writeModel(modelOf(state, trans)));
        const names = tagger.labels();
        const named = (ids: readonly number[]) => ids.map((id) => names[id] ?? '');
        const tags = tagger.tag(state.map((_, t) => [`at ${t}`, 'never seen']));
        const ids = tags.map((tag) => names.indexOf(tag));
        expect(truth.score(ids)).toBeCloseTo(truth.bestScore, 9);
        expect(tagger.score(tags)).toBeCloseTo(truth.bestScore, 9);
        expect(tagger.probability(tags)).toBeCloseTo(truth.probability(0, ids), 10);
        for (let t = 0; t < state.length; t++) {
          for (let label = 0; label < names.length; label++) {
            expect(tagger.marginal(names[label] ?? '', t)).toBeCloseTo(truth.probability(t, [label]), 10);
          }
          for (let end = t + 1; end <= state.length; end++) {
            const part = ids.slice(t, end).map((id) => (id + t) % names.length);
            expect(tagger.pathProbability(t, named(part))).toBeCloseTo(truth.probability(t, part), 10);
          }
        }
        tagger.close();
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('TAG-2 the lower label id wins a tie, at every position', () => {
    const tagger = engine.openTagger(
      writeModel(
        modelOf(
          [[0, 2, 2]],
          [
            [0, 0, 0],
            [0, 0, 0],
            [0, 0, 0],
          ],
        ),
      ),
    );
    expect(tagger.tag([['at 0'], ['at 0'], ['unknown']])).toEqual(['L1·é', 'L1·é', 'L0·é']);
  });

  it('TAG-5 an attribute counts by its weight, unknown ones not at all, an empty item is an item', () => {
    const tagger = engine.openTagger(
      writeModel(
        modelOf(
          [[1.5, -2]],
          [
            [0.25, 0],
            [0, 0],
          ],
        ),
      ),
    );
    tagger.set([{ 'at 0': 3 }, {}, { other: 7, 'at 0': -0.5 }]);
    expect(tagger.score(['L0·é', 'L0·é', 'L1·é'])).toBeCloseTo(3 * 1.5 + 0.25 + -0.5 * -2, 12);
  });
});

describe('tagger at the edges', () => {
  const random = seeded(3);
  const many = Array.from({ length: 7 }, () => Array.from({ length: 5 }, () => 8 * random() - 4));
  const trans = Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => 8 * random() - 4));
  const bytes = writeModel(modelOf(many, trans));

  it('TAG-4 marginals of 5,000 tokens sum to 1 and do not run out of range', () => {
    const tagger = engine.openTagger(bytes);
    tagger.set(Array.from({ length: 5000 }, (_, t) => [`at ${(t * t) % 7}`]));
    for (const t of [0, 1, 2499, 4998, 4999]) {
      const sum = tagger.labels().reduce((total, label) => total + tagger.marginal(label, t), 0);
      expect(sum).toBeCloseTo(1, 9);
    }
    expect(tagger.tag()).toHaveLength(5000);
    expect(tagger.probability(tagger.tag())).toBeGreaterThanOrEqual(0);
  });

  it('TAG-4 state scores of hundreds of nats give probabilities, not overflow', () => {
    const tagger = engine.openTagger(
      writeModel(
        modelOf(
          [
            [900, 898],
            [-900, -903],
          ],
          [
            [5, 0],
            [0, 5],
          ],
        ),
      ),
    );
    tagger.set([['at 0'], ['at 1']]);
    const truth = allPaths(
      [
        [2, 0],
        [3, 0],
      ],
      [
        [5, 0],
        [0, 5],
      ],
    );
    expect(tagger.marginal('L0·é', 1)).toBeCloseTo(truth.probability(1, [0]), 12);
  });

  it('TAG-4 a transition that is all but forbidden does not make its alternatives vanish', () => {
    const wide = [
      [-1000, 1000],
      [0, -1000],
    ];
    const tagger = engine.openTagger(writeModel(modelOf([[0, 0]], wide)));
    tagger.set([['at 0'], ['at 0'], ['at 0'], ['at 0']]);
    // Paths 0101 and 1010 have scores 2000 and 1000, all others less.
    expect(tagger.marginal('L1·é', 1)).toBeCloseTo(1, 12);
    expect(tagger.pathProbability(2, ['L0·é', 'L1·é'])).toBeCloseTo(1, 12);
  });

  it('TAG-1 a longer sequence after a shorter one, and back, gives the same answers', () => {
    const tagger = engine.openTagger(bytes);
    const short = [['at 1'], ['at 2', 'at 3']];
    const long = Array.from({ length: 300 }, (_, t) => [`at ${t % 7}`, `at ${(t * 3) % 7}`]);
    tagger.set(short);
    const before = tagger.marginal('L3·é', 1);
    const path = tagger.tag();
    tagger.tag(long);
    tagger.marginal('L0·é', 299);
    expect(tagger.tag(short)).toEqual(path);
    expect(tagger.marginal('L3·é', 1)).toBe(before);
  });

  it('TAG-6 an empty sequence has an empty path of probability 1', () => {
    const tagger = engine.openTagger(bytes);
    expect(tagger.tag([])).toEqual([]);
    expect(tagger.probability([])).toBe(1);
  });

  it('TAG-6 refusals name what is wrong', () => {
    const tagger = engine.openTagger(bytes);
    expect(codeOf(() => tagger.tag())).toBe('no-sequence');
    expect(codeOf(() => tagger.marginal('L0·é', 0))).toBe('no-sequence');
    tagger.set([['at 0'], ['at 1'], ['at 2']]);
    expect(codeOf(() => tagger.probability(['L0·é']))).toBe('length-mismatch');
    expect(codeOf(() => tagger.probability(['L0·é', 'L1·é', 'nobody']))).toBe('unknown-label');
    expect(codeOf(() => tagger.marginal('nobody', 0))).toBe('unknown-label');
    for (const position of [-1, 3, 1.5, Number.NaN]) {
      expect(codeOf(() => tagger.marginal('L0·é', position))).toBe('out-of-range');
    }
    expect(codeOf(() => tagger.pathProbability(2, ['L0·é', 'L0·é']))).toBe('out-of-range');
    expect(codeOf(() => tagger.set([{ a: Number.NaN }]))).toBe('invalid-item');
    expect(codeOf(() => tagger.set([{ a: Number.POSITIVE_INFINITY }]))).toBe('invalid-item');
    expect(codeOf(() => tagger.tag())).toBe('no-sequence');
    tagger.close();
    tagger.close();
    expect(codeOf(() => tagger.tag([['at 0']]))).toBe('closed');
    expect(codeOf(() => tagger.labels())).toBe('closed');
    expect(codeOf(() => engine.openTagger(new Uint8Array(10)))).toBe('invalid-model');
  });
});
