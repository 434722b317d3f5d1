import { describe, expect, it } from 'vitest';
import { seededShuffle } from '../dist/algorithms/shuffle.js';
import { type Algorithm, loadEngine, type ParamValue, readModel, type TrainProgress } from '../dist/index.js';
import { codeOf, codeOfRejection } from './support/codes';
import { randomSequences } from './support/corpora';
import { labelsOf, Naive, type NaiveToken, plus, squared, type Vector } from './support/naive-online';
import { seeded } from './support/random';

const engine = await loadEngine();
const ALGORITHMS = ['l2sgd', 'ap', 'pa', 'arow'] as const;
/** No early stop, and the model's weights are those whose norm is reported. */
const PLAIN: Readonly<Record<string, Record<string, ParamValue>>> = { l2sgd: { period: 0 }, pa: { averaging: 0 } };

/** Ties between best paths do not come up after the first step: the values have nothing in common. `twin` goes with `u`. */
const SENTENCES: readonly (readonly NaiveToken[])[] = [
  [
    {
      attributes: [
        ['u', 0.7],
        ['twin', 0.7],
        ['v', 1.9],
      ],
      label: 'A',
    },
    { attributes: [['v', 1.3]], label: 'B' },
    {
      attributes: [
        ['w', -0.6],
        ['v', 0.31],
      ],
      label: 'B',
    },
  ],
  [
    { attributes: [['w', 2.3]], label: 'B' },
    {
      attributes: [
        ['u', 1.1],
        ['twin', 1.1],
      ],
      label: 'C',
    },
  ],
  [
    {
      attributes: [
        ['w', 0.9],
        ['x', 0.45],
      ],
      label: 'C',
    },
  ],
  [
    { attributes: [['x', 1.7]], label: 'A' },
    {
      attributes: [
        ['v', 0.8],
        ['w', 1.21],
      ],
      label: 'C',
    },
    { attributes: [], label: 'A' },
  ],
];

async function trained(algorithm: Algorithm, params: Record<string, ParamValue>, sentences = SENTENCES) {
  const trainer = engine.createTrainer({ algorithm, params });
  for (const sentence of sentences) {
    trainer.append(
      sentence.map(({ attributes }) => Object.fromEntries(attributes)),
      labelsOf(sentence),
    );
  }
  const seen: TrainProgress[] = [];
  const bytes = await trainer.train({ onProgress: (progress) => void seen.push(progress) });
  return { seen, weights: weightsOf(bytes) };
}

function weightsOf(bytes: Uint8Array): Vector {
  const { transitions, stateFeatures } = engine.openTagger(bytes).info();
  return new Map([
    ...stateFeatures.map(({ attribute, label, weight }) => [`${attribute}>${label}`, weight] as const),
    ...transitions.map(({ from, to, weight }) => [`${from}>>${to}`, weight] as const),
  ]);
}

function expectEqual(ours: Vector, truth: Vector): void {
  const names = new Set([...ours.keys(), ...truth.keys()]);
  expect(names.size).toBeGreaterThan(3);
  for (const name of names) expect(ours.get(name) ?? 0, name).toBeCloseTo(truth.get(name) ?? 0, 10);
}

/** Goes through the sentences in the engine's orders and calls `learn` with each. */
function inOrders(iterations: number, learn: (sentence: readonly NaiveToken[], iteration: number) => void): void {
  const shuffle = seededShuffle(0);
  const order = Uint32Array.from(SENTENCES, (_, s) => s);
  for (let iteration = 0; iteration < iterations; iteration++) {
    shuffle(order);
    for (const s of order) learn(SENTENCES[s] ?? [], iteration);
  }
}

