import type { ColumnMap } from './columns.js';
import type { Corpus } from './corpus.js';
import type { Features } from './features.js';
import type { CrfModel } from './model.js';
import type { Objective } from './objective.js';
import type { Change, WarmStart } from './types.js';

/**
 * Moves the objective's x from 0 to a model's weights (SPEC WRM-1 … WRM-3). Attributes that are one column here may
 * have had different weights there: the column starts at their mean, the nearest point at which they are equal.
 */
export function startFrom(
  model: CrfModel,
  corpus: Corpus,
  columns: ColumnMap,
  features: Features,
  objective: Objective,
): WarmStart {
  const x = objective.heap.f64(objective.x, objective.n);
  const scale = objective.heap.f64(objective.scale, objective.n);
  const labelOf = model.labels.map((name) => corpus.labels.find(name));
  const columnOf = model.attributes.map((name) => {
    const attribute = corpus.attributes.find(name);
    return attribute === undefined ? -1 : columns.ofAttribute[attribute];
  });
  const rowOf = (k: number): number => {
    const source = model.featureSource[k];
    if (model.featureType[k] === 0) return columnOf[source];
    const from = labelOf[source];
    return from === undefined ? -1 : columns.count + from;
  };
  let kept = 0;
  for (let k = 0; k < model.featureWeight.length; k++) {
    const f = featureAt(features, rowOf(k), labelOf[model.featureTarget[k]]);
    if (f < 0) continue;
    // x = sqrt(m) * mean weight, and scale = sqrt(m)
    x[f] += model.featureWeight[k] / scale[f];
    kept++;
  }
  let all = 0;
  for (let f = 0; f < features.count; f++)
    all += features.row[f] < columns.count ? columns.multiplicity[features.row[f]] : 1;
  const keptAttributes = columnOf.filter((column) => column >= 0).length;
  const allAttributes = columns.ofAttribute.reduce((count, column) => count + (column >= 0 ? 1 : 0), 0);
  return {
    attributes: change(keptAttributes, allAttributes, model.attributes.length),
    weights: change(kept, all, model.featureWeight.length),
  };
}

function change(kept: number, now: number, before: number): Change {
  return { kept, added: now - kept, dropped: before - kept };
}

/** @returns -1: no such feature */
function featureAt(features: Features, row: number, label: number | undefined): number {
  if (row < 0 || label === undefined) return -1;
  for (let f = features.firstOfRow[row]; f < features.firstOfRow[row + 1]; f++) {
    if (features.label[f] === label) return f;
  }
  return -1;
}
