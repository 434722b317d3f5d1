import { CrfError } from './errors.js';
import type { CrfModel } from './model.js';
import { readModel, writeModel } from './model-file.js';

/** Either a least absolute weight, or how many weights of attributes to keep: the largest. */
export type Pruning = { readonly minWeight: number } | { readonly keep: number };

const LARGEST_FLOAT16 = 65504;

/**
 * A model without its smaller attribute weights; attributes that lose their last one go too. Transitions and labels
 * stay (SPEC PRU-1 … PRU-3).
 * @returns model bytes @throws CrfError `invalid-model`, `invalid-parameter`
 */
export function pruneModel(bytes: Uint8Array, pruning: Pruning): Uint8Array {
  const model = readModel(bytes);
  const keeps = 'keep' in pruning ? largest(model, pruning.keep) : atLeast(model, pruning.minWeight);
  return writeModel(withWeights(model, (k, weight) => (model.featureType[k] === 1 || keeps(k) ? weight : 0)));
}

/**
 * A model whose weights are rounded to 16-bit floats (IEEE 754 binary16, half to even), in CRFsuite's format: the file
 * compresses better and any CRFsuite reads it. Weights that become 0 go (SPEC QNT-1 … QNT-3).
 * @returns model bytes @throws CrfError `invalid-model`, `out-of-range` for a weight beyond 65,504
 */
export function quantiseModel(bytes: Uint8Array): Uint8Array {
  return writeModel(withWeights(readModel(bytes), (_, weight) => toFloat16(weight)));
}

function atLeast(model: CrfModel, minWeight: number): (k: number) => boolean {
  if (!(minWeight >= 0)) throw new CrfError('invalid-parameter', 'minWeight is a number from 0.');
  return (k) => Math.abs(model.featureWeight[k]) >= minWeight;
}

/** Of equal weights, those first in the file stay. */
function largest(model: CrfModel, keep: number): (k: number) => boolean {
  if (!Number.isInteger(keep) || keep < 0) throw new CrfError('invalid-parameter', 'keep is a whole number from 0.');
  const size = (k: number) => Math.abs(model.featureWeight[k]);
  const states = Array.from(model.featureType.keys()).filter((k) => model.featureType[k] === 0);
  const kept = new Set(states.sort((a, b) => size(b) - size(a) || a - b).slice(0, keep));
  return (k) => kept.has(k);
}

/** The model with other weights: features of weight 0 left out, the attributes that remain renumbered in their order. */
function withWeights(model: CrfModel, weightOf: (k: number, weight: number) => number): CrfModel {
  const weights = model.featureWeight.map((weight, k) => weightOf(k, weight));
  const kept = Array.from(weights.keys()).filter((k) => weights[k] !== 0);
  const used = new Uint8Array(model.attributes.length);
  for (const k of kept) if (model.featureType[k] === 0) used[model.featureSource[k]] = 1;
  const attributes = model.attributes.filter((_, id) => used[id]);
  const newId = new Uint32Array(used.length);
  used.forEach((_, id) => {
    if (id > 0) newId[id] = newId[id - 1] + used[id - 1];
  });
  return {
    labels: model.labels,
    attributes,
    featureType: Uint8Array.from(kept, (k) => model.featureType[k]),
    featureSource: Uint32Array.from(kept, (k) =>
      model.featureType[k] === 0 ? newId[model.featureSource[k]] : model.featureSource[k],
    ),
    featureTarget: Uint32Array.from(kept, (k) => model.featureTarget[k]),
    featureWeight: Float64Array.from(kept, (k) => weights[k]),
  };
}

const view = new DataView(new ArrayBuffer(8));
/** Adding and subtracting it rounds a small f64 to a whole number, half to even. */
const ROUNDER = 1.5 * 2 ** 52;

/** The nearest value of 1 sign, 5 exponent and 10 fraction bits. */
function toFloat16(value: number): number {
  view.setFloat64(0, value);
  const exponent = ((view.getUint16(0) >> 4) & 0x7ff) - 1023;
  const step = 2 ** (Math.max(-14, exponent) - 10);
  const rounded = (value / step + ROUNDER - ROUNDER) * step;
  if (Math.abs(rounded) > LARGEST_FLOAT16)
    throw new CrfError('out-of-range', `A weight is beyond the 16-bit range of ${LARGEST_FLOAT16}.`);
  return rounded;
}