describe('algorithms that learn from one sentence at a time, against the papers’ formulas by enumeration', () => {
  it('AP-1 AP-3 two steps by hand: the mean of the weights before each sentence, shared loss of wrong labels', async () => {
    // Weights 0: the first label wins everywhere, B is wrong: +1 on B's features, -1 on A's. Then all is right.
    const sentence = [
      { attributes: [['a', 1]], label: 'A' },
      { attributes: [['b', 2]], label: 'B' },
    ] as const;
    const { seen, weights } = await trained('ap', { max_iterations: 2 }, [sentence]);
    // w = { b>B: 2, A>>B: 1 } from step 1 on; of the three moments (before, after 1, after 2) two have it.
    expect(Array.from(weights.keys())).toEqual(['b>B', 'A>>B']);
    expect(weights.get('b>B')).toBeCloseTo(2 * (2 / 3), 14);
    expect(weights.get('A>>B')).toBeCloseTo(2 / 3, 14);
    expect(seen.map((p) => p.loss)).toEqual([0.5, 0]);
    expect(seen[0]?.featureNorm).toBeCloseTo(Math.hypot(1, 0.5), 14);
    expect(seen[1]?.featureNorm).toBeCloseTo(Math.hypot(4 / 3, 2 / 3), 14);
    expect(seen.map((p) => p.activeFeatures)).toEqual([2, 2]);
  });

  it('PA-1 one step by hand: cost / |difference|², at most c', async () => {
    const sentence = [
      { attributes: [['a', 1]], label: 'A' },
      { attributes: [['b', 2]], label: 'B' },
    ] as const;
    const step = async (params: Record<string, ParamValue>) =>
      (await trained('pa', { max_iterations: 1, averaging: false, ...params }, [sentence])).weights.get('A>>B');
    // difference = { b>B: 2, A>>B: 1 }, squared 5; cost 1.
    expect(await step({ type: 0 })).toBeCloseTo(1 / 5, 14);
    expect(await step({ type: 1, c: 0.05 })).toBeCloseTo(0.05, 14);
    expect(await step({ type: 1, c: 3 })).toBeCloseTo(1 / 5, 14);
    expect(await step({ type: 2, c: 0.25 })).toBeCloseTo(1 / 7, 14);
  });

  it('ARO-1 one step by hand: mean and variance', async () => {
    const sentence = [
      { attributes: [['a', 1]], label: 'A' },
      { attributes: [['b', 2]], label: 'B' },
    ] as const;
    const { weights } = await trained('arow', { max_iterations: 1, variance: 0.5, gamma: 3 }, [sentence]);
    // alpha = cost / (gamma + variance × |difference|²) = 1 / (3 + 0.5 × 5)
    expect(weights.get('b>B')).toBeCloseTo((1 / 5.5) * 0.5 * 2, 14);
    expect(weights.get('A>>B')).toBeCloseTo((1 / 5.5) * 0.5, 14);
  });

  it('AP-1 AP-2 three iterations over four sentences', async () => {
    const naive = new Naive(SENTENCES);
    const weights: Vector = new Map();
    const sum: Vector = new Map();
    let moments = 1;
    const losses = [0, 0, 0];
    inOrders(3, (sentence, iteration) => {
      const { difference, wrong } = naive.mistake(sentence, weights);
      if (wrong > 0) for (const [name, value] of difference) plus(weights, name, value);
      losses[iteration] = (losses[iteration] ?? 0) + wrong / sentence.length;
      for (const [name, value] of weights) plus(sum, name, value);
      moments++;
    });
    const ours = await trained('averaged-perceptron', { max_iterations: 3 });
    expectEqual(ours.weights, new Map(Array.from(sum, ([name, value]) => [name, value / moments])));
    ours.seen.forEach(({ loss }, i) => {
      expect(loss).toBeCloseTo(losses[i] ?? Number.NaN, 12);
    });
  });

  it.each([
    ...[0, 1, 2].map((type) => ({ type, c: 0.4, error_sensitive: true, averaging: true })),
    { type: 1, c: 0.15, error_sensitive: false, averaging: false },
    { type: 2, c: 2, error_sensitive: false, averaging: true },
  ])('PA-1 PA-2 PA-3 PA-4 three iterations over four sentences: %o', async (params) => {
    const { c, type } = params;
    const naive = new Naive(SENTENCES);
    const weights: Vector = new Map();
    const sum: Vector = new Map();
    let moments = 1;
    const losses = [0, 0, 0];
    const norms: number[] = [];
    inOrders(3, (sentence, iteration) => {
      const { difference, gap, wrong } = naive.mistake(sentence, weights);
      if (wrong > 0) {
        const cost = gap + (params.error_sensitive ? Math.sqrt(wrong) : 1);
        const norm = squared(difference);
        const tau = type === 0 ? cost / norm : type === 1 ? Math.min(c, cost / norm) : cost / (norm + 1 / (2 * c));
        for (const [name, value] of difference) plus(weights, name, tau * value);
        losses[iteration] = (losses[iteration] ?? 0) + cost;
      }
      for (const [name, value] of weights) plus(sum, name, value);
      moments++;
      norms[iteration] = Math.sqrt(squared(weights));
    });
    const ours = await trained('pa', { max_iterations: 3, ...params });
    const mean = new Map(Array.from(sum, ([name, value]) => [name, value / moments]));
    expectEqual(ours.weights, params.averaging ? mean : weights);
    ours.seen.forEach(({ featureNorm, loss }, i) => {
      expect(loss).toBeCloseTo(losses[i] ?? Number.NaN, 10);
      expect(featureNorm).toBeCloseTo(norms[i] ?? Number.NaN, 10);
    });
  });

  it('ARO-1 ARO-2 ARO-3 three iterations over four sentences', async () => {
    const [variance, gamma] = [0.6, 2.5];
    const naive = new Naive(SENTENCES);
    const weights: Vector = new Map();
    const variances: Vector = new Map(Array.from(naive.features, (name) => [name, variance]));
    const losses = [0, 0, 0];
    inOrders(3, (sentence, iteration) => {
      const { difference, gap, wrong } = naive.mistake(sentence, weights);
      if (wrong === 0) return;
      const alpha = (gap + wrong) / (gamma + squared(difference, (name) => variances.get(name) ?? 0));
      for (const [name, value] of difference) {
        const before = variances.get(name) ?? 0;
        plus(weights, name, alpha * before * value);
        variances.set(name, 1 / (1 / before + value ** 2 / gamma));
      }
      losses[iteration] = (losses[iteration] ?? 0) + gap + wrong;
    });
    const ours = await trained('arow', { max_iterations: 3, variance, gamma });
    expectEqual(ours.weights, weights);
    ours.seen.forEach(({ loss }, i) => {
      expect(loss).toBeCloseTo(losses[i] ?? Number.NaN, 10);
    });
  });

  it('SGD-1 SGD-2 SGD-3 SGD-4 calibration and two epochs', async () => {
    const sentences = Array.from({ length: 6 }, () => SENTENCES).flat();
    const naive = new Naive(sentences);
    const c2 = 0.3;
    const lambda = (2 * c2) / sentences.length;
    const shuffle = seededShuffle(0);
    const order = Uint32Array.from(sentences, (_, s) => s);
    const epoch = (weights: Vector, visited: Uint32Array, eta0: number, t0: number) => {
      let loss = 0;
      let eta = 0;
      visited.forEach((s, i) => {
        const sentence = sentences[s] ?? [];
        // Pegasos: 1 / (lambda × (1 / (lambda × eta0) + t))
        eta = 1 / (lambda * (1 / (lambda * eta0) + t0 + i));
        for (const [name, value] of weights) weights.set(name, value * (1 - eta * lambda));
        const all = naive.paths(sentence, weights);
        loss += all.logZ - all.score(naive.ids(sentence));
        const expected = naive.expected(sentence, weights);
        for (const [name, value] of naive.vector(sentence, labelsOf(sentence))) plus(weights, name, eta * value);
        for (const [name, value] of expected) plus(weights, name, -eta * value);
      });
      return { eta, loss: loss + (lambda / 2) * squared(weights) * visited.length };
    };
    shuffle(order);
    const sample = order.slice(0, 20);
    const untrained = sample.reduce((sum, s) => sum + (sentences[s]?.length ?? 0) * Math.log(3), 0);
    // Up until it is worse than no training, then down until four were better.
    const tried = [0.2, 0.6, 0.2 / 3, 0.2 / 9, 0.2 / 27, 0.2 / 81];
    const trials = tried.map((first) => ({ first, ...epoch(new Map(), sample, first, 0) }));
    expect(trials.map(({ loss }) => loss < untrained)).toEqual([true, false, true, true, true, true]);
    const best = trials.reduce((least, trial) => (trial.loss < least.loss ? trial : least));
    const weights: Vector = new Map();
    const ends = [0, 1].map((i) => {
      shuffle(order);
      const end = epoch(weights, order, best.first, i * order.length);
      return { ...end, norm: Math.sqrt(squared(weights)), weights: new Map(weights) };
    });
    const ours = await trained(
      'l2sgd',
      {
        ...{ c2, max_iterations: 2, 'calibration.eta': 0.2, 'calibration.rate': 3, 'calibration.samples': 20 },
        ...{ 'calibration.candidates': 4, 'calibration.max_trials': 20 },
      },
      sentences,
    );
    ours.seen.forEach(({ featureNorm, lineSearchStep, loss }, i) => {
      expect(lineSearchStep).toBeCloseTo(ends[i]?.eta ?? Number.NaN, 12);
      expect(loss).toBeCloseTo(ends[i]?.loss ?? Number.NaN, 9);
      expect(featureNorm).toBeCloseTo(ends[i]?.norm ?? Number.NaN, 9);
    });
    const least = ends.reduce((a, b) => (b.loss < a.loss ? b : a));
    expectEqual(ours.weights, least.weights);
  });
});

