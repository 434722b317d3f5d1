import { describe, expect, it } from 'vitest';
import { loadEngine, readModel, type TrainOptions, type TrainProgress, type WarmStart } from '../dist/index.js';
import { codeOfRejection } from './support/codes';
import { randomSequences, type Sequence } from './support/corpora';

const engine = await loadEngine();
const data = randomSequences(11, 90, 4, 12);
const more = randomSequences(12, 60, 5, 12);

async function train(sequences: readonly Sequence[], params: Record<string, number>, options: TrainOptions = {}) {
  const trainer = engine.createTrainer({ params });
  for (const { x, y } of sequences) trainer.append(x, y);
  const seen: TrainProgress[] = [];
  const starts: WarmStart[] = [];
  const bytes = await trainer.train({
    ...options,
    onProgress: (progress) => void seen.push(progress),
    onWarmStart: (start) => void starts.push(start),
  });
  return { bytes, seen, start: starts[0], loss: seen.at(-1)?.loss ?? Number.NaN };
}

/** -sum log P(y|x) + c2 |w|^2 + c1 |w|_1, from what the tagger says and the model's weights. */
function objectiveOf(bytes: Uint8Array, sequences: readonly Sequence[], c1: number, c2: number): number {
  const tagger = engine.openTagger(bytes);
  let loss = 0;
  for (const { x, y } of sequences) {
    tagger.set(x);
    loss -= Math.log(tagger.probability(y));
  }
  for (const w of readModel(bytes).featureWeight) loss += c2 * w * w + c1 * Math.abs(w);
  return loss;
}

const tight = { epsilon: 1e-7, period: 0, max_iterations: 3000 };

describe('warm start', () => {
  it.each([
    ['L-BFGS', 0],
    ['OWL-QN', 0.2],
  ])('WRM-1 %s from the optimum: no iteration, the same model, everything kept', async (_, c1) => {
    const cold = await train(data, { c1, c2: 0.3, ...tight });
    const warm = await train(data, { c1, c2: 0.3, epsilon: 1e-4 }, { from: cold.bytes });
    expect(warm.seen).toHaveLength(0);
    const [before, after] = [readModel(cold.bytes), readModel(warm.bytes)];
    expect(after.attributes).toEqual(before.attributes);
    expect(after.featureTarget).toEqual(before.featureTarget);
    after.featureWeight.forEach((weight, k) => {
      expect(weight).toBeCloseTo(before.featureWeight[k] ?? Number.NaN, 14);
    });
    expect(warm.start?.weights.kept).toBe(before.featureWeight.length);
    expect(warm.start?.weights.dropped).toBe(0);
    expect(warm.start?.attributes).toMatchObject({ kept: before.attributes.length, dropped: 0 });
  });

  it.each([
    ['L-BFGS', 0],
    ['OWL-QN', 0.2],
  ])('WRM-1 %s from another data set’s model: the same minimum as from 0, to 1e-4', async (_, c1) => {
    const params = { c1, c2: 0.3, ...tight };
    const old = await train(more, params);
    const cold = await train(data, params);
    const warm = await train(data, params, { from: old.bytes });
    expect(Math.abs(warm.loss - cold.loss)).toBeLessThan(1e-4 * cold.loss);
    expect(Math.abs(objectiveOf(warm.bytes, data, c1, 0.3) - cold.loss)).toBeLessThan(1e-4 * cold.loss);
  });

  it('WRM-1 OWL-QN from weights not 0 begins with their c1 penalty: the loss falls from it and is the true one', async () => {
    const old = await train(more, { c1: 0, c2: 0.05 });
    const warm = await train(data, { c1: 0.5, c2: 0.3, max_iterations: 15, period: 0 }, { from: old.bytes });
    warm.seen.slice(1).forEach((progress, i) => {
      expect(progress.loss).toBeLessThanOrEqual((warm.seen[i]?.loss ?? 0) * (1 + 1e-12));
    });
    expect(warm.loss).toBeCloseTo(objectiveOf(warm.bytes, data, 0.5, 0.3), 6);
  });

  it('WRM-1 fewer iterations than from 0 when a few sequences were added', async () => {
    const params = { c1: 0, c2: 0.5, epsilon: 1e-4, period: 0 };
    const before = await train(data, params);
    const grown = [...data, ...randomSequences(13, 3, 4, 6)];
    const cold = await train(grown, params);
    const warm = await train(grown, params, { from: before.bytes });
    expect(warm.seen.length).toBeLessThan(cold.seen.length);
    expect(Math.abs(warm.loss - cold.loss)).toBeLessThan(1e-4 * cold.loss);
  });

  it('WRM-2 counts what is kept, added and dropped', async () => {
    const step = { c1: 0, c2: 1, max_iterations: 3 };
    const old = await train([{ x: [['a'], ['b', 'gone']], y: ['X', 'Y'] }], step);
    const now = [
      { x: [['a'], ['b']], y: ['X', 'Y'] },
      { x: [['a'], ['new', 'twin']], y: ['Z', 'Y'] },
    ];
    const { start } = await train(now, step, { from: old.bytes });
    expect(start?.attributes).toEqual({ kept: 2, added: 2, dropped: 1 });
    // Before: a>X, b>Y, gone>Y, X>Y. Now: a>X, a>Z, b>Y, new>Y, twin>Y, X>Y, Z>Y.
    expect(start?.weights).toEqual({ kept: 3, added: 4, dropped: 1 });
  });

  it('WRM-2 labels are matched by name, whatever their ids', async () => {
    const params = { c1: 0, c2: 0.3, ...tight };
    const cold = await train(data, params);
    const warm = await train(data.slice().reverse(), { c1: 0, c2: 0.3, epsilon: 1e-4 }, { from: cold.bytes });
    expect(warm.seen).toHaveLength(0);
    expect(objectiveOf(warm.bytes, data, 0, 0.3)).toBeCloseTo(cold.loss, 5);
  });

  it('WRM-3 attributes that are one column now start at the mean of their weights', async () => {
    const step = { c1: 0, c2: 1, max_iterations: 5 };
    const apart = [{ x: [['a', 'b'], ['a'], ['c']], y: ['X', 'X', 'Y'] }];
    const old = await train(apart, step);
    const together = [{ x: [['a', 'b'], ['c']], y: ['X', 'Y'] }];
    const warm = await train(together, { c1: 0, c2: 1, epsilon: 1e9 }, { from: old.bytes });
    expect(warm.seen).toHaveLength(0);
    const weights = (bytes: Uint8Array) =>
      new Map(
        engine
          .openTagger(bytes)
          .info()
          .stateFeatures.map((f) => [`${f.attribute}>${f.label}`, f.weight]),
      );
    const [before, after] = [weights(old.bytes), weights(warm.bytes)];
    const mean = ((before.get('a>X') ?? 0) + (before.get('b>X') ?? 0)) / 2;
    expect(before.get('a>X')).not.toBeCloseTo(before.get('b>X') ?? 0, 3);
    expect(after.get('a>X')).toBeCloseTo(mean, 14);
    expect(after.get('b>X')).toBeCloseTo(mean, 14);
    expect(after.get('c>Y')).toBeCloseTo(before.get('c>Y') ?? 0, 14);
  });

  it('WRM-2 bytes that are no model: invalid-model, and the trainer stays usable', async () => {
    const trainer = engine.createTrainer({ params: { max_iterations: 2 } });
    trainer.append([['a']], ['X']);
    expect(await codeOfRejection(trainer.train({ from: new Uint8Array(60) }))).toBe('invalid-model');
    expect((await trainer.train()).length).toBeGreaterThan(48);
  });
});
