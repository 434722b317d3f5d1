import { describe, expect, it } from 'vitest';
import { type Engine, loadEngine, readModel, type TrainProgress } from '../dist/index.js';
import { codeOf, codeOfRejection } from './support/codes';
import { randomSequences } from './support/corpora';

const engine = await loadEngine();
const data = randomSequences(1, 80, 4, 15);

function trainerOn(sequences: typeof data, params = {}, from: Engine = engine) {
  const trainer = from.createTrainer({ params });
  for (const { x, y } of sequences) trainer.append(x, y);
  return trainer;
}

describe('trainer', () => {
  it('TRN-9 a precision other than f64 is invalid-parameter, and the trainer trains all the same', async () => {
    const trainer = trainerOn(data, { max_iterations: 3 });
    for (const precision of ['f32', 'single', 32]) {
      expect(await codeOfRejection(trainer.train({ precision: precision as 'f64' }))).toBe('invalid-parameter');
      const steps = trainer.iterations({ precision: precision as 'f64' });
      expect(await codeOfRejection(steps.next())).toBe('invalid-parameter');
    }
    expect(await trainer.train({ precision: 'f64' })).toEqual(await trainer.train());
  });

  it('LBF-5 two trainings of the same data, on one trainer or two engines, give the same bytes', async () => {
    const trainer = trainerOn(data, { max_iterations: 30 });
    const first = await trainer.train();
    const again = await trainer.train();
    const other = await trainerOn(data, { max_iterations: 30 }, await loadEngine()).train();
    expect(again).toEqual(first);
    expect(other).toEqual(first);
  });

  it.each([
    ['L-BFGS, Moré-Thuente', { c2: 0.1 }],
    ['L-BFGS, backtracking', { c2: 0.1, linesearch: 'Backtracking' }],
    ['L-BFGS, strong backtracking', { c2: 0.1, linesearch: 'StrongBacktracking' }],
    ['OWL-QN', { c1: 0.2, c2: 0.1 }],
  ])('LBF-3 OWL-3 %s: iterations count from 1, loss never rises, the end is a minimum', async (_, params) => {
    const seen: TrainProgress[] = [];
    await trainerOn(data, { ...params, epsilon: 1e-7, delta: 0, period: 0, max_iterations: 2000 }).train({
      onProgress: (progress) => void seen.push(progress),
    });
    expect(seen.map((p) => p.iteration)).toEqual(seen.map((_p, i) => i + 1));
    for (let i = 1; i < seen.length; i++) {
      expect(seen[i]?.loss).toBeLessThanOrEqual((seen[i - 1]?.loss ?? 0) * (1 + 1e-12));
      expect(seen[i]?.seconds).toBeGreaterThanOrEqual(seen[i - 1]?.seconds ?? 0);
    }
    const last = seen.at(-1);
    expect((last?.gradientNorm ?? 1) / Math.max(1, last?.featureNorm ?? 1)).toBeLessThan(1e-4);
  });

  it('LBF-3 all line searches and both algorithms end at one minimum', async () => {
    const ends: number[] = [];
    for (const params of [{}, { linesearch: 'Backtracking' }, { linesearch: 'StrongBacktracking' }, { c1: 1e-12 }]) {
      let loss = 0;
      await trainerOn(data, { c2: 0.5, epsilon: 1e-8, period: 0, max_iterations: 3000, ...params }).train({
        onProgress: (progress) => {
          loss = progress.loss;
        },
      });
      ends.push(loss);
    }
    for (const end of ends) expect(Math.abs(end - (ends[0] ?? 0))).toBeLessThan(1e-6 * end);
  });

  it('OWL-2 a large c1 leaves no weight, a smaller one a sparse model without zero weights', async () => {
    const empty = readModel(await trainerOn(data, { c1: 1e6 }).train());
    expect(empty.featureWeight).toHaveLength(0);
    expect(empty.attributes).toHaveLength(0);
    expect(empty.labels).toHaveLength(4);
    const dense = readModel(await trainerOn(data, { c1: 0 }).train());
    const sparse = readModel(await trainerOn(data, { c1: 2 }).train());
    expect(sparse.featureWeight.length).toBeGreaterThan(0);
    expect(sparse.featureWeight.length).toBeLessThan(dense.featureWeight.length);
    expect(sparse.featureWeight.every((weight) => weight !== 0)).toBe(true);
  });

  it('LBF-4 stops at max_iterations, and by period and delta', async () => {
    const count = async (params: Record<string, number>) => {
      let iterations = 0;
      await trainerOn(data, { c2: 0.01, ...params }).train({ onProgress: () => void iterations++ });
      return iterations;
    };
    expect(await count({ max_iterations: 7 })).toBe(7);
    expect(await count({ period: 3, delta: 1e9 })).toBe(3);
    expect(await count({ epsilon: 1e9 })).toBe(0);
    expect(await count({ period: 5, delta: 1e-3 })).toBeLessThan(await count({ period: 5, delta: 1e-7 }));
  });

  it('GEN-1 labels and attributes have ids in order of first appearance; unused attributes go', async () => {
    const trainer = engine.createTrainer({ params: { c1: 0.05, c2: 0.1 } });
    trainer.append(
      [
        ['zebra', 'noise 1'],
        ['apple', 'noise 2'],
      ],
      ['Z', 'A'],
    );
    for (let i = 0; i < 20; i++) trainer.append([['apple'], ['zebra'], ['mango']], ['A', 'Z', 'M']);
    const model = readModel(await trainer.train());
    expect(model.labels).toEqual(['Z', 'A', 'M']);
    expect(model.attributes.filter((name) => !name.startsWith('noise'))).toEqual(['zebra', 'apple', 'mango']);
  });

  it('GEN-3 GEN-4 GEN-5 minfreq, possible states and transitions decide the features', async () => {
    const features = async (params: Record<string, number>) => {
      const trainer = engine.createTrainer({ params: { c1: 0, c2: 1, max_iterations: 3, ...params } });
      trainer.append([['a'], { b: 0.5 }, ['a', 'c']], ['X', 'Y', 'X']);
      trainer.append([['a'], ['a'], ['a']], ['Y', 'Y', 'Y']);
      const model = readModel(await trainer.train());
      return Array.from(model.featureWeight, (_, k) => {
        const source = model.featureSource[k] ?? 0;
        const from = model.featureType[k] === 0 ? model.attributes[source] : model.labels[source];
        return `${from}>${model.labels[model.featureTarget[k] ?? 0]}`;
      });
    };
    expect(await features({})).toEqual(['a>X', 'a>Y', 'b>Y', 'c>X', 'X>Y', 'Y>X', 'Y>Y']);
    expect(await features({ 'feature.minfreq': 1 })).toEqual(['a>X', 'a>Y', 'c>X', 'X>Y', 'Y>X', 'Y>Y']);
    expect(await features({ 'feature.minfreq': 2 })).toEqual(['a>X', 'a>Y', 'Y>Y']);
    expect(await features({ 'feature.possible_states': 1 })).toEqual([
      ...['a>X', 'a>Y', 'b>X', 'b>Y', 'c>X', 'c>Y', 'X>Y', 'Y>X', 'Y>Y'],
    ]);
    expect(await features({ 'feature.possible_transitions': 1 })).toEqual([
      ...['a>X', 'a>Y', 'b>Y', 'c>X', 'X>X', 'X>Y', 'Y>X', 'Y>Y'],
    ]);
  });

  it('TRN-1 nothing appended, or only the holdout group: no-data', async () => {
    const trainer = engine.createTrainer();
    expect(await codeOfRejection(trainer.train())).toBe('no-data');
    trainer.append([['a']], ['X'], 3);
    expect(await codeOfRejection(trainer.train({ holdout: 3 }))).toBe('no-data');
    expect((await trainer.train()).length).toBeGreaterThan(48);
    trainer.clear();
    expect(await codeOfRejection(trainer.train())).toBe('no-data');
  });

  it('TRN-2 a refused sequence leaves no trace', async () => {
    const trainer = trainerOn(data, { max_iterations: 5 });
    const clean = await trainerOn(data, { max_iterations: 5 }).train();
    expect(codeOf(() => trainer.append([['a'], ['b']], ['X']))).toBe('length-mismatch');
    expect(codeOf(() => trainer.append([], []))).toBe('empty-sequence');
    expect(codeOf(() => trainer.append([['new one'], { other: Number.NaN }], ['new', 'new']))).toBe('invalid-item');
    expect(codeOf(() => trainer.append([{ other: 2 }, { other: Number.NEGATIVE_INFINITY }], ['X', 'X']))).toBe(
      'invalid-item',
    );
    expect(codeOf(() => trainer.append([['a']], ['X'], -1))).toBe('out-of-range');
    expect(await trainer.train()).toEqual(clean);
  });

  it('TRN-3 holdout sequences are tagged with each iteration’s weights and change nothing', async () => {
    const params = { c1: 0.1, max_iterations: 12 };
    const held = randomSequences(99, 10, 4, 8);
    const trainer = trainerOn(data, params);
    // After the training data, so that ids are the same as without them.
    for (const { x, y } of held)
      trainer.append([...x.map((item) => (Array.isArray(item) ? [...item, 'unseen'] : item))], y, 2);
    let last: string[][] = [];
    let late: (() => string[][]) | undefined;
    const model = await trainer.train({
      holdout: 2,
      onProgress: async (progress) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        last = progress.predictHoldout?.() ?? [];
        late = progress.predictHoldout;
      },
    });
    const tagger = engine.openTagger(model);
    expect(last).toEqual(held.map(({ x }) => tagger.tag(x)));
    expect(model).toEqual(await trainerOn(data, params).train());
    expect(codeOf(() => late?.())).toBe('closed');
  });

  it('TRN-4 cancelling rejects, and the same trainer then trains as if nothing had been', async () => {
    const trainer = trainerOn(data, { max_iterations: 25 });
    const controller = new AbortController();
    const cancelled = trainer.train({
      signal: controller.signal,
      onProgress: ({ iteration }) => {
        if (iteration === 3) controller.abort();
      },
    });
    expect(await codeOfRejection(cancelled)).toBe('cancelled');
    expect(await codeOfRejection(trainer.train({ signal: AbortSignal.abort() }))).toBe('cancelled');
    expect(await trainer.train()).toEqual(await trainerOn(data, { max_iterations: 25 }).train());
  });

  it('TRN-4 other tasks get a turn during training: a timer can cancel it', async () => {
    const large = randomSequences(8, 3000, 5, 30);
    const controller = new AbortController();
    const training = trainerOn(large, { c2: 1e-6, epsilon: 0, period: 0 }).train({ signal: controller.signal });
    setTimeout(() => controller.abort(), 30);
    expect(await codeOfRejection(training)).toBe('cancelled');
  });

  it('TRN-5 busy while training: no append, set, clear or second training', async () => {
    const trainer = trainerOn(data, { max_iterations: 5 });
    const training = trainer.train();
    expect(codeOf(() => trainer.append([['a']], ['X']))).toBe('busy');
    expect(codeOf(() => trainer.set('c2', 3))).toBe('busy');
    expect(codeOf(() => trainer.clear())).toBe('busy');
    expect(await codeOfRejection(trainer.train())).toBe('busy');
    await training;
    trainer.append([['a']], ['X']);
  });

  it('TRN-6 an error in onProgress ends the training and frees the trainer', async () => {
    const trainer = trainerOn(data, { max_iterations: 5 });
    const failing = trainer.train({
      onProgress: () => {
        throw new RangeError('from the caller');
      },
    });
    await expect(failing).rejects.toThrow('from the caller');
    await trainer.train();
  });

  it.each([
    ['one token', [{ x: [['a']], y: ['X'] }]],
    ['one label', [{ x: [['a'], ['b'], []], y: ['X', 'X', 'X'] }]],
    ['items without attributes', [{ x: [[], []], y: ['X', 'Y'] }]],
    [
      '5,000 tokens in one sequence',
      [
        {
          x: Array.from({ length: 5000 }, (_, t) => [`a${t % 11}`]),
          y: Array.from({ length: 5000 }, (_, t) => `Y${t % 3}`),
        },
      ],
    ],
  ])('TRN-7 trains and tags: %s', async (_, sequences) => {
    const losses: number[] = [];
    const bytes = await trainerOn(sequences, { max_iterations: 40 }).train({
      onProgress: ({ loss }) => void losses.push(loss),
    });
    expect(losses.every(Number.isFinite)).toBe(true);
    const { x, y } = sequences[0] ?? { x: [], y: [] };
    expect(engine.openTagger(bytes).tag(x)).toHaveLength(y.length);
  });

  it('TRN-7 weights beyond f64 are refused as numeric, not trained into nonsense', async () => {
    const trainer = trainerOn([{ x: [{ a: 1e308 }, { a: -1e308 }, { b: 1e308 }], y: ['X', 'Y', 'X'] }]);
    expect(await codeOfRejection(trainer.train())).toBe('numeric');
  });
});