describe('l2sgd', () => {
  // Labels that mostly follow from the token: on pure noise no learning rate helps.
  const random = seeded(5);
  const data = randomSequences(5, 60, 3, 9).map(({ x }) => ({
    x,
    y: x.map((item) => (random() < 0.15 ? 'noise' : `kind ${JSON.stringify(item).length % 3}`)),
  }));

  async function losses(params: Record<string, ParamValue>): Promise<{ losses: number[]; bytes: Uint8Array }> {
    const trainer = engine.createTrainer({ algorithm: 'l2sgd', params });
    for (const { x, y } of data) trainer.append(x, y);
    const seen: number[] = [];
    const bytes = await trainer.train({ onProgress: ({ loss }) => void seen.push(loss) });
    return { losses: seen, bytes };
  }

  it('SGD-1 comes within 0.1 % of the minimum that L-BFGS finds', async () => {
    const trainer = engine.createTrainer({ params: { c2: 0.5, epsilon: 1e-8, period: 0 } });
    for (const { x, y } of data) trainer.append(x, y);
    let minimum = 0;
    await trainer.train({
      onProgress: ({ loss }) => {
        minimum = loss;
      },
    });
    const { bytes } = await losses({ c2: 0.5, max_iterations: 300, delta: 0, period: 0 });
    const tagger = engine.openTagger(bytes);
    let loss = 0.5 * readModel(bytes).featureWeight.reduce((sum, weight) => sum + weight * weight, 0);
    for (const { x, y } of data) {
      tagger.set(x);
      loss -= Math.log(tagger.probability(y));
    }
    expect(loss).toBeGreaterThan(minimum * (1 - 1e-9));
    expect(loss).toBeLessThan(minimum * 1.001);
  });

  it('SGD-5 SGD-6 the model is that of the epoch of least loss; it stops by period and delta', async () => {
    const all = await losses({ max_iterations: 12, period: 0 });
    expect(all.losses).toHaveLength(12);
    const least = all.losses.indexOf(Math.min(...all.losses)) + 1;
    expect((await losses({ max_iterations: least, period: 0 })).bytes).toEqual(all.bytes);
    expect((await losses({ period: 3, delta: 1e9 })).losses).toHaveLength(4);
  });

  it('SGD-2 c2 of 0 keeps the learning rate as it is', async () => {
    const steps: number[] = [];
    const trainer = engine.createTrainer({ algorithm: 'l2sgd', params: { c2: 0, max_iterations: 3 } });
    for (const { x, y } of data) trainer.append(x, y);
    await trainer.train({ onProgress: (progress) => void steps.push(progress.lineSearchStep) });
    expect(new Set(steps).size).toBe(1);
    expect(steps[0]).toBeGreaterThan(0);
  });
});

