import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Constraints, forbiddenTransitions, type LabelPair, loadEngine, writeModel } from '../dist/index.js';
import { codeOf } from './support/codes';
import { type Case, modelOf, sequenceOf, smallCase, weighedPaths } from './support/random-models';

const engine = await loadEngine();
const bilou = ['O', 'B-é', 'I-é', 'L-é', 'U-é', 'B-y', 'I-y', 'L-y', 'U-y'];
const bio = ['O', 'B-é', 'I-é', 'B-y', 'I-y'];

function open(case_: Case, labels?: readonly string[]) {
  const tagger = engine.openTagger(writeModel(modelOf(case_, labels)));
  tagger.set(sequenceOf(case_));
  return tagger;
}

/** Whether a path keeps to the constraints, written apart from the package. */
function keeps(path: readonly string[], { fixed, forbidden }: Constraints): boolean {
  const bordered = [undefined, ...path, undefined];
  const pairs = (forbidden ?? []).map((pair) => JSON.stringify([pair[0] ?? null, pair[1] ?? null]));
  return (
    path.every((label, t) => fixed?.[t] === undefined || fixed[t] === label) &&
    bordered.slice(1).every((label, t) => !pairs.includes(JSON.stringify([bordered[t] ?? null, label ?? null])))
  );
}

