import type { ColumnMap } from './columns.js';
import type { Corpus } from './corpus.js';
import type { Features } from './features.js';
import type { CrfModel } from './model.js';
import type { Objective } from './objective.js';

/** The weights at the objective's x as a model: zero weights dropped, the attributes that remain renumbered (SPEC GEN-6). */
export function trainedModel(corpus: Corpus, columns: ColumnMap, features: Features, objective: Objective): CrfModel {
  const x = objective.heap.f64(objective.x, objective.n);
  const scale = objective.heap.f64(objective.scale, objective.n);
  return modelOf(corpus, columns, features, (k) => x[k] / scale[k]);
}

/** As trainedModel, from the weight that each attribute of feature k's column has. */
export function modelOf(
  corpus: Corpus,
  columns: ColumnMap,
  features: Features,
  weightOf: (k: number) => number,
): CrfModel {
  const attributes: string[] = [];
  const featureType: number[] = [];
  const featureSource: number[] = [];
  const featureTarget: number[] = [];
  const featureWeight: number[] = [];
  const pushRow = (row: number, type: number, source: () => number) => {
    for (let k = features.firstOfRow[row]; k < features.firstOfRow[row + 1]; k++) {
      const weight = weightOf(k);
      if (weight === 0) continue;
      featureType.push(type);
      featureSource.push(source());
      featureTarget.push(features.label[k]);
      featureWeight.push(weight);
    }
  };
  corpus.attributes.names.forEach((name, a) => {
    const column = columns.ofAttribute[a];
    if (column < 0) return;
    let id = -1;
    pushRow(column, 0, () => {
      if (id < 0) id = attributes.push(name) - 1;
      return id;
    });
  });
  corpus.labels.names.forEach((_, from) => {
    pushRow(columns.count + from, 1, () => from);
  });
  return {
    labels: corpus.labels.names.slice(),
    attributes,
    featureType: Uint8Array.from(featureType),
    featureSource: Uint32Array.from(featureSource),
    featureTarget: Uint32Array.from(featureTarget),
    featureWeight: Float64Array.from(featureWeight),
  };
}
