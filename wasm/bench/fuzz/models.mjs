import { CrfError, modelHeader, readModel, writeModel } from '../../dist/index.js';
import { useModel, useSequence } from './calls.mjs';

/** @typedef {import('./random.mjs').Draw} Draw */
/** @typedef {import('../../dist/index.js').Engine} Engine */

const EXTREMES = [0, -0, 5e-324, -1e-308, 1, -40, 700, -709, 1e4, -1e4, 1e150, 1.7e308, -1.7e308];
const NOT_FINITE = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const SIZES = [0, 1, 3, 47, 48, 255, 0x7fffffff, 0x80000000, 0xfffffff0, 0xfffffffc, 0xffffffff];
/** Bytes of one feature record, and of header and FEAT's own header before the first. */
const [RECORD, FIRST_RECORD] = [20, 60];

/** @param {Uint8Array} bytes */
const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** @param {Draw} draw @param {Uint8Array} bytes @param {readonly number[]} values */
function withWeights(draw, bytes, values) {
  const { numFeatures } = modelHeader(bytes);
  const view = viewOf(bytes);
  for (let i = 1 + draw.below(8); i > 0 && numFeatures > 0; i--) {
    view.setFloat64(FIRST_RECORD + RECORD * draw.below(numFeatures) + 12, draw.pick(values), true);
  }
  return bytes;
}

/** @param {Uint8Array} bytes @returns {[start: number, end: number][]} FEAT, labels, attributes, LFRF, AFRF */
function chunks(bytes) {
  const { offFeatures, offLabels, offAttributes, offLabelRefs, offAttributeRefs } = modelHeader(bytes);
  const starts = [offFeatures, offLabels, offAttributes, offLabelRefs, offAttributeRefs, bytes.length];
  return starts.slice(0, -1).map((start, i) => [start, starts[i + 1]]);
}

/** What can happen to a file. Each takes a copy of a sound model and another sound model. */
export const mutations = {
  /** @param {Draw} draw @param {Uint8Array} bytes */
  flip(draw, bytes) {
    for (let i = 1 + draw.below(4); i > 0; i--) bytes[draw.below(bytes.length)] ^= 1 << draw.below(8);
    return bytes;
  },
  /** @param {Draw} draw @param {Uint8Array} bytes */
  byte(draw, bytes) {
    bytes[draw.below(bytes.length)] = draw.below(256);
    return bytes;
  },
  /** @param {Draw} draw @param {Uint8Array} bytes */
  cut: (draw, bytes) => bytes.slice(0, draw.below(bytes.length)),
  /** @param {Draw} draw @param {Uint8Array} bytes */
  cutWithSize(draw, bytes) {
    const shorter = bytes.slice(0, Math.max(48, draw.below(bytes.length)));
    viewOf(shorter).setUint32(4, shorter.length, true);
    return shorter;
  },
  /** @param {Draw} draw @param {Uint8Array} bytes */
  longer(draw, bytes) {
    const more = new Uint8Array(bytes.length + 1 + draw.below(64));
    more.set(bytes);
    if (draw.chance(0.5)) viewOf(more).setUint32(4, more.length, true);
    return more;
  },
  /** @param {Draw} draw @param {Uint8Array} bytes @param {Uint8Array} other */
  splice(draw, bytes, other) {
    const at = draw.below(bytes.length);
    const from = draw.below(other.length);
    bytes.set(other.subarray(from, from + Math.min(1 + draw.below(400), bytes.length - at)), at);
    return bytes;
  },
  /** @param {Draw} draw @param {Uint8Array} bytes */
  repeat: (draw, bytes) => bytes.copyWithin(draw.below(bytes.length), draw.below(bytes.length), bytes.length),
  /** @param {Draw} draw @param {Uint8Array} bytes */
  ones(draw, bytes) {
    const at = draw.below(bytes.length);
    return bytes.fill(0xff, at, at + 1 + draw.below(64));
  },
  /** @param {Draw} draw @param {Uint8Array} bytes */
  zeros(draw, bytes) {
    const at = draw.below(bytes.length);
    return bytes.fill(0, at, at + 1 + draw.below(64));
  },
  /** Header fields and any word of the file: sizes of 4 GB, offsets before, at and past the end. */
  /** @param {Draw} draw @param {Uint8Array} bytes */
  size(draw, bytes) {
    const at = draw.chance(0.5) ? 4 * (1 + draw.below(14)) : draw.below(bytes.length - 3);
    const near = bytes.length + draw.below(9) - 4;
    viewOf(bytes).setUint32(at, draw.chance(0.3) ? near : draw.pick(SIZES), true);
    return bytes;
  },
  /** @param {Draw} draw @param {Uint8Array} bytes */
  swapChunks(draw, bytes) {
    const list = chunks(bytes);
    const [a, b] = [draw.below(list.length), draw.below(list.length)];
    [list[a], list[b]] = [list[b], list[a]];
    const swapped = bytes.slice();
    let at = 48;
    for (const [start, end] of list) {
      swapped.set(bytes.subarray(start, end), at);
      at += end - start;
    }
    return swapped;
  },
  /** A chunk of another model of the same length or not, header left as it was. */
  /** @param {Draw} draw @param {Uint8Array} bytes @param {Uint8Array} other */
  foreignChunk(draw, bytes, other) {
    const which = draw.below(5);
    const [start] = chunks(bytes)[which];
    const [from, to] = chunks(other)[which];
    bytes.set(other.subarray(from, Math.min(to, from + bytes.length - start)), start);
    return bytes;
  },
  /** @param {Draw} draw @param {Uint8Array} bytes */
  extremeWeights: (draw, bytes) => withWeights(draw, bytes, EXTREMES),
  /** @param {Draw} draw @param {Uint8Array} bytes */
  weightsNotFinite: (draw, bytes) => withWeights(draw, bytes, NOT_FINITE),
  /** Sound in form, hostile in content: other features, weights at the ends of f64, labels nothing leads to. */
  /** @param {Draw} draw @param {Uint8Array} bytes */
  rewritten(draw, bytes) {
    const model = readModel(bytes);
    const labels = model.labels.slice(0, 1 + draw.below(model.labels.length));
    const count = draw.below(40);
    const type = Uint8Array.from({ length: count }, () => (model.attributes.length > 0 ? draw.below(2) : 1));
    return writeModel({
      labels,
      attributes: model.attributes,
      featureType: type,
      featureSource: Uint32Array.from(type, (t) => draw.below(t === 0 ? model.attributes.length : labels.length)),
      featureTarget: Uint32Array.from(type, () => draw.below(labels.length)),
      featureWeight: Float64Array.from(type, () => draw.pick(EXTREMES) * draw.next()),
    });
  },
};

