import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignFolds, tokenFigures } from '../dist/cross-validate.js';
import { crossValidate, type FoldResult, type LabelledSequence, loadEngine } from '../dist/index.js';
import { codeOf, codeOfRejection } from './support/codes';
import { randomSequences } from './support/corpora';

const engine = await loadEngine();
const data: LabelledSequence[] = randomSequences(21, 40, 3, 6).map(({ x, y }, s) => ({
  items: x,
  labels: y,
  group: `patient ${s % 13}`,
}));

describe('cross-validation', () => {
  it('CV-1 CV-2 keeps groups whole, fills every fold, and tags each sequence once', () => {
    const sizes = fc.array(fc.record({ length: fc.nat(9), group: fc.option(fc.nat(5), { nil: undefined }) }), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 2, max: 6 }), fc.nat(), (list, count, seed) => {
        const sequences = list.map(({ group, length }) => ({
          items: Array.from({ length }, () => ['a']),
          labels: Array.from({ length }, () => 'X'),
          group,
        }));
        const groups = new Set(list.map(({ group }, s) => group ?? `alone ${s}`)).size;
        if (groups < count) {
          expect(codeOf(() => assignFolds(sequences, count, seed))).toBe('out-of-range');
          return;
        }
        const folds = assignFolds(sequences, count, seed);
        expect(new Set(folds).size).toBe(count);
        expect(Math.max(...folds)).toBe(count - 1);
        list.forEach(({ group }, s) => {
          if (group !== undefined) expect(folds[s]).toBe(folds[list.findIndex((other) => other.group === group)]);
        });
        expect(assignFolds(sequences, count, seed)).toEqual(folds);
      }),
    );
  });

  it('CV-2 folds of equal sequences differ by one at most; seeds differ', () => {
    const equal = Array.from({ length: 23 }, () => ({ items: [['a'], ['b']], labels: ['X', 'Y'] }));
    const folds = assignFolds(equal, 5, 1);
    const sizes = [0, 1, 2, 3, 4].map((fold) => folds.filter((f) => f === fold).length);
    expect(sizes.sort()).toEqual([4, 4, 5, 5, 5]);
    expect(assignFolds(equal, 5, 2)).not.toEqual(folds);
  });

  it('CV-3 each fold is tagged by a model of all the others', async () => {
    const seen: FoldResult[] = [];
    const options = { algorithm: 'ap', params: { max_iterations: 4 }, folds: 3, seed: 5 } as const;
    const { folds, total } = await crossValidate(engine, data, {
      ...options,
      onFold: (fold, index) => {
        expect(index).toBe(seen.length);
        seen.push(fold);
      },
    });
    expect(seen).toEqual(folds);
    expect(folds.flatMap((fold) => fold.sequences).sort((a, b) => a - b)).toEqual(Array.from(data.keys()));
    for (const fold of folds) {
      const trainer = engine.createTrainer({ algorithm: 'ap', params: { max_iterations: 4 } });
      data.forEach(({ items, labels }, s) => {
        if (!fold.sequences.includes(s)) trainer.append(items, labels);
      });
      const tagger = engine.openTagger(await trainer.train());
      expect(fold.tags).toEqual(fold.sequences.map((s) => tagger.tag(data[s]?.items ?? [])));
    }
    expect(total.tokens).toBe(data.reduce((sum, { labels }) => sum + labels.length, 0));
    const right = folds.reduce((sum, fold) => sum + fold.accuracy * fold.tokens, 0);
    expect(total.accuracy).toBeCloseTo(right / total.tokens, 12);
    expect(await crossValidate(engine, data, options)).toEqual({ folds, total });
  });

  it('CV-4 figures by hand: O O B B I tagged O B B O O', () => {
    const figures = tokenFigures(
      [
        ['O', 'O', 'B'],
        ['B', 'I'],
      ],
      [
        ['O', 'B', 'B'],
        ['O', 'O'],
      ],
    );
    expect(figures.tokens).toBe(5);
    expect(figures.accuracy).toBe(0.4);
    expect(Object.keys(figures.byLabel)).toEqual(['B', 'I', 'O']);
    expect(figures.byLabel.O).toEqual({ gold: 2, tagged: 3, right: 1, precision: 1 / 3, recall: 0.5, f1: 0.4 });
    expect(figures.byLabel.B).toEqual({ gold: 2, tagged: 2, right: 1, precision: 0.5, recall: 0.5, f1: 0.5 });
    expect(figures.byLabel.I).toEqual({ gold: 1, tagged: 0, right: 0, precision: 0, recall: 0, f1: 0 });
    expect(tokenFigures([], [])).toEqual({ tokens: 0, accuracy: 0, byLabel: {} });
  });

  it('CV-5 refuses folds and seeds out of range, and can be cancelled between and within folds', async () => {
    for (const folds of [1, 14, 2.5, Number.NaN])
      expect(await codeOfRejection(crossValidate(engine, data, { folds }))).toBe('out-of-range');
    expect(await codeOfRejection(crossValidate(engine, data, { seed: -1 }))).toBe('out-of-range');
    expect(await codeOfRejection(crossValidate(engine, []))).toBe('out-of-range');
    const controller = new AbortController();
    const cancelled = crossValidate(engine, data, {
      signal: controller.signal,
      params: { max_iterations: 3 },
      onFold: (_, index) => {
        if (index === 1) controller.abort();
      },
    });
    expect(await codeOfRejection(cancelled)).toBe('cancelled');
  });
});
