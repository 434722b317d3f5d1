import { describe, expect, it } from 'vitest';
import { loadEngine } from '../dist/index.js';
import { codeOf } from './support/codes';

const engine = await loadEngine();

describe('parameters', () => {
  it('PAR-1 names and defaults are those of CRFsuite', () => {
    expect(engine.createTrainer().getParams()).toEqual({
      'feature.minfreq': 0,
      'feature.possible_states': false,
      'feature.possible_transitions': false,
      c1: 0,
      c2: 1,
      max_iterations: 2147483647,
      num_memories: 6,
      epsilon: 1e-5,
      period: 10,
      delta: 1e-5,
      linesearch: 'MoreThuente',
      max_linesearch: 20,
    });
  });

  const features = { 'feature.minfreq': 0, 'feature.possible_states': false, 'feature.possible_transitions': false };
  it.each([
    [
      'l2sgd',
      {
        ...{ c2: 1, max_iterations: 1000, period: 10, delta: 1e-6, 'calibration.eta': 0.1, 'calibration.rate': 2 },
        ...{ 'calibration.samples': 1000, 'calibration.candidates': 10, 'calibration.max_trials': 20 },
      },
    ],
    ['averaged-perceptron', { max_iterations: 100, epsilon: 0 }],
    ['passive-aggressive', { type: 1, c: 1, error_sensitive: true, averaging: true, max_iterations: 100, epsilon: 0 }],
    ['arow', { variance: 1, gamma: 1, max_iterations: 100, epsilon: 0 }],
  ] as const)('PAR-4 %s: names and defaults are those of CRFsuite, and a seed', (algorithm, defaults) => {
    const trainer = engine.createTrainer({ algorithm });
    expect(trainer.getParams()).toEqual({ ...features, ...defaults, seed: 0 });
    for (const name of trainer.params()) expect(trainer.help(name).length).toBeGreaterThan(10);
  });

  it('PAR-5 select changes the set and begins again at the defaults; ap and pa are short names', () => {
    const trainer = engine.createTrainer({ params: { c1: 2, max_iterations: 7 } });
    trainer.select('ap');
    expect(codeOf(() => trainer.get('c1'))).toBe('unknown-parameter');
    expect(trainer.getParams()).toEqual(engine.createTrainer({ algorithm: 'averaged-perceptron' }).getParams());
    trainer.select('pa');
    trainer.set('type', 2);
    expect(trainer.getParams()).toEqual({
      ...engine.createTrainer({ algorithm: 'passive-aggressive' }).getParams(),
      type: 2,
    });
    expect(codeOf(() => trainer.select('perceptron' as 'ap'))).toBe('unknown-algorithm');
    expect(trainer.get('type')).toBe(2);
    trainer.select('lbfgs');
    expect(trainer.getParams()).toEqual(engine.createTrainer().getParams());
  });

  it('PAR-3 values out of range are refused by the other algorithms, too', () => {
    const wrong = [
      ...([
        ['pa', 'type', 3],
        ['pa', 'type', 0.5],
        ['pa', 'c', 0],
        ['pa', 'averaging', 2],
        ['arow', 'gamma', 0],
      ] as const),
      ...([
        ['arow', 'variance', -1],
        ['ap', 'seed', -1],
        ['ap', 'epsilon', 'small'],
        ['l2sgd', 'calibration.rate', 1],
      ] as const),
      ...([
        ['l2sgd', 'calibration.eta', 0],
        ['l2sgd', 'calibration.samples', 0],
      ] as const),
    ] as const;
    for (const [algorithm, name, value] of wrong) {
      const trainer = engine.createTrainer({ algorithm });
      expect(
        codeOf(() => trainer.set(name, value)),
        `${algorithm} ${name}=${value}`,
      ).toBe('invalid-parameter');
    }
  });

  it('PAR-2 values are read from numbers, flags and text, and kept by their own type', () => {
    const trainer = engine.createTrainer({ params: { c1: '0.25', max_iterations: 50, 'feature.possible_states': 1 } });
    trainer.setParams({ 'feature.possible_transitions': 'true', linesearch: 'Backtracking' });
    expect(trainer.get('c1')).toBe(0.25);
    expect(trainer.get('max_iterations')).toBe(50);
    expect(trainer.get('feature.possible_states')).toBe(true);
    expect(trainer.get('feature.possible_transitions')).toBe(true);
    trainer.set('feature.possible_states', '0');
    expect(trainer.get('feature.possible_states')).toBe(false);
    for (const name of trainer.params()) expect(trainer.help(name).length).toBeGreaterThan(10);
  });

  it('PAR-3 unknown names and algorithms, and values out of range, are refused', () => {
    const trainer = engine.createTrainer();
    expect(codeOf(() => trainer.set('C1', 1))).toBe('unknown-parameter');
    expect(codeOf(() => trainer.get('constructor'))).toBe('unknown-parameter');
    expect(codeOf(() => trainer.help('toString'))).toBe('unknown-parameter');
    expect(codeOf(() => engine.createTrainer({ params: { variance: 1 } }))).toBe('unknown-parameter');
    expect(codeOf(() => engine.createTrainer({ algorithm: 'sgd' as 'lbfgs' }))).toBe('unknown-algorithm');
    expect(codeOf(() => trainer.select('toString' as 'lbfgs'))).toBe('unknown-algorithm');
    const wrong: (readonly [string, number | string | boolean])[] = [
      ...([
        ['c1', -1],
        ['c2', Number.NaN],
        ['c2', 'much'],
        ['c2', ''],
        ['max_iterations', 1.5],
      ] as const),
      ...([
        ['num_memories', 0],
        ['linesearch', 'backtracking'],
        ['feature.possible_states', 2],
      ] as const),
      ...([
        ['epsilon', Number.POSITIVE_INFINITY],
        ['max_linesearch', 0],
        ['period', -1],
      ] as const),
    ];
    for (const [name, value] of wrong)
      expect(
        codeOf(() => trainer.set(name, value)),
        `${name}=${value}`,
      ).toBe('invalid-parameter');
    expect(trainer.getParams()).toEqual(engine.createTrainer().getParams());
  });
});

describe('engine', () => {
  it('MEM-1 the same kernels can be given as bytes or module', async () => {
    const { wasmBytes } = engine;
    expect(Array.from(wasmBytes.subarray(0, 4))).toEqual([0, 0x61, 0x73, 0x6d]);
    const train = async (options: Parameters<typeof loadEngine>[0]) => {
      const trainer = (await loadEngine(options)).createTrainer({ params: { max_iterations: 5 } });
      trainer.append([['a'], ['b']], ['X', 'Y']);
      return trainer.train();
    };
    const plain = await train({});
    expect(await train({ wasm: wasmBytes })).toEqual(plain);
    expect(await train({ wasm: await WebAssembly.compile(Uint8Array.from(wasmBytes)) })).toEqual(plain);
  });
});
