import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CrfModel, loadEngine, pruneModel, quantiseModel, readModel, writeModel } from '../dist/index.js';
import { codeOf } from './support/codes';
import { randomSequences } from './support/corpora';

const engine = await loadEngine();

async function trained(): Promise<Uint8Array> {
  const trainer = engine.createTrainer({ params: { c2: 0.2, max_iterations: 30 } });
  for (const { x, y } of randomSequences(21, 60, 3, 10)) trainer.append(x, y);
  return await trainer.train();
}

/** Attribute i has weights states[i] for labels A and B; A -> B has weight `transition`. */
function modelWith(states: readonly (readonly [number, number])[], transition: number): CrfModel {
  const features = [
    ...states.flatMap((pair, source) => pair.map((weight, target) => ({ type: 0, source, target, weight }))),
    { type: 1, source: 0, target: 1, weight: transition },
  ];
  return {
    labels: ['A', 'B'],
    attributes: states.map((_, i) => `é${i}`),
    featureType: Uint8Array.from(features, (f) => f.type),
    featureSource: Uint32Array.from(features, (f) => f.source),
    featureTarget: Uint32Array.from(features, (f) => f.target),
    featureWeight: Float64Array.from(features, (f) => f.weight),
  };
}

const states = (bytes: Uint8Array) =>
  engine
    .openTagger(bytes)
    .info()
    .stateFeatures.map(({ attribute, label, weight }) => `${attribute}>${label} ${weight}`);

describe('pruning', () => {
  const bytes = writeModel(
    modelWith(
      [
        [3, -0.5],
        [0.25, -0.25],
        [-2, 0.5],
      ],
      0.001,
    ),
  );

  it('PRU-1 minWeight keeps weights of at least that size, attributes that have one, and all transitions', () => {
    const pruned = pruneModel(bytes, { minWeight: 0.5 });
    expect(states(pruned)).toEqual(['é0>A 3', 'é0>B -0.5', 'é2>A -2', 'é2>B 0.5']);
    expect(readModel(pruned).attributes).toEqual(['é0', 'é2']);
    expect(engine.openTagger(pruned).info().transitions).toEqual([{ from: 'A', to: 'B', weight: 0.001 }]);
    expect(pruned.length).toBeLessThan(bytes.length);
    expect(pruneModel(bytes, { minWeight: 0 })).toEqual(bytes);
  });

  it('PRU-2 keep leaves the largest, of equal ones those first in the file', () => {
    expect(states(pruneModel(bytes, { keep: 3 }))).toEqual(['é0>A 3', 'é0>B -0.5', 'é2>A -2']);
    expect(pruneModel(bytes, { keep: 99 })).toEqual(bytes);
    const none = readModel(pruneModel(bytes, { keep: 0 }));
    expect(none.attributes).toEqual([]);
    expect(none.labels).toEqual(['A', 'B']);
    expect(none.featureWeight).toHaveLength(1);
  });

  it('PRU-1 a pruned model tags as the model whose small weights are 0', async () => {
    const model = await trained();
    const pruned = engine.openTagger(pruneModel(model, { minWeight: 0.3 }));
    const { featureWeight, featureType, ...rest } = readModel(model);
    const zeroed = featureWeight.map((w, k) => (featureType[k] === 0 && Math.abs(w) < 0.3 ? 0 : w));
    expect(zeroed).not.toEqual(featureWeight);
    const truth = engine.openTagger(writeModel({ ...rest, featureType, featureWeight: zeroed }));
    for (const { x } of randomSequences(22, 20, 3, 8)) {
      expect(pruned.tag(x)).toEqual(truth.tag(x));
      expect(pruned.logPartition()).toBeCloseTo(truth.logPartition(), 9);
    }
  });

  it('PRU-3 refuses what is no number, and bytes that are no model', () => {
    for (const minWeight of [-1, Number.NaN]) {
      expect(codeOf(() => pruneModel(bytes, { minWeight }))).toBe('invalid-parameter');
    }
    for (const keep of [-1, 0.5, Number.NaN]) {
      expect(codeOf(() => pruneModel(bytes, { keep }))).toBe('invalid-parameter');
    }
    expect(codeOf(() => pruneModel(new Uint8Array(9), { keep: 1 }))).toBe('invalid-model');
  });
});

