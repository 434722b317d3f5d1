import type { CrfModel } from './model.js';
import { invalidModel, type ModelBytes } from './model-bytes.js';
import { REFS_HEADER_SIZE as HEADER_SIZE } from './model-layout.js';

/** Slots of a reference chunk: one a source, and for labels two more (BOS, EOS) that CRFsuite reserves and leaves 0. */
export interface RefsShape {
  readonly tag: 'LFRF' | 'AFRF';
  /** Feature type whose sources the chunk lists. */
  readonly type: 0 | 1;
  readonly sources: number;
  readonly slots: number;
}

export function refsShape(tag: RefsShape['tag'], sources: number): RefsShape {
  return tag === 'LFRF' ? { tag, type: 1, sources, slots: sources + 2 } : { tag, type: 0, sources, slots: sources };
}

/** Bytes of the chunk: header, slots, and per source a count and its feature ids. */
export function refsSize(shape: RefsShape, model: CrfModel): number {
  let features = 0;
  for (const type of model.featureType) if (type === shape.type) features++;
  return HEADER_SIZE + 4 * (shape.slots + shape.sources + features);
}

/** @param start absolute byte, a multiple of 4 @returns first byte after the chunk */
export function writeRefs(view: DataView, start: number, shape: RefsShape, model: CrfModel): number {
  const { featureType, featureSource } = model;
  const counts = new Uint32Array(shape.sources);
  for (let k = 0; k < featureType.length; k++) if (featureType[k] === shape.type) counts[featureSource[k]]++;
  const next = new Uint32Array(shape.sources);
  let at = start + HEADER_SIZE + 4 * shape.slots;
  for (let source = 0; source < shape.sources; source++) {
    view.setUint32(start + HEADER_SIZE + 4 * source, at, true);
    view.setUint32(at, counts[source], true);
    next[source] = at + 4;
    at += 4 + 4 * counts[source];
  }
  for (let k = 0; k < featureType.length; k++) {
    if (featureType[k] !== shape.type) continue;
    const source = featureSource[k];
    view.setUint32(next[source], k, true);
    next[source] += 4;
  }
  for (let i = 0; i < 4; i++) view.setUint8(start + i, shape.tag.charCodeAt(i));
  view.setUint32(start + 4, at - start, true);
  view.setUint32(start + 8, shape.slots, true);
  return at;
}

/**
 * Native tools tag by these lists, not by the feature table: each feature must stand once, under its own source.
 * Fails with `invalid-model`; linear in the size of the file, as lists that repeat a feature are refused at once.
 */
export function checkRefs(
  chunk: ModelBytes,
  shape: RefsShape,
  featureType: Uint8Array,
  featureSource: Uint32Array,
): void {
  const { start, end, words } = chunk;
  chunk.expectTag(start, shape.tag);
  chunk.expectUint32(start + 4, end - start, `size of ${shape.tag}`);
  chunk.expectUint32(start + 8, shape.slots, `slots of ${shape.tag}`);
  const listsStart = start + HEADER_SIZE + 4 * shape.slots;
  const seen = new Uint8Array(featureType.length);
  let used = listsStart;
  for (let slot = 0; slot < shape.slots; slot++) {
    const slotOffset = start + HEADER_SIZE + 4 * slot;
    if (slotOffset + 4 > end) throw invalidModel(slotOffset, `${shape.slots} slots before byte ${end}`);
    const list = words[slotOffset / 4];
    if (slot >= shape.sources) {
      if (list !== 0) throw invalidModel(slotOffset, `0 in ${shape.tag} slot ${slot}`);
      continue;
    }
    if (list < listsStart || list + 4 > end || list % 4 !== 0)
      throw invalidModel(slotOffset, `a list from ${listsStart} to ${end - 4}`);
    const count = words[list / 4];
    if (list + 4 + 4 * count > end) throw invalidModel(list, `a list of features that ends by byte ${end}`);
    used += 4 + 4 * count;
    for (let at = list / 4 + 1, stop = at + count; at < stop; at++) {
      const k = words[at];
      if (k >= seen.length || seen[k] === 1 || featureType[k] !== shape.type || featureSource[k] !== slot) {
        throw invalidModel(4 * at, `a feature of source ${slot}, once`);
      }
      seen[k] = 1;
    }
  }
  if (used !== end) throw invalidModel(end, `${shape.tag} to end at byte ${used}`);
  for (let k = 0; k < seen.length; k++) {
    if (featureType[k] === shape.type && seen[k] === 0)
      throw invalidModel(start, `feature ${k} listed in ${shape.tag}`);
  }
}
