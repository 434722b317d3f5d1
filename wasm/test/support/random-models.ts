import fc from 'fast-check';
import type { CrfModel } from '../../dist/index.js';

/** Weights of a model and of one sequence's positions: state [T][L], trans [L][L]. */
export interface Case {
  readonly state: readonly (readonly number[])[];
  readonly trans: readonly (readonly number[])[];
}

/** Up to 4 positions and 3 labels, weights within ±5: all paths can be enumerated. */
export const smallCase: fc.Arbitrary<Case> = caseOf(fc.double({ min: -5, max: 5, noNaN: true }));

/** Weights 0 and 1 alone: most paths tie, and their sums are exact. */
export const tiedCase: fc.Arbitrary<Case> = caseOf(fc.constantFrom(0, 1));

function caseOf(weight: fc.Arbitrary<number>): fc.Arbitrary<Case> {
  const table = (rows: number, columns: number) =>
    fc.array(fc.array(weight, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
  return fc
    .record({ length: fc.integer({ min: 1, max: 4 }), labels: fc.integer({ min: 1, max: 3 }) })
    .chain(({ length, labels }) => fc.record({ state: table(length, labels), trans: table(labels, labels) }));
}

/** A model with one attribute a position, `at 0`, `at 1`, …, so that every state score is a weight of its own. */
export function modelOf(
  { state, trans }: Case,
  labels: readonly string[] = trans.map((_, id) => `L${id}·é`),
): CrfModel {
  const features = [
    ...state.flatMap((row, t) => row.map((weight, label) => ({ type: 0, source: t, target: label, weight }))),
    ...trans.flatMap((row, from) => row.map((weight, to) => ({ type: 1, source: from, target: to, weight }))),
  ];
  return {
    labels,
    attributes: state.map((_, t) => `at ${t}`),
    featureType: Uint8Array.from(features, (f) => f.type),
    featureSource: Uint32Array.from(features, (f) => f.source),
    featureTarget: Uint32Array.from(features, (f) => f.target),
    featureWeight: Float64Array.from(features, (f) => f.weight),
  };
}

/** The sequence that the case's state rows stand for. */
export function sequenceOf({ state }: Case): string[][] {
  return state.map((_, t) => [`at ${t}`, 'never seen']);
}

export interface WeighedPath {
  readonly ids: readonly number[];
  readonly score: number;
  readonly probability: number;
}

/** Every path with its score and probability, by enumeration. */
export function weighedPaths({ state, trans }: Case): WeighedPath[] {
  let paths: { ids: number[]; score: number }[] = [{ ids: [], score: 0 }];
  state.forEach((row) => {
    paths = paths.flatMap(({ ids, score }) =>
      row.map((weight, label) => {
        const before = ids.at(-1);
        const transition = before === undefined ? 0 : (trans[before]?.[label] ?? Number.NaN);
        return { ids: [...ids, label], score: score + transition + weight };
      }),
    );
  });
  const z = paths.reduce((sum, { score }) => sum + Math.exp(score), 0);
  return paths.map((path) => ({ ...path, probability: Math.exp(path.score) / z }));
}
