import type { CrfModel } from './model.js';
import type { ModelHeader, ModelInfo } from './types.js';

/** The model's contents by name, features in the file's order. */
export function modelInfo(model: CrfModel, header: ModelHeader): ModelInfo {
  const { labels, attributes, featureType, featureSource, featureTarget, featureWeight } = model;
  const transitions: ModelInfo['transitions'][number][] = [];
  const stateFeatures: ModelInfo['stateFeatures'][number][] = [];
  featureWeight.forEach((weight, k) => {
    const target = labels[featureTarget[k]];
    if (featureType[k] === 0) stateFeatures.push({ attribute: attributes[featureSource[k]], label: target, weight });
    else transitions.push({ from: labels[featureSource[k]], to: target, weight });
  });
  const { sizeBytes, type, version, numFeatures, numLabels, numAttributes } = header;
  return {
    header: { sizeBytes, type, version, numFeatures, numLabels, numAttributes },
    labels: Object.fromEntries(labels.map((label, id) => [label, id])),
    attributes: Object.fromEntries(attributes.map((attribute, id) => [attribute, id])),
    transitions,
    stateFeatures,
  };
}
