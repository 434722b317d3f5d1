import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALGORITHM_FACTS } from '@/lib/domain/model/algorithms';
import { DEFAULT_SETTINGS, settingsFor } from '@/lib/domain/model/run';
import {
  drawTrials,
  type FoldResult,
  gridSize,
  type SearchPlan,
  type SearchSpace,
  valuesOf,
} from '@/lib/domain/model/search';
import { assignFolds, openTasks, rankTrials } from '@/lib/domain/model/search-progress';
import { SMALL } from '@/lib/domain/text/feature-set';

const SPACE = {
  algorithms: ['lbfgs'],
  c1: { kind: 'list', values: [0, 0.05, 0.5] },
  c2: { kind: 'range', min: 0.01, max: 10, steps: 4, scale: 'log' },
  minFrequency: { kind: 'list', values: [0, 2] },
  encodings: ['BIO', 'BILOU'],
  featureSets: [SMALL],
} as const satisfies SearchSpace;

const plan = (changes: Partial<SearchPlan> = {}): SearchPlan => ({
  datasetId: 'd',
  datasetHash: 'h',
  space: SPACE,
  method: { kind: 'grid' },
  base: { ...DEFAULT_SETTINGS, maxIterations: 33 },
  folds: 3,
  seed: 41,
  budgetMinutes: undefined,
  ...changes,
});

const result = (trial: number, fold: number, truePositives: number): FoldResult => ({
  trial,
  fold,
  counts: { truePositives, falsePositives: 100 - truePositives, falseNegatives: 100 - truePositives },
  seconds: 1.5,
});

describe('trials', () => {
  it('are all points of the grid, once each, with the rest of the settings from the base', () => {
    const trials = drawTrials(plan());
    expect(gridSize(SPACE)).toBe(3 * 4 * 2 * 2);
    expect(trials).toHaveLength(48);
    expect(new Set(trials.map((trial) => JSON.stringify(trial))).size).toBe(48);
    expect(trials.every((trial) => trial.settings.maxIterations === 33)).toBe(true);
    expect(new Set(trials.map((trial) => trial.featureSet.encoding))).toEqual(new Set(['BIO', 'BILOU']));
  });

  it('of a logarithmic range are equally many times apart', () => {
    expect(valuesOf(SPACE.c2)).toEqual([0.01, 0.1, 1, 10]);
    expect(valuesOf({ kind: 'range', min: -2, max: 4, steps: 3, scale: 'linear' })).toEqual([-2, 1, 4]);
  });

  it('drawn at random are the same for the same seed and stay in their ranges', () => {
    const random = plan({ method: { kind: 'random', trials: 40 } });
    const trials = drawTrials(random);
    expect(trials).toHaveLength(40);
    expect(drawTrials(random)).toEqual(trials);
    expect(drawTrials({ ...random, seed: 42 })).not.toEqual(trials);
    const c2 = trials.flatMap((trial) => trial.settings.c2 ?? []);
    expect(c2).toHaveLength(40);
    expect(Math.min(...c2)).toBeGreaterThanOrEqual(0.01);
    expect(Math.max(...c2)).toBeLessThanOrEqual(10);
    // Half of the logarithmic range lies below .316: a linear draw would put 3 % there.
    expect(c2.filter((value) => value < 0.316).length).toBeGreaterThan(10);
  });
});

describe('algorithms of a search', () => {
  const space: SearchSpace = {
    ...SPACE,
    algorithms: ['lbfgs', 'averaged-perceptron', 'arow'],
    gamma: { kind: 'list', values: [10, 100] },
  };

  it('are tried each with its own parameters, and never with another’s', () => {
    const trials = drawTrials(plan({ space }));
    // 3 x 4 of c1 and c2, nothing of the perceptron, two of gamma; each with two frequencies and two encodings.
    expect(gridSize(space)).toBe((12 + 1 + 2) * 4);
    expect(trials).toHaveLength(60);
    for (const { settings } of trials) {
      const { algorithm, maxIterations } = settings;
      expect(Object.keys(settings).sort()).toEqual(Object.keys(settingsFor(algorithm, settings)).sort());
      expect(maxIterations).toBe(algorithm === 'lbfgs' ? 33 : ALGORITHM_FACTS[algorithm].maxIterations);
    }
  });

  it('are drawn at random, too, with values inside their ranges', () => {
    const wide: SearchSpace = { ...space, gamma: { kind: 'range', min: 1, max: 1000, steps: 5, scale: 'log' } };
    const trials = drawTrials(plan({ space: wide, method: { kind: 'random', trials: 60 } }));
    const drawn = trials.filter(({ settings }) => settings.algorithm === 'arow');
    expect(drawn.length).toBeGreaterThan(10);
    expect(drawn.every(({ settings: { gamma = 0, c2 } }) => gamma >= 1 && gamma <= 1000 && c2 === undefined)).toBe(
      true,
    );
    expect(new Set(trials.map((trial) => JSON.stringify({ ...trial, index: 0 }))).size).toBe(trials.length);
  });
});