/** Every finite float16 from 0 on, by the definition of the format, rising. */
const halves = Array.from({ length: 31 * 1024 }, (_, bits) => {
  const [exponent, fraction] = [bits >> 10, bits & 1023];
  return exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
});

/** By search: the nearest, of two equally near ones that with the even last bit. */
function nearestHalf(value: number): number {
  const size = Math.abs(value);
  let [low, high] = [0, halves.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((halves[middle] ?? 0) <= size) low = middle;
    else high = middle;
  }
  const [below, above] = [halves[low] ?? 0, halves[high] ?? 0];
  const gap = size - below - (above - size);
  const nearest = gap < 0 || (gap === 0 && low % 2 === 0) ? below : above;
  return value < 0 ? -nearest : nearest;
}

describe('16-bit weights', () => {
  const rounded = (weight: number) => {
    const model = readModel(quantiseModel(writeModel(modelWith([[weight, 1]], 1))));
    return model.featureType[0] === 0 && model.featureTarget[0] === 0 ? (model.featureWeight[0] ?? 0) : 0;
  };

  it('QNT-1 each weight becomes the nearest float16, half to even; what becomes 0 goes', () => {
    const tiny = fc.double({ min: -1e-6, max: 1e-6, noNaN: true });
    const usual = fc.double({ min: -12, max: 12, noNaN: true });
    const wide = fc.double({ min: -65504, max: 65504, noNaN: true });
    const halfway = fc
      .integer({ min: 0, max: halves.length - 2 })
      .map((i) => ((halves[i] ?? 0) + (halves[i + 1] ?? 0)) / 2);
    fc.assert(
      fc.property(fc.oneof(tiny, usual, wide, halfway), (weight) => {
        expect(rounded(weight)).toBe(nearestHalf(weight) === 0 ? 0 : nearestHalf(weight));
      }),
      { numRuns: 500 },
    );
    expect(rounded(0.1)).toBe(0.0999755859375);
    expect(rounded(1 + 2 ** -11)).toBe(1);
    expect(rounded(1 + 3 * 2 ** -11)).toBe(1 + 2 ** -9);
    expect(rounded(2 ** -25)).toBe(0);
  });

  it('QNT-2 twice is once; a relative error of at most 2^-11; every tag of the full model but for near ties', async () => {
    const model = await trained();
    const small = quantiseModel(model);
    expect(quantiseModel(small)).toEqual(small);
    const before = new Map(states(model).map((line) => [line.split(' ')[0], Number(line.split(' ')[1])]));
    for (const line of states(small)) {
      const [name, weight] = [line.split(' ')[0], Number(line.split(' ')[1])];
      const full = before.get(name) ?? Number.NaN;
      expect(Math.abs(weight - full)).toBeLessThanOrEqual(Math.max(2 ** -25, Math.abs(full) * 2 ** -11));
    }
    const [a, b] = [engine.openTagger(model), engine.openTagger(small)];
    for (const { x } of randomSequences(23, 30, 3, 8)) {
      const best = a.tag(x);
      const other = b.tag(x);
      expect(a.score(best) - a.score(other)).toBeLessThan(0.05);
    }
  });

  it('QNT-3 a weight beyond the range of 16 bits is refused, the largest one is not', () => {
    expect(rounded(65519)).toBe(65504);
    expect(codeOf(() => rounded(65520))).toBe('out-of-range');
    expect(codeOf(() => rounded(-1e300))).toBe('out-of-range');
    expect(codeOf(() => quantiseModel(new Uint8Array(50)))).toBe('invalid-model');
  });
});
