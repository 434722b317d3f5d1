import { readCqdb, writeCqdb } from './cqdb.js';
import { CrfError } from './errors.js';
import { checkRefs, refsShape, refsSize, writeRefs } from './feature-refs.js';
import type { CrfModel } from './model.js';
import { invalidModel, ModelBytes } from './model-bytes.js';
import { FEATURE_SIZE, FEATURES_HEADER_SIZE, HEADER_SIZE, VERSION } from './model-layout.js';
import type { ModelHeader } from './types.js';

/**
 * CRFsuite's model file (crf1d_model.c of CRFsuite 0.12, format version 100), little-endian; see SPEC.md, "Model file".
 * Header, FEAT, label dictionary, attribute dictionary, zeros up to a multiple of 4, LFRF, AFRF; nothing between.
 */

/** The header with the fields only a dump shows; offsets are bytes from the file's start. */
export interface ModelFileHeader extends ModelHeader {
  /** As stored: CRFsuite writes 0 there, and the true count into the FEAT chunk. */
  readonly storedNumFeatures: number;
  readonly offFeatures: number;
  readonly offLabels: number;
  readonly offAttributes: number;
  readonly offLabelRefs: number;
  readonly offAttributeRefs: number;
}

/**
 * Header and layout, checked against the file's length; contents are not read.
 * @returns numFeatures is the count of FEAT records; fails with `invalid-model`
 */
export function modelHeader(bytes: Uint8Array): ModelFileHeader {
  const file = new ModelBytes(bytes, 0, bytes.length);
  file.expectTag(0, 'lCRF');
  file.need(0, HEADER_SIZE, 'the file header');
  file.expectUint32(4, bytes.length, 'file size');
  file.expectTag(8, 'FOMC');
  file.expectUint32(12, VERSION, 'format version');
  const offFeatures = HEADER_SIZE;
  file.expectUint32(28, offFeatures, 'offset of FEAT');
  file.expectTag(offFeatures, 'FEAT');
  const featuresSize = file.uint32(offFeatures + 4, 'size of FEAT');
  const numFeatures = file.uint32(offFeatures + 8, 'number of features');
  if (featuresSize !== FEATURES_HEADER_SIZE + FEATURE_SIZE * numFeatures) {
    throw invalidModel(offFeatures + 4, `size of FEAT to hold ${numFeatures} features of ${FEATURE_SIZE} bytes`);
  }
  file.need(offFeatures, featuresSize, 'FEAT');
  const offLabels = offFeatures + featuresSize;
  file.expectUint32(32, offLabels, 'offset of the labels');
  const offAttributes = offLabels + file.uint32(offLabels + 4, 'size of the labels');
  file.expectUint32(36, offAttributes, 'offset of the attributes');
  const offLabelRefs = align4(offAttributes + file.uint32(offAttributes + 4, 'size of the attributes'));
  file.expectUint32(40, offLabelRefs, 'offset of LFRF');
  const offAttributeRefs = offLabelRefs + file.uint32(offLabelRefs + 4, 'size of LFRF');
  file.expectUint32(44, offAttributeRefs, 'offset of AFRF');
  return {
    sizeBytes: bytes.length,
    type: 'FOMC',
    version: VERSION,
    numFeatures,
    numLabels: file.uint32(20, 'number of labels'),
    numAttributes: file.uint32(24, 'number of attributes'),
    storedNumFeatures: file.uint32(16, 'number of features'),
    offFeatures,
    offLabels,
    offAttributes,
    offLabelRefs,
    offAttributeRefs,
  };
}

/**
 * Reads a whole model and checks all of it: ids in range, weights finite, dictionaries and reference lists consistent.
 * Work and memory are linear in the length of `file`, whatever the counts inside say.
 * @throws CrfError `invalid-model` with the byte offset and what was expected there
 */
