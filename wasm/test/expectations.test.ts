import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadEngine, spanLabels, writeModel } from '../dist/index.js';
import { codeOf } from './support/codes';
import { seeded } from './support/random';
import { type Case, modelOf, sequenceOf, smallCase, weighedPaths } from './support/random-models';

const engine = await loadEngine();

function open(case_: Case, labels?: readonly string[]) {
  const tagger = engine.openTagger(writeModel(modelOf(case_, labels)));
  tagger.set(sequenceOf(case_));
  return tagger;
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe('marginals and log Z against all paths', () => {
  it('MRG-1 MRG-2 MRG-3 every marginal, log Z and the best path’s log probability', () => {
    fc.assert(
      fc.property(smallCase, (case_) => {
        const paths = weighedPaths(case_);
        const tagger = open(case_);
        const labels = case_.trans.length;
        const marginals = tagger.marginals();
        expect(marginals).toHaveLength(case_.state.length * labels);
        case_.state.forEach((row, t) => {
          row.forEach((_, label) => {
            const truth = total(paths.filter(({ ids }) => ids[t] === label).map((path) => path.probability));
            expect(marginals[t * labels + label]).toBeCloseTo(truth, 10);
            expect(marginals[t * labels + label]).toBe(tagger.marginal(tagger.labels()[label] ?? '', t));
          });
        });
        expect(tagger.logPartition()).toBeCloseTo(Math.log(total(paths.map(({ score }) => Math.exp(score)))), 9);
        const best = Math.max(...paths.map(({ probability }) => probability));
        expect(tagger.bestPathLogProbability()).toBeCloseTo(Math.log(best), 9);
        expect(tagger.bestPathLogProbability()).toBeLessThanOrEqual(0);
      }),
      { numRuns: 150 },
    );
  });

  it('MRG-2 log Z of 3,000 positions without weights is 3,000 log L, and of state scores of 900 nats no overflow', () => {
    const flat = open({
      state: [[0, 0, 0]],
      trans: [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    });
    flat.set(Array.from({ length: 3000 }, () => []));
    expect(flat.logPartition() / (3000 * Math.log(3))).toBeCloseTo(1, 12);
    const steep = open({
      state: [[900, 898]],
      trans: [
        [700, 0],
        [0, 700],
      ],
    });
    steep.set([['at 0'], ['at 0']]);
    // 00: 2500, 11: 2496, 01 and 10: 1798
    expect(steep.logPartition()).toBeCloseTo(2500 + Math.log1p(Math.exp(-4)), 9);
  });

  it('MRG-4 an empty sequence has no marginals, log Z 0 and a sure path; before set: no-sequence', () => {
    const tagger = engine.openTagger(
      writeModel(
        modelOf({
          state: [[1, 2]],
          trans: [
            [0, 1],
            [1, 0],
          ],
        }),
      ),
    );
    for (const ask of [
      () => tagger.marginals(),
      () => tagger.logPartition(),
      () => tagger.bestPathLogProbability(),
      () => tagger.expectedCounts(),
      () => tagger.expectedCount([]),
      () => tagger.nBest(1),
    ])
      expect(codeOf(ask)).toBe('no-sequence');
    tagger.set([]);
    expect(tagger.marginals()).toHaveLength(0);
    expect(tagger.logPartition()).toBe(0);
    expect(tagger.bestPathLogProbability()).toBe(0);
    expect(Array.from(tagger.expectedCounts().transitions)).toEqual([0, 0, 0, 0]);
  });
});

describe('the best path’s log probability', () => {
  /** Weights small enough for no path to stand out, or large enough for one to. */
  const models = fc.record({
    labels: fc.integer({ min: 1, max: 11 }),
    length: fc.integer({ min: 1, max: 30 }),
    spread: fc.constantFrom(0.2, 3, 12),
    seed: fc.nat(),
  });
  const drawn = ({
    labels,
    length,
    spread,
    seed,
  }: {
    labels: number;
    length: number;
    spread: number;
    seed: number;
  }) => {
    const random = seeded(seed + 1);
    const row = () => Array.from({ length: labels }, () => spread * (random() - 0.5));
    return { state: Array.from({ length }, row), trans: Array.from({ length: labels }, row) };
  };

  it('MRG-3 is to the bit that of the path of tag, whether probabilities are known or not, and leaves them as they are', () => {
    const ways = { sure: 0, unsure: 0 };
    fc.assert(
      fc.property(models, fc.constantFrom(0, 1.5, -2.25), (shape, bias) => {
        const case_ = drawn(shape);
        const tagger = open(case_);
        tagger.setBias(tagger.labels()[0] ?? '', bias);
        const truth = Math.min(0, tagger.score(tagger.tag()) - tagger.logPartition());
        ways[truth > -Math.LN2 ? 'sure' : 'unsure']++;
        const marginals = tagger.marginals();
        const known = tagger.bestPathLogProbability();
        expect(tagger.marginals()).toEqual(marginals);
        tagger.tag();
        const unknown = tagger.bestPathLogProbability();
        expect(unknown).toBe(known);
        // Under a bias the sums are the same in another order.
        if (bias === 0) expect(known).toBe(truth);
        else expect(known).toBeCloseTo(truth, 10);
      }),
      { numRuns: 300 },
    );
    expect(Math.min(ways.sure, ways.unsure)).toBeGreaterThan(30);
  });
});

describe('expected counts', () => {
  it('EXP-2 expectedCount is the sum over the labels named, 0 of the empty sequence', () => {
    fc.assert(
      fc.property(smallCase, fc.subarray([0, 1, 2]), (case_, chosen) => {
        const tagger = open(case_);
        const names = tagger.labels().filter((_, id) => chosen.includes(id));
        const { labels } = tagger.expectedCounts();
        const truth = total(Array.from(labels).filter((_, id) => chosen.includes(id)));
        expect(tagger.expectedCount(names)).toBeCloseTo(truth, 12);
        // Whom it was asked of last says nothing of whom it is asked now.
        const all = tagger.labels();
        expect(tagger.expectedCount(all)).toBeCloseTo(case_.state.length, 12);
        for (const name of all) expect(tagger.expectedCount([name])).toBeCloseTo(labels[all.indexOf(name)] ?? 0, 12);
        expect(tagger.expectedCount(names)).toBeCloseTo(truth, 12);
        expect(codeOf(() => tagger.expectedCount(['nobody']))).toBe('unknown-label');
        tagger.set([]);
        expect(tagger.expectedCount(names)).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  it('EXP-1 of labels and of neighbours, against all paths', () => {
    fc.assert(
      fc.property(smallCase, (case_) => {
        const paths = weighedPaths(case_);
        const { labels, transitions } = open(case_).expectedCounts();
        const count = case_.trans.length;
        for (let i = 0; i < count; i++) {
          const ofLabel = paths.map((path) => path.probability * path.ids.filter((id) => id === i).length);
          expect(labels[i]).toBeCloseTo(total(ofLabel), 10);
          for (let j = 0; j < count; j++) {
            const ofPair = paths.map(
              ({ ids, probability }) =>
                probability * ids.filter((id, t) => t > 0 && ids[t - 1] === i && id === j).length,
            );
            expect(transitions[i * count + j]).toBeCloseTo(total(ofPair), 10);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('span probabilities', () => {
  const names = ['O', 'B-é', 'I-é'];

  it('SPN-1 any sets of labels inside and around, against all paths', () => {
    const sets = fc.subarray([0, 1, 2]);
    const asked = fc.record({
      first: sets,
      inside: sets,
      last: sets,
      only: sets,
      before: fc.option(sets),
      after: fc.option(sets),
    });
    fc.assert(
      fc.property(smallCase, asked, (case_, sets) => {
        const known = case_.trans.map((_, id) => id);
        const keep = (ids: readonly number[]) => ids.filter((id) => known.includes(id));
        const labels = known.map((id) => `label ${id}`);
        const named = (ids: readonly number[]) => keep(ids).map((id) => `label ${id}`);
        const tagger = open(case_, labels);
        const length = case_.state.length;
        for (let start = 0; start < length; start++) {
          for (let end = start + 1; end <= length; end++) {
            const fits = (ids: readonly number[]) =>
              ids.every((id, t) => {
                if (t === start - 1) return sets.before?.includes(id) ?? true;
                if (t === end) return sets.after?.includes(id) ?? true;
                if (t < start || t > end) return true;
                if (end === start + 1) return sets.only.includes(id);
                if (t === start) return sets.first.includes(id);
                return (t === end - 1 ? sets.last : sets.inside).includes(id);
              });
            const truth = total(weighedPaths(case_).map((path) => (fits(path.ids) ? path.probability : 0)));
            const { before, after } = sets;
            const span = {
              ...{ first: named(sets.first), inside: named(sets.inside), last: named(sets.last) },
              ...{ only: named(sets.only), before: before ? named(before) : undefined },
              after: after ? named(after) : undefined,
            };
            expect(tagger.spanProbability(start, end, span)).toBeCloseTo(truth, 10);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('SPN-2 in BIO the position behind must not go on, in IO neither neighbour may have the label, in BILOU U stands alone', () => {
    const bio = spanLabels(names, 'é', 'BIO');
    expect(bio).toEqual({
      ...{ first: ['B-é'], inside: ['I-é'], last: ['I-é'], only: ['B-é'], after: ['O', 'B-é'] },
    });
    expect(spanLabels(['O', 'D', 'T'], 'D', 'IO')).toEqual({
      ...{ first: ['D'], inside: ['D'], last: ['D'], only: ['D'], before: ['O', 'T'], after: ['O', 'T'] },
    });
    expect(spanLabels(['B-x', 'U-x', 'L-x', 'I-x', 'U-y', 'O'], 'x', 'BILOU')).toEqual({
      ...{ first: ['B-x'], inside: ['I-x'], last: ['L-x'], only: ['U-x'] },
    });
  });

  it('SPN-2 spans of BIO that begin at one position share its B: their probabilities sum to its marginal', () => {
    fc.assert(
      fc.property(
        smallCase.filter(({ trans }) => trans.length === 3),
        (case_) => {
          const tagger = open(case_, names);
          const span = spanLabels(names, 'é', 'BIO');
          const length = case_.state.length;
          for (let start = 0; start < length; start++) {
            let sum = 0;
            for (let end = start + 1; end <= length; end++) sum += tagger.spanProbability(start, end, span);
            expect(sum).toBeCloseTo(tagger.marginal('B-é', start), 10);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('SPN-3 refuses spans outside the sequence and labels it does not know', () => {
    const tagger = open(
      {
        state: [
          [1, 2, 0],
          [0, 0, 1],
        ],
        trans: [
          [0, 1, 0],
          [1, 0, 0],
          [0, 0, 0],
        ],
      },
      names,
    );
    const span = spanLabels(names, 'é', 'BIO');
    for (const [start, end] of [
      [-1, 1],
      [0, 0],
      [1, 1],
      [1, 3],
      [0.5, 1],
      [Number.NaN, 1],
    ] as const)
      expect(codeOf(() => tagger.spanProbability(start, end, span))).toBe('out-of-range');
    expect(codeOf(() => tagger.spanProbability(0, 1, { ...span, only: ['nobody'] }))).toBe('unknown-label');
    expect(tagger.spanProbability(0, 1, { ...span, only: ['B-é', 'B-é'] })).toBe(tagger.spanProbability(0, 1, span));
    tagger.set([]);
    expect(codeOf(() => tagger.spanProbability(0, 1, span))).toBe('out-of-range');
  });
});

describe('bias', () => {
  it('BIA-1 BIA-2 scores, tags and probabilities are those of a model with the bias in every state score', () => {
    const bias = fc.double({ min: -4, max: 4, noNaN: true });
    fc.assert(
      fc.property(smallCase, fc.array(bias, { minLength: 3, maxLength: 3 }), (case_, biases) => {
        const biased = { ...case_, state: case_.state.map((row) => row.map((w, label) => w + (biases[label] ?? 0))) };
        const [tagger, truth] = [open(case_), open(biased)];
        tagger.marginals();
        tagger.labels().forEach((label, id) => {
          tagger.setBias(label, biases[id] ?? 0);
        });
        const tags = tagger.tag();
        expect(truth.score(tags)).toBeCloseTo(truth.score(truth.tag()), 9);
        expect(tagger.score(tags)).toBeCloseTo(truth.score(tags), 9);
        expect(tagger.probability(tags)).toBeCloseTo(truth.probability(tags), 10);
        expect(tagger.logPartition()).toBeCloseTo(truth.logPartition(), 9);
        tagger.marginals().forEach((value, i) => {
          expect(value).toBeCloseTo(truth.marginals()[i] ?? Number.NaN, 10);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('BIA-1 a bias stays for the next sequences, replaces the one before, and 0 gives the model back to the bit', () => {
    const case_ = {
      state: [
        [0.3, 0],
        [0, 0.7],
      ],
      trans: [
        [0.1, 0],
        [0, 0.2],
      ],
    };
    const tagger = open(case_, ['O', 'D']);
    const before = tagger.marginals();
    tagger.setBias('D', 50);
    tagger.setBias('D', 9);
    expect(tagger.tag()).toEqual(['D', 'D']);
    expect(tagger.tag([['at 0']])).toEqual(['D']);
    expect(tagger.score(['D'])).toBe(9);
    tagger.setBias('D', 0);
    tagger.set(sequenceOf(case_));
    expect(tagger.marginals()).toEqual(before);
  });

  it('BIA-3 refuses unknown labels and what is not finite', () => {
    const tagger = open({ state: [[1]], trans: [[0]] }, ['O']);
    expect(codeOf(() => tagger.setBias('nobody', 1))).toBe('unknown-label');
    for (const bias of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(codeOf(() => tagger.setBias('O', bias))).toBe('out-of-range');
    }
    tagger.close();
    expect(codeOf(() => tagger.setBias('O', 1))).toBe('closed');
  });
});