describe('a space of few configurations', () => {
  it('is drawn whole, each once, when more are asked for than it has', () => {
    const space: SearchSpace = { ...SPACE, c2: { kind: 'list', values: [1, 2] } };
    const trials = drawTrials(plan({ space, method: { kind: 'random', trials: 500 } }));
    expect(trials).toHaveLength(3 * 2 * 2 * 2);
    expect(drawTrials(plan({ space, method: { kind: 'random', trials: 5 } }))).toHaveLength(5);
    expect(drawTrials(plan({ space: { ...space, encodings: [] }, method: { kind: 'random', trials: 5 } }))).toEqual([]);
  });
});

describe('open tasks', () => {
  it('of a grid go fold by fold, so that an interrupted search has judged all trials on the same folds', () => {
    const tasks = openTasks(plan(), 4, [result(0, 0, 50), result(2, 0, 60)]);
    expect(tasks.slice(0, 3)).toEqual([
      { trial: 1, fold: 0 },
      { trial: 3, fold: 0 },
      { trial: 0, fold: 1 },
    ]);
    expect(tasks).toHaveLength(4 * 3 - 2);
  });

  it('of halving wait for the whole rung, then go on with the best third', () => {
    const halving = plan({ method: { kind: 'halving', trials: 9, eta: 3 }, folds: 3 });
    const rung = Array.from({ length: 9 }, (_, trial) => result(trial, 0, 10 + ((trial * 7) % 9)));
    expect(openTasks(halving, 9, rung.slice(1))).toEqual([{ trial: 0, fold: 0 }]);
    const best = rung
      .toSorted((a, b) => b.counts.truePositives - a.counts.truePositives)
      .slice(0, 3)
      .map(({ trial }) => trial);
    const next = openTasks(halving, 9, rung);
    expect(new Set(next.map(({ trial }) => trial))).toEqual(new Set(best));
    expect(next.every(({ fold }) => fold === 1 || fold === 2)).toBe(true);
    const all = [...rung, ...next.map(({ trial, fold }) => result(trial, fold, 30))];
    expect(openTasks(halving, 9, all)).toEqual([]);
  });

  it('carried out in any order end with every planned fold judged once, on no more folds than asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 2, max: 4 }),
        fc.boolean(),
        fc.infiniteStream(fc.nat()),
        (trials, folds, eta, halve, numbers) => {
          const one = plan({ folds, method: halve ? { kind: 'halving', trials, eta } : { kind: 'grid' } });
          const done: FoldResult[] = [];
          for (let step = 0; step < trials * folds + 1; step++) {
            const open = openTasks(one, trials, done);
            if (open.length === 0) break;
            const task = open[Number(numbers.next().value) % open.length];
            if (task) done.push(result(task.trial, task.fold, Number(numbers.next().value) % 100));
          }
          expect(openTasks(one, trials, done)).toEqual([]);
          expect(new Set(done.map(({ trial, fold }) => `${trial}/${fold}`)).size).toBe(done.length);
          expect(rankTrials(done)[0]?.folds).toBe(folds);
          if (!halve) expect(done).toHaveLength(trials * folds);
        },
      ),
    );
  });
});

describe('ranking', () => {
  it('sums counts over folds and gives the standard error of the folds', () => {
    const [best] = rankTrials([result(5, 0, 60), result(5, 1, 70), result(5, 2, 80), result(4, 0, 95)]);
    expect(best).toMatchObject({ trial: 5, folds: 3 });
    expect(best?.f1).toBeCloseTo(0.7, 12);
    expect(best?.standardError).toBeCloseTo(0.1 / Math.sqrt(3), 12);
  });
});

describe('folds', () => {
  it('keep a patient together and differ by no more than the largest patient', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 1, maxLength: 120 }),
        fc.integer({ min: 2, max: 6 }),
        fc.nat(),
        (patients, folds, seed) => {
          const keys = patients.map((number) => `patient ${number}`);
          const assigned = assignFolds(keys, folds, seed);
          const foldOf = new Map(keys.map((key, at) => [key, assigned[at]]));
          expect(keys.every((key, at) => foldOf.get(key) === assigned[at])).toBe(true);
          const sizes = Array.from({ length: folds }, (_, fold) => assigned.filter((one) => one === fold).length);
          const largest = Math.max(...[...new Set(keys)].map((key) => keys.filter((one) => one === key).length));
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(largest);
        },
      ),
    );
  });
});
