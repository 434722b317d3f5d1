import type { ColumnMap } from './columns.js';
import type { Corpus } from './corpus.js';
import type { Features } from './features.js';
import type { Heap, Pointer } from './kernels.js';
import { writeModel } from './model-file.js';
import { FEATURE_SIZE, FEATURES_HEADER_SIZE, HEADER_SIZE, REFS_HEADER_SIZE, VERSION } from './model-layout.js';
import type { Objective } from './objective.js';
import { trainedModel } from './trained-model.js';

const encoder = new TextEncoder();
/** Of an empty dictionary, and what each string adds: record, two buckets, link. */
const DICTIONARY_BYTES = 2072;
const STRING_BYTES = 28;

/** The bytes of writeModel(trainedModel(…)), written in WebAssembly; what that would refuse is left to writeModel. */
export function trainedFile(
  heap: Heap,
  corpus: Corpus,
  columns: ColumnMap,
  features: Features,
  objective: Objective,
): Uint8Array {
  const parts = keepWeights(heap, corpus, columns, features, objective);
  return (parts && writeParts(heap, corpus, parts)) ?? writeModel(trainedModel(corpus, columns, features, objective));
}

interface Parts {
  /** features, the first `states` of attributes */
  readonly count: number;
  readonly states: number;
  readonly source: Pointer;
  readonly target: Pointer;
  readonly weight: Pointer;
  /** [attributes] ids in the corpus */
  readonly kept: Uint32Array;
}

function keepWeights(
  heap: Heap,
  corpus: Corpus,
  columns: ColumnMap,
  features: Features,
  objective: Objective,
): Parts | undefined {
  const { ofAttribute } = columns;
  const labels = corpus.labels.names.length;
  const most = objective.weights;
  const [source, target, weight] = [heap.alloc(most * 4), heap.alloc(most * 4), heap.allocF64(most)];
  const [kept, counts] = [heap.alloc(ofAttribute.length * 4), heap.alloc(8)];
  const map = heap.putU32(new Uint32Array(ofAttribute.buffer, ofAttribute.byteOffset, ofAttribute.length));
  const count = heap.kernels.keepWeights(
    ...([objective.x, objective.scale, map, ofAttribute.length, heap.putU32(features.firstOfRow)] as const),
    ...([heap.putU32(features.label), columns.count, labels, kept, source, target, weight, counts] as const),
  );
  if (count < 0) return undefined;
  const [attributes, states] = heap.u32(counts, 2);
  return { count, states, source, target, weight, kept: heap.u32(kept, attributes).slice() };
}

function writeParts(heap: Heap, corpus: Corpus, parts: Parts): Uint8Array | undefined {
  const { count, kept, source, states, target, weight } = parts;
  const labels = corpus.labels.names.length;
  const attributes = kept.length;
  const names = new Array<string>(attributes);
  for (let id = 0; id < attributes; id++) names[id] = corpus.attributes.names[kept[id]];
  const labelText = placeText(heap, corpus.labels.names);
  const attributeText = placeText(heap, names);
  if (!labelText || !attributeText) return undefined;
  const hashes = heap.alloc(4 * Math.max(labels, attributes));
  const strings = labelText.bytes + attributeText.bytes + STRING_BYTES * (labels + attributes);
  const listBytes = 2 * REFS_HEADER_SIZE + 4 * (2 * labels + 2 + 2 * attributes + count);
  const bound =
    HEADER_SIZE + FEATURES_HEADER_SIZE + FEATURE_SIZE * count + 2 * DICTIONARY_BYTES + strings + listBytes + 4;
  const file = heap.alloc(bound);
  const k = heap.kernels;
  const offLabels = HEADER_SIZE + FEATURES_HEADER_SIZE + FEATURE_SIZE * count;
  k.writeFeatures(file + HEADER_SIZE + FEATURES_HEADER_SIZE, source, target, weight, states, count);
  const labelBytes = k.writeDictionary(...labelText.range, labels, file + offLabels, hashes);
  const offAttributes = offLabels + labelBytes;
  const attributeBytes = k.writeDictionary(...attributeText.range, attributes, file + offAttributes, hashes);
  if (labelBytes === 0 || attributeBytes === 0) return undefined;
  const offLabelRefs = Math.ceil((offAttributes + attributeBytes) / 4) * 4;
  const lists = (at: number, first: number, last: number, sources: number, slots: number) =>
    at +
    REFS_HEADER_SIZE +
    k.writeLists(file + at + REFS_HEADER_SIZE, at + REFS_HEADER_SIZE, source, first, last, sources, slots);
  const offAttributeRefs = lists(offLabelRefs, states, count, labels, labels + 2);
  const size = lists(offAttributeRefs, 0, states, attributes, attributes);

  const bytes = heap.u8(file, size).slice();
  const view = new DataView(bytes.buffer);
  const put = (at: number, tag: string, ...words: readonly number[]) => {
    encoder.encodeInto(tag, bytes.subarray(at));
    words.forEach((word, i) => {
      view.setUint32(at + tag.length + 4 * i, word, true);
    });
  };
  put(0, 'lCRF', size);
  put(8, 'FOMC', VERSION, 0, labels, attributes, HEADER_SIZE, offLabels, offAttributes, offLabelRefs, offAttributeRefs);
  put(HEADER_SIZE, 'FEAT', offLabels - HEADER_SIZE, count);
  put(offLabelRefs, 'LFRF', offAttributeRefs - offLabelRefs, labels + 2);
  put(offAttributeRefs, 'AFRF', size - offAttributeRefs, attributes);
  return bytes;
}

/** The strings in UTF-8, each closed by NUL. @returns undefined when one holds half a surrogate pair */
function placeText(
  heap: Heap,
  strings: readonly string[],
): { readonly bytes: number; readonly range: readonly [from: Pointer, to: Pointer] } | undefined {
  const text = strings.length === 0 ? '' : `${strings.join('\0')}\0`;
  if (!isWellFormed(text)) return undefined;
  const room = 3 * text.length;
  const from = heap.alloc(room);
  const { written } = encoder.encodeInto(text, heap.u8(from, room));
  return { bytes: written, range: [from, from + written] };
}

function isWellFormed(text: string): boolean {
  const own = (text as { isWellFormed?: () => boolean }).isWellFormed;
  return own ? own.call(text) : !/\p{Surrogate}/u.test(text);
}