const NAMES = Object.keys(mutations);

/**
 * @param {Draw} draw
 * @param {readonly Uint8Array[]} seeds sound models
 * @returns {{ kinds: string[], bytes: Uint8Array }}
 */
export function mutate(draw, seeds) {
  let bytes = draw.pick(seeds).slice();
  const kinds = [];
  for (let more = true; more; more = kinds.length < 3 && draw.chance(0.15)) {
    const kind = draw.pick(NAMES);
    kinds.push(kind);
    // A mutation that needs a sound file finds a broken one the second time: the case ends there.
    try {
      bytes = mutations[/** @type {keyof typeof mutations} */ (kind)](draw, bytes, draw.pick(seeds));
    } catch (error) {
      if (!(error instanceof CrfError) && !(error instanceof RangeError)) throw error;
      break;
    }
    if (bytes.length < 64) break;
  }
  return { kinds, bytes };
}

/** @param {boolean} sound @param {string} what */
function demand(sound, what) {
  if (!sound) throw new Error(`broken promise: ${what}`);
}

/** @param {string} code @param {() => void} work */
function allow(code, work) {
  try {
    work();
  } catch (error) {
    if (!(error instanceof CrfError) || error.code !== code) throw error;
  }
}

/**
 * Opens the bytes and uses all of the tagger. Refusing them is fine; anything but CrfError, a wrong answer or work
 * out of proportion is thrown.
 * @param {Engine} engine @param {Uint8Array} bytes
 * @returns {Promise<'opened' | 'refused'>}
 */
export async function tryModel(engine, bytes) {
  let tagger;
  const reads = countReads(() => {
    try {
      tagger = engine.openTagger(bytes);
    } catch (error) {
      if (!(error instanceof CrfError)) throw error;
      demand(error.code === 'invalid-model' || error.code === 'out-of-memory', `code ${error.code} at opening`);
    }
  });
  // Each byte of a file is part of few fields; a reader that goes round in circles passes any such bound.
  demand(reads <= 2 * bytes.length + 5000, `${reads} reads of ${bytes.length} bytes`);
  if (!tagger) return 'refused';
  const labels = tagger.labels();
  const info = tagger.info();
  demand(20 * info.header.numFeatures + 9 * info.header.numLabels <= bytes.length, 'more contents than bytes');
  demand(tagger.dump().startsWith('FILEHEADER = {'), 'dump');
  demand(Buffer.compare(writeModel(readModel(bytes)), bytes) === 0 || notAsWritten(bytes), 'same bytes written again');
  const names = Object.keys(info.attributes).slice(0, 6);
  for (const xseq of [[], [names], [names.slice(0, 1), ['unknown'], names.slice(1, 3), { [names[0] ?? 'a']: -2.5 }]]) {
    if (labels.length === 0) break;
    const tags = tagger.tag(xseq);
    demand(tags.length === xseq.length && tags.every((tag) => labels.includes(tag)), 'a path of labels');
    tagger.score(tags);
    useSequence(tagger, xseq.length);
    allow('numeric', () => {
      for (const path of [tags, ...[labels[0], labels[labels.length - 1]].map((label) => tags.map(() => label))]) {
        demand(isProbability(tagger.probability(path)), 'P(path) in 0 … 1');
      }
      xseq.forEach((_, t) => {
        const row = labels.map((label) => tagger.marginal(label, t));
        demand(row.every(isProbability), 'marginals in 0 … 1');
        demand(Math.abs(row.reduce((sum, p) => sum + p, 0) - 1) < 1e-8, 'marginals that sum to 1');
      });
    });
  }
  tagger.close();
  await useModel(engine, bytes);
  return 'opened';
}

/** @param {number} p */
function isProbability(p) {
  return p >= 0 && p <= 1 + 1e-8;
}

/** Order of lists and padding are free in part: what is read must then be the same, not the bytes. */
/** @param {Uint8Array} bytes */
function notAsWritten(bytes) {
  const model = readModel(bytes);
  const again = readModel(writeModel(model));
  return JSON.stringify(Object.values(model).map(String)) === JSON.stringify(Object.values(again).map(String));
}

/** @param {() => void} work @returns {number} words read through DataView */
function countReads(work) {
  const { getUint32, getFloat64 } = DataView.prototype;
  let reads = 0;
  DataView.prototype.getUint32 = function (...args) {
    reads++;
    return getUint32.apply(this, args);
  };
  DataView.prototype.getFloat64 = function (...args) {
    reads++;
    return getFloat64.apply(this, args);
  };
  try {
    work();
  } finally {
    Object.assign(DataView.prototype, { getUint32, getFloat64 });
  }
  return reads;
}
