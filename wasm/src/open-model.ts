import { dictionaryNames } from './cqdb.js';
import { refsShape } from './feature-refs.js';
import type { Heap, Pointer } from './kernels.js';
import type { CrfModel } from './model.js';
import { type ModelFileHeader, modelHeader, readModel } from './model-file.js';
import { FEATURES_HEADER_SIZE } from './model-layout.js';

/** A model whose file stands in a heap, checked; names of attributes are read when they are asked for. */
export interface OpenModel {
  readonly header: ModelFileHeader;
  readonly labels: readonly string[];
  attributes(): readonly string[];
  /** All of it, for those who want to see it. */
  whole(): CrfModel;
  /** Weights -> rows of state [attributes][stride] and transition [labels][stride], both zero. */
  place(state: Pointer, transition: Pointer, stride: number): void;
}

/** Checks as readModel does, in WebAssembly; what is not found sound there is read by readModel, which says why. */
export function openModel(heap: Heap, bytes: Uint8Array): OpenModel {
  const header = modelHeader(bytes);
  const { numFeatures, offAttributes, offFeatures, offLabels } = header;
  const file = heap.alloc(bytes.length + 16);
  heap.u8(file, bytes.length).set(bytes);
  const records = file + offFeatures + FEATURES_HEADER_SIZE;
  if (!isSound(heap, file, records, header)) readModel(bytes);
  const length = bytes.length;
  const names = (offset: number, count: number) =>
    dictionaryNames(heap.u8(file + offset, length - offset), count, heap.kernels.isAscii(file + offset, count) !== 0);
  return {
    header,
    labels: names(offLabels, header.numLabels),
    attributes: () => names(offAttributes, header.numAttributes),
    whole: () => readModel(heap.u8(file, length).slice()),
    place: (state, transition, stride) => heap.kernels.placeFeatures(records, numFeatures, state, transition, stride),
  };
}

function isSound(heap: Heap, file: Pointer, records: Pointer, header: ModelFileHeader): boolean {
  const { numAttributes, numFeatures, numLabels, offAttributeRefs, offAttributes, offLabelRefs, offLabels } = header;
  const k = heap.kernels;
  // Each string has 4 bytes and more: counts beyond that are lies, and no table is made for them.
  const attributesSize = sizeAt(heap, file + offAttributes);
  if (4 * numLabels > offAttributes - offLabels || 4 * numAttributes > attributesSize) return false;
  const most = Math.max(numLabels, numAttributes);
  const mark = heap.mark();
  const hashes = heap.alloc(4 * most);
  const found = heap.alloc(most);
  const isDictionary = (offset: number, size: number, count: number) => {
    heap.u8(found, count).fill(0);
    return k.isDictionary(file + offset, size, count, hashes, found) !== 0;
  };
  const seen = heap.alloc(numFeatures);
  const areLists = (tag: 'LFRF' | 'AFRF', start: number, end: number, sources: number) => {
    const { slots, type } = refsShape(tag, sources);
    const word = [...tag].reduce((sum, letter, i) => sum + letter.charCodeAt(0) * 256 ** i, 0);
    return k.areLists(file, start, end, word, type, sources, slots, records, numFeatures, seen) !== 0;
  };
  const sound =
    isDictionary(offLabels, offAttributes - offLabels, numLabels) &&
    isDictionary(offAttributes, attributesSize, numAttributes) &&
    k.areFeatures(records, numFeatures, numLabels, numAttributes) !== 0 &&
    areLists('LFRF', offLabelRefs, offAttributeRefs, numLabels) &&
    areLists('AFRF', offAttributeRefs, header.sizeBytes, numAttributes);
  heap.release(mark);
  return sound;
}

function sizeAt(heap: Heap, dictionary: Pointer): number {
  return new DataView(heap.u8(dictionary, 8).buffer, dictionary, 8).getUint32(4, true);
}
