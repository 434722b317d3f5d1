import { describe, expect, it } from 'vitest';
import { Corpus } from '../dist/corpus.js';
import { generateFeatures } from '../dist/features.js';
import { findGroups } from '../dist/groups.js';
import { type CrfModel, loadEngine, writeModel } from '../dist/index.js';
import { Objective } from '../dist/objective.js';
import { placeColumns } from '../dist/placed-columns.js';
import { byLength, select } from '../dist/selection.js';
import { trainedModel } from '../dist/trained-model.js';
import { allPaths } from './support/all-paths';
import { randomSequences, type Sequence } from './support/corpora';
import { finish, newHeap } from './support/kernels';
import { seeded } from './support/random';

function build(data: readonly Sequence[], c2: number) {
  const corpus = new Corpus();
  for (const { x, y } of data) corpus.append(x, y, 0);
  const view = corpus.sequences();
  const selection = byLength(
    view,
    select(view, () => true),
  );
  const heap = newHeap();
  const from = heap.mark();
  const columns = finish(placeColumns(heap, view, selection));
  const options = { minFrequency: Number.NEGATIVE_INFINITY, possibleStates: true, possibleTransitions: true };
  const features = finish(generateFeatures(heap, view, selection, columns, options));
  const grouping = finish(findGroups(heap, columns));
  const objective = new Objective(
    ...([heap, columns, features, grouping, selection.starts, view.numLabels, c2] as const),
    { from, to: heap.mark() },
  );
  const lossAt = (x: ArrayLike<number>) => {
    objective.heap.f64(objective.x, features.count).set(x);
    return finish(objective.evaluate());
  };
  const model = () => trainedModel(corpus, columns, features, objective);
  return { objective, features, columns, grouping, lossAt, model };
}

function randomWeights(count: number, seed: number): Float64Array {
  const random = seeded(seed);
  return Float64Array.from({ length: count }, () => 2 * random() - 1);
}

const engine = await loadEngine();

describe('objective', () => {
  it.each([1, 2, 3, 5, 9, 12, 17])('OBJ-2 gradient equals central differences, %i labels', (labels) => {
    const { objective, features, lossAt } = build(randomSequences(labels, 23, labels, 9), 0.7);
    const x = randomWeights(features.count, 5);
    lossAt(x);
    const gradient = objective.heap.f64(objective.g, features.count).slice();
    const h = 1e-5;
    for (let k = 0; k < features.count; k += 1 + Math.floor(features.count / 60)) {
      const up = x.slice();
      const down = x.slice();
      up[k] = (x[k] ?? 0) + h;
      down[k] = (x[k] ?? 0) - h;
      const difference = (lossAt(up) - lossAt(down)) / (2 * h);
      expect(Math.abs((gradient[k] ?? 0) - difference), `coordinate ${k}`).toBeLessThan(
        1e-5 * Math.max(1, Math.abs(difference)),
      );
    }
  });

  it.each([1, 2, 3])('OBJ-1 loss is -sum of log P over all paths plus c2 |w|^2, %i labels', (labels) => {
    const c2 = 0.3;
    const data = randomSequences(40 + labels, 11, labels, 4);
    const { features, lossAt, model } = build(data, c2);
    const loss = lossAt(randomWeights(features.count, 9));
    const weights = weightsOf(model());
    let truth = c2 * weights.norm2;
    for (const { x, y } of data) {
      const tables = weights.tablesOf(x.map((item) => Object.entries(plainItem(item))));
      const paths = allPaths(tables.state, tables.trans);
      truth += paths.logZ - paths.score(y.map((label) => weights.labels.indexOf(label)));
    }
    expect(Math.abs(loss - truth)).toBeLessThan(1e-9 * truth);
  });

  it.each([2, 3, 5, 9])('OBJ-1 OBJ-2 hold where a token has scores thousands of nats apart, %i labels', (labels) => {
    const { columns, objective, features, lossAt } = build(randomSequences(labels, 23, labels, 9), 0);
    const random = seeded(labels);
    const x = Float64Array.from(features.row, (row) => (row < columns.count ? 3000 : 3) * (random() - 0.5));
    const loss = lossAt(x);
    // So far apart, log Z is nearly the score of the best path: linear in the weights.
    const gradient = objective.heap.f64(objective.g, features.count).slice();
    expect(gradient.every(Number.isFinite)).toBe(true);
    const slope = gradient.reduce((sum, value, k) => sum + value * (x[k] ?? 0), 0);
    expect(Math.abs(loss - slope)).toBeLessThan(1e-4 * loss);
  });

  it('OBJ-3 merging columns and sharing rows loses nothing: the model scores what the objective scored', () => {
    const data = randomSequences(77, 60, 3, 12).map(({ x, y }) => ({
      x: x.map((item) => (Array.isArray(item) ? [...item, ...item.map((name) => `twin of ${name}`)] : item)),
      y,
    }));
    const { features, columns, grouping, lossAt, model } = build(data, 0);
    expect(columns.count).toBeLessThan(columns.ofAttribute.length);
    expect(grouping.groupEntries).toBeGreaterThan(0);
    const loss = lossAt(randomWeights(features.count, 21));
    const tagger = engine.openTagger(writeModel(model()));
    let truth = 0;
    for (const { x, y } of data) {
      tagger.set(x);
      truth -= Math.log(tagger.probability(y));
    }
    expect(Math.abs(loss - truth)).toBeLessThan(1e-9 * truth);
  });

  it('OBJ-4 evaluating twice at one point gives the same bits', () => {
    const { objective, features, lossAt } = build(randomSequences(5, 300, 4, 30), 1);
    const x = randomWeights(features.count, 1);
    const loss = lossAt(x);
    const gradient = objective.heap.f64(objective.g, objective.n).slice();
    lossAt(randomWeights(features.count, 2));
    expect(lossAt(x)).toBe(loss);
    expect(objective.heap.f64(objective.g, objective.n)).toEqual(gradient);
  });
});

/** CRFsuite's mapping of items, written down once more for the tests' own corpora. */
function plainItem(item: Sequence['x'][number]): Record<string, number> {
  const sum: Record<string, number> = {};
  const add = (name: string, weight: number) => {
    sum[name] = (sum[name] ?? 0) + weight;
  };
  if (Array.isArray(item)) for (const name of item) add(String(name), 1);
  else {
    for (const [name, value] of Object.entries(item)) {
      if (typeof value === 'string') add(`${name}:${value}`, 1);
      else add(name, Number(value));
    }
  }
  return sum;
}

function weightsOf(model: CrfModel) {
  const state = new Map<string, number[]>();
  const trans = model.labels.map(() => model.labels.map(() => 0));
  let norm2 = 0;
  model.featureWeight.forEach((weight, k) => {
    norm2 += weight * weight;
    const source = model.featureSource[k] ?? 0;
    const target = model.featureTarget[k] ?? 0;
    if (model.featureType[k] === 1) {
      const row = trans[source];
      if (row) row[target] = weight;
      return;
    }
    const name = model.attributes[source] ?? '';
    const row = state.get(name) ?? model.labels.map(() => 0);
    row[target] = weight;
    state.set(name, row);
  });
  return {
    labels: model.labels,
    norm2,
    tablesOf: (items: readonly (readonly [string, number])[][]) => ({
      trans,
      state: items.map((item) =>
        model.labels.map((_, label) =>
          item.reduce((sum, [name, value]) => sum + value * (state.get(name)?.[label] ?? 0), 0),
        ),
      ),
    }),
  };
}