export function readModel(file: Uint8Array): CrfModel {
  const header = modelHeader(file);
  // From here on read in words.
  const bytes = file.byteOffset % 4 === 0 ? file : file.slice();
  const { numFeatures, numLabels, numAttributes, offLabels, offAttributes, offLabelRefs, offAttributeRefs } = header;
  const { view, words } = new ModelBytes(bytes, 0, bytes.length);
  const labelChunk = new ModelBytes(bytes, offLabels, offAttributes);
  const labels = readCqdb(labelChunk, numLabels, 'label');
  const attributesEnd = offAttributes + view.getUint32(offAttributes + 4, true);
  const attributes = readCqdb(new ModelBytes(bytes, offAttributes, attributesEnd), numAttributes, 'attribute');

  const featureType = new Uint8Array(numFeatures);
  const featureSource = new Uint32Array(numFeatures);
  const featureTarget = new Uint32Array(numFeatures);
  const featureWeight = new Float64Array(numFeatures);
  // Weights lie at odd multiples of 4, so that no array of f64 can be laid over them.
  const halves = new Uint32Array(featureWeight.buffer);
  for (let k = 0, at = (header.offFeatures + FEATURES_HEADER_SIZE) / 4; k < numFeatures; k++, at += FEATURE_SIZE / 4) {
    const type = words[at];
    const source = words[at + 1];
    const target = words[at + 2];
    halves[2 * k] = words[at + 3];
    halves[2 * k + 1] = words[at + 4];
    if (type > 1) throw invalidModel(4 * at, `feature type 0 or 1, found ${type}`);
    const sources = type === 0 ? numAttributes : numLabels;
    if (source >= sources) throw invalidModel(4 * at + 4, `a source below ${sources}, found ${source}`);
    if (target >= numLabels) throw invalidModel(4 * at + 8, `a label below ${numLabels}, found ${target}`);
    if (!Number.isFinite(featureWeight[k])) throw invalidModel(4 * at + 12, 'a finite weight');
    featureType[k] = type;
    featureSource[k] = source;
    featureTarget[k] = target;
  }
  const labelRefs = new ModelBytes(bytes, offLabelRefs, offAttributeRefs);
  checkRefs(labelRefs, refsShape('LFRF', numLabels), featureType, featureSource);
  const attributeRefs = new ModelBytes(bytes, offAttributeRefs, bytes.length);
  checkRefs(attributeRefs, refsShape('AFRF', numAttributes), featureType, featureSource);
  return { labels, attributes, featureType, featureSource, featureTarget, featureWeight };
}

/**
 * The same bytes as CRFsuite writes for this model; the caller leaves out features of weight 0 and unused attributes,
 * as CRFsuite does.
 * @throws CrfError `invalid-model` when arrays differ in length, an id is out of range, a weight is not finite,
 *   a name comes twice or holds NUL, or the file would pass 4 GB
 */
export function writeModel(model: CrfModel): Uint8Array {
  checkModel(model);
  const { featureType, featureSource, featureTarget, featureWeight } = model;
  const labels = writeCqdb(model.labels, 'label');
  const attributes = writeCqdb(model.attributes, 'attribute');
  const labelShape = refsShape('LFRF', model.labels.length);
  const attributeShape = refsShape('AFRF', model.attributes.length);

  const featuresSize = FEATURES_HEADER_SIZE + FEATURE_SIZE * featureType.length;
  const offLabels = HEADER_SIZE + featuresSize;
  const offAttributes = offLabels + labels.length;
  const offLabelRefs = align4(offAttributes + attributes.length);
  const offAttributeRefs = offLabelRefs + refsSize(labelShape, model);
  const size = offAttributeRefs + refsSize(attributeShape, model);
  if (size > 0xffff_ffff) throw new CrfError('invalid-model', 'The model does not fit in a file of 4 GB.');

  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  writeTag(bytes, 0, 'lCRF');
  view.setUint32(4, size, true);
  writeTag(bytes, 8, 'FOMC');
  const counts = [VERSION, 0, model.labels.length, model.attributes.length];
  const offsets = [HEADER_SIZE, offLabels, offAttributes, offLabelRefs, offAttributeRefs];
  [...counts, ...offsets].forEach((value, i) => {
    view.setUint32(12 + 4 * i, value, true);
  });

  writeTag(bytes, HEADER_SIZE, 'FEAT');
  view.setUint32(HEADER_SIZE + 4, featuresSize, true);
  view.setUint32(HEADER_SIZE + 8, featureType.length, true);
  for (let k = 0, at = HEADER_SIZE + FEATURES_HEADER_SIZE; k < featureType.length; k++, at += FEATURE_SIZE) {
    view.setUint32(at, featureType[k], true);
    view.setUint32(at + 4, featureSource[k], true);
    view.setUint32(at + 8, featureTarget[k], true);
    view.setFloat64(at + 12, featureWeight[k], true);
  }
  bytes.set(labels, offLabels);
  bytes.set(attributes, offAttributes);
  writeRefs(view, offLabelRefs, labelShape, model);
  writeRefs(view, offAttributeRefs, attributeShape, model);
  return bytes;
}

function checkModel(model: CrfModel): void {
  const { labels, attributes, featureType, featureSource, featureTarget, featureWeight } = model;
  const count = featureType.length;
  if (featureSource.length !== count || featureTarget.length !== count || featureWeight.length !== count) {
    throw new CrfError('invalid-model', `The feature arrays differ in length from ${count}.`);
  }
  for (let k = 0; k < count; k++) {
    const sources = featureType[k] === 0 ? attributes.length : labels.length;
    if (featureType[k] > 1 || featureSource[k] >= sources || featureTarget[k] >= labels.length) {
      throw new CrfError('invalid-model', `Feature ${k} has a type or an id out of range.`);
    }
    if (!Number.isFinite(featureWeight[k])) {
      throw new CrfError('invalid-model', `The weight of feature ${k} is not finite.`);
    }
  }
}

function align4(offset: number): number {
  return Math.ceil(offset / 4) * 4;
}

function writeTag(bytes: Uint8Array, offset: number, tag: string): void {
  for (let i = 0; i < 4; i++) bytes[offset + i] = tag.charCodeAt(i);
}
