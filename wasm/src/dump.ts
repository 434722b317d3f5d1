import type { CrfModel } from './model.js';
import type { ModelFileHeader } from './model-file.js';

/** The model as text, in the layout of `crfsuite dump`: weights with six decimals. */
export function dumpModel(model: CrfModel, header: ModelFileHeader): string {
  const lines = [
    'FILEHEADER = {',
    '  magic: lCRF',
    `  size: ${header.sizeBytes}`,
    `  type: ${header.type}`,
    `  version: ${header.version}`,
    `  num_features: ${header.storedNumFeatures}`,
    `  num_labels: ${header.numLabels}`,
    `  num_attrs: ${header.numAttributes}`,
    `  off_features: ${hexadecimal(header.offFeatures)}`,
    `  off_labels: ${hexadecimal(header.offLabels)}`,
    `  off_attrs: ${hexadecimal(header.offAttributes)}`,
    `  off_labelrefs: ${hexadecimal(header.offLabelRefs)}`,
    `  off_attrrefs: ${hexadecimal(header.offAttributeRefs)}`,
    '}',
    '',
    'LABELS = {',
    ...model.labels.map(dictionaryLine),
    '}',
    '',
    'ATTRIBUTES = {',
    ...model.attributes.map(dictionaryLine),
    '}',
    '',
    'TRANSITIONS = {',
    ...featureLines(model, 1, model.labels),
    '}',
    '',
    'STATE_FEATURES = {',
    ...featureLines(model, 0, model.attributes),
    '}',
    '',
    '',
  ];
  return lines.join('\n');
}

function dictionaryLine(text: string, id: number): string {
  return `  ${String(id).padStart(5)}: ${text}`;
}

/** In order of source, then of feature id: the order of the file's reference lists. */
function featureLines(model: CrfModel, type: 0 | 1, sources: readonly string[]): string[] {
  const bySource: string[][] = sources.map(() => []);
  for (let k = 0; k < model.featureType.length; k++) {
    if (model.featureType[k] !== type) continue;
    const source = model.featureSource[k];
    const target = model.labels[model.featureTarget[k]];
    bySource[source].push(`  (${type}) ${sources[source]} --> ${target}: ${model.featureWeight[k].toFixed(6)}`);
  }
  return bySource.flat();
}

function hexadecimal(offset: number): string {
  return `0x${offset.toString(16).toUpperCase()}`;
}
