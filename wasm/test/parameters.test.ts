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