describe('constrained decoding', () => {
  it('CON-1 CON-2 CON-4 the best path of those that keep to fixed labels and forbidden pairs, or no-path', () => {
    const end = fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined });
    const constrained = smallCase.chain((case_) =>
      fc.record({
        case_: fc.constant(case_),
        fixed: fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, fc.integer({ min: 0, max: 2 })), {
          minLength: case_.state.length,
          maxLength: case_.state.length,
        }),
        forbidden: fc.array(fc.tuple(end, end), { maxLength: 6 }),
      }),
    );
    let none = 0;
    fc.assert(
      fc.property(constrained, ({ case_, fixed, forbidden }) => {
        const count = case_.trans.length;
        const name = (id: number | undefined) => (id === undefined ? undefined : `L${id % count}·é`);
        const constraints: Constraints = {
          fixed: fixed.map(name),
          forbidden: forbidden.map(([a, b]): LabelPair => [name(a), name(b)]).filter(([a, b]) => a ?? b),
        };
        const left = weighedPaths(case_)
          .map(({ ids, score }) => ({ labels: ids.map((id) => name(id) ?? ''), score }))
          .filter(({ labels }) => keeps(labels, constraints))
          .sort((a, b) => b.score - a.score);
        const tagger = open(case_);
        if (left.length === 0) {
          none++;
          expect(codeOf(() => tagger.tag(undefined, constraints))).toBe('no-path');
          return;
        }
        const tags = tagger.tag(undefined, constraints);
        expect(keeps(tags, constraints)).toBe(true);
        expect(tagger.score(tags)).toBeCloseTo(left[0]?.score ?? Number.NaN, 9);
        const all = tagger.nBest(100, constraints);
        expect(all.map(({ score }) => score.toFixed(6))).toEqual(left.map(({ score }) => score.toFixed(6)));
        expect(all.every(({ labels }) => keeps(labels, constraints))).toBe(true);
      }),
      { numRuns: 400 },
    );
    expect(none).toBeGreaterThan(10);
  });

  it('CON-1 without constraints tags as tag does, and a given sequence is set', () => {
    fc.assert(
      fc.property(smallCase, (case_) => {
        const tagger = open(case_);
        const plain = tagger.tag();
        expect(tagger.tag(sequenceOf(case_), {})).toEqual(plain);
        expect(tagger.probability(plain)).toBeGreaterThan(0);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['BIO', bio],
    ['BILOU', bilou],
  ] as const)('CON-3 %s: tags are legal, and the best of the legal ones', (scheme, labels) => {
    const row = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
      minLength: labels.length,
      maxLength: labels.length,
    });
    const case_ = fc.record({
      state: fc.array(row, { minLength: 1, maxLength: 3 }),
      trans: fc.array(row, { minLength: labels.length, maxLength: labels.length }),
    });
    // Legal by the letter: each scheme as a regular expression over "letter + type".
    const word = scheme === 'BIO' ? '(O |B-é (I-é )*|B-y (I-y )*)*' : '(O |U-é |U-y |B-é (I-é )*L-é |B-y (I-y )*L-y )*';
    const legal = new RegExp(`^${word}$`);
    const isLegal = (tags: readonly string[]) => legal.test(tags.map((tag) => `${tag} `).join(''));
    fc.assert(
      fc.property(case_, (random) => {
        const tagger = open(random, labels);
        const tags = tagger.tag(undefined, { legal: scheme });
        expect(isLegal(tags)).toBe(true);
        const scores = weighedPaths(random)
          .filter(({ ids }) => isLegal(ids.map((id) => labels[id] ?? '')))
          .map(({ score }) => score);
        expect(tagger.score(tags)).toBeCloseTo(Math.max(...scores), 9);
        expect(tagger.nBest(1000, { legal: scheme })).toHaveLength(scores.length);
      }),
      { numRuns: 60 },
    );
  });

  it('CON-3 forbiddenTransitions lists pairs with the sequence’s borders', () => {
    expect(forbiddenTransitions(['O', 'B', 'I'], 'BIO')).toEqual([
      [undefined, 'I'],
      ['O', 'I'],
    ]);
    const pairs = forbiddenTransitions(['O', 'B-x', 'L-x', 'U-x'], 'BILOU').map(([a, b]) => `${a ?? '^'} ${b ?? '$'}`);
    expect(pairs.sort()).toEqual(
      [...['^ L-x', 'O L-x', 'L-x L-x', 'U-x L-x'], ...['B-x O', 'B-x B-x', 'B-x U-x', 'B-x $']].sort(),
    );
  });

  it('CON-3 fixed labels and a scheme work together: an L needs its B', () => {
    const flat: Case = {
      state: [0, 1, 2].map(() => bilou.map((label) => (label === 'O' ? 2 : 0))),
      trans: bilou.map(() => bilou.map(() => 0)),
    };
    const tagger = open(flat, bilou);
    expect(tagger.tag(undefined, { legal: 'BILOU', fixed: [undefined, undefined, 'L-y'] })).toEqual([
      'O',
      'B-y',
      'L-y',
    ]);
    expect(codeOf(() => tagger.tag(undefined, { legal: 'BILOU', fixed: ['L-y', undefined, undefined] }))).toBe(
      'no-path',
    );
  });

  it('CON-4 refusals name what is wrong; an empty sequence keeps its empty path', () => {
    const tagger = open({
      state: [
        [1, 2],
        [0, 0],
      ],
      trans: [
        [0, 1],
        [1, 0],
      ],
    });
    expect(codeOf(() => tagger.tag(undefined, { fixed: ['L0·é'] }))).toBe('length-mismatch');
    expect(codeOf(() => tagger.tag(undefined, { fixed: ['nobody', undefined] }))).toBe('unknown-label');
    expect(codeOf(() => tagger.tag(undefined, { forbidden: [['nobody', undefined]] }))).toBe('unknown-label');
    expect(codeOf(() => tagger.tag(undefined, { forbidden: [[undefined, undefined]] }))).toBe('invalid-parameter');
    expect(codeOf(() => tagger.tag(undefined, { legal: 'BIO' }))).toBe('invalid-parameter');
    for (const labels of [
      ['O', 'X-a'],
      ['O', ''],
      ['O', 'Bx'],
      ['O', 'O-x'],
      ['O', 'L-x'],
    ]) {
      expect(codeOf(() => forbiddenTransitions(labels, 'BIO'))).toBe('invalid-parameter');
    }
    expect(tagger.tag([], { fixed: [], forbidden: [[undefined, 'L0·é']] })).toEqual([]);
  });
});