describe.each(ALGORITHMS)('%s', (algorithm) => {
  const data = randomSequences(7, 50, 3, 8);
  const trainerOn = (params: Record<string, ParamValue> = {}, sequences = data) => {
    const trainer = engine.createTrainer({ algorithm, params });
    for (const { x, y } of sequences) trainer.append(x, y);
    return trainer;
  };

  it('ONL-1 tags separable data without a mistake', async () => {
    const sequences = Array.from({ length: 30 }, (_, i) => {
      const words = Array.from({ length: 2 + (i % 5) }, (_w, t) => (i * 7 + t * 3 + ((t * t * i) % 4)) % 9);
      return {
        x: words.map((word, t) => [`w=${word}`, ...(t > 0 ? [`-1=${words[t - 1]}`] : ['BOS'])]),
        y: words.map((word) => (word < 4 ? 'O' : word < 7 ? 'DISEASE💊' : 'TREATMENT')),
      };
    });
    const bytes = await trainerOn({ max_iterations: 50 }, sequences).train();
    const tagger = engine.openTagger(bytes);
    for (const { x, y } of sequences) expect(tagger.tag(x)).toEqual(y);
  });

  it('ONL-2 the same seed gives the same bytes on one trainer or two engines; another seed does not', async () => {
    const trainer = trainerOn({ max_iterations: 6, seed: 11 });
    const first = await trainer.train();
    expect(await trainer.train()).toEqual(first);
    const other = (await loadEngine()).createTrainer({ algorithm, params: { max_iterations: 6, seed: 11 } });
    for (const { x, y } of data) other.append(x, y);
    expect(await other.train()).toEqual(first);
    expect(await trainerOn({ max_iterations: 6, seed: 12 }).train()).not.toEqual(first);
  });

  it('ONL-3 ONL-5 reports each iteration, with the norm and count of all of CRFsuite’s features', async () => {
    const seen: TrainProgress[] = [];
    const bytes = await trainerOn({ max_iterations: 3, ...PLAIN[algorithm] }).train({
      onProgress: (progress) => void seen.push(progress),
    });
    expect(seen.map((p) => p.iteration)).toEqual([1, 2, 3]);
    const weights = readModel(bytes).featureWeight;
    const last = seen[algorithm === 'l2sgd' ? seen.indexOf(leastLoss(seen)) : 2];
    expect(last?.featureNorm).toBeCloseTo(Math.sqrt(weights.reduce((sum, w) => sum + w * w, 0)), 9);
    expect(last?.activeFeatures).toBe(weights.length);
    for (const progress of seen) {
      expect(progress.gradientNorm).toBeNaN();
      expect(progress.lineSearchTrials).toBe(0);
      expect(progress.lineSearchStep > 0).toBe(algorithm === 'l2sgd');
      expect(progress.loss).toBeGreaterThan(0);
    }
  });

  it('TRN-3 tags the holdout group with each iteration’s weights and changes nothing by it', async () => {
    const held = randomSequences(98, 8, 3, 7);
    const trainer = trainerOn({ max_iterations: 5 });
    for (const { x, y } of held) trainer.append(x, y, 4);
    const tags: { loss: number; tags: string[][] }[] = [];
    let late: (() => string[][]) | undefined;
    const bytes = await trainer.train({
      holdout: 4,
      onProgress: async (progress) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        tags.push({ loss: progress.loss, tags: progress.predictHoldout?.() ?? [] });
        late = progress.predictHoldout;
      },
    });
    expect(bytes).toEqual(await trainerOn({ max_iterations: 5 }).train());
    const tagger = engine.openTagger(bytes);
    const last = algorithm === 'l2sgd' ? leastLoss(tags) : tags.at(-1);
    expect(last?.tags).toEqual(held.map(({ x }) => tagger.tag(x)));
    expect(codeOf(() => late?.())).toBe('closed');
  });

  it('TRN-1 TRN-4 no data is no-data; a timer can cancel, and the trainer then trains as if nothing had been', async () => {
    expect(await codeOfRejection(engine.createTrainer({ algorithm }).train())).toBe('no-data');
    const large = randomSequences(8, 2000, 5, 30);
    const controller = new AbortController();
    const trainer = trainerOn({ max_iterations: 1_000_000 }, large);
    const training = trainer.train({ signal: controller.signal });
    setTimeout(() => controller.abort(), 30);
    expect(await codeOfRejection(training)).toBe('cancelled');
    trainer.set('max_iterations', 1);
    expect(await trainer.train()).toEqual(await trainerOn({ max_iterations: 1 }, large).train());
  });

  it('TRN-7 weights beyond f64 are refused as numeric', async () => {
    const sequences = [{ x: [{ a: 1e308 }, { a: -1e308 }, { b: 1e308 }], y: ['X', 'Y', 'X'] }];
    expect(await codeOfRejection(trainerOn({ max_iterations: 3 }, sequences).train())).toBe('numeric');
  });

  it('ONL-4 no iteration is no weight, whatever the features', async () => {
    const model = readModel(await trainerOn({ max_iterations: 0, 'feature.possible_transitions': 1 }).train());
    expect(model.featureWeight).toHaveLength(0);
    expect(model.labels).toHaveLength(3);
  });

  it.each([
    ['one token', [{ x: [['a']], y: ['X'] }], {}],
    ['one label', [{ x: [['a'], ['b'], []], y: ['X', 'X', 'X'] }], {}],
    ['items without attributes', [{ x: [[], []], y: ['X', 'Y'] }], {}],
    ['no features at all', data, { 'feature.minfreq': 1e9 }],
    [
      '5,000 tokens in one sentence',
      [
        {
          x: Array.from({ length: 5000 }, (_, t) => [`a${t % 11}`]),
          y: Array.from({ length: 5000 }, (_, t) => `Y${t % 3}`),
        },
      ],
      {},
    ],
  ])('TRN-7 PA-4 trains and tags: %s', async (_, sequences, params) => {
    const extra = algorithm === 'pa' ? { type: 0 } : {};
    const bytes = await trainerOn({ max_iterations: 5, ...params, ...extra }, sequences).train({
      onProgress: ({ featureNorm, loss }) => {
        expect(Number.isFinite(loss)).toBe(true);
        expect(Number.isFinite(featureNorm)).toBe(true);
      },
    });
    const { x, y } = sequences[0] ?? { x: [], y: [] };
    expect(engine.openTagger(bytes).tag(x)).toHaveLength(y.length);
  });

  it('TRN-5 TRN-8 select is busy while it trains; iterations() gives the same bytes', async () => {
    const trainer = trainerOn({ max_iterations: 4 });
    const training = trainer.train();
    expect(codeOf(() => trainer.select('arow'))).toBe('busy');
    const bytes = await training;
    const steps = trainer.iterations();
    let step = await steps.next();
    let count = 0;
    for (; !step.done; step = await steps.next()) expect(step.value.iteration).toBe(++count);
    expect(step.value).toEqual(bytes);
  });

  it('ONL-6 does not begin from a model', async () => {
    const from = await trainerOn({ max_iterations: 1 }).train();
    expect(await codeOfRejection(trainerOn().train({ from }))).toBe('invalid-parameter');
  });

  function leastLoss<T extends { loss: number }>(seen: readonly T[]): T {
    return seen.reduce((least, next) => (next.loss < least.loss ? next : least));
  }
});
