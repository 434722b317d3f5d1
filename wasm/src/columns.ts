import type { CorpusView } from './corpus.js';
import { GrowableF64, GrowableU32 } from './growable.js';
import { firstEntryOf, type Selection, tokensOf } from './selection.js';
import { inBlocks, type Steps } from './turns.js';

/** Tokens handled between two chances to interrupt. */
const TOKENS_A_STEP = 2048;

/**
 * Attributes that stand at the same tokens with the same weights are one column: their weights stay equal in every
 * iteration (equal gradient, equal penalty, equal start), so that training them once is exact.
 */
export interface ColumnMap {
  readonly count: number;
  /** [A] column of an attribute; -1: not in the selection */
  readonly ofAttribute: Int32Array;
  /** [count] attributes in the column */
  readonly multiplicity: Uint32Array;
}

export interface Columns extends ColumnMap {
  /** [N+1] */
  readonly tokenStart: Uint32Array;
  /** [entries] columns of each token, each once, in order of first appearance in the item */
  readonly tokenColumn: Uint32Array;
  /** [entries] weight of one attribute of the column; undefined: all 1 */
  readonly tokenWeight: Float64Array | undefined;
}

interface Entries {
  readonly start: Uint32Array;
  readonly attribute: Uint32Array;
  readonly weight: Float64Array | undefined;
}

export function* findColumns(corpus: CorpusView, selection: Selection): Steps<never, Columns> {
  const entries = yield* mergeRepeats(corpus, selection);
  const partition = yield* refine(corpus.numAttributes, entries);
  return yield* describe(corpus.numAttributes, entries, partition);
}

/** The selection's items with an attribute that stands twice in an item merged: CRFsuite adds its weights. */
export function* mergeRepeats(corpus: CorpusView, selection: Selection): Steps<never, Entries> {
  const tokens = tokensOf(selection);
  const start = new Uint32Array(tokens.length + 1);
  const attribute = new GrowableU32();
  let weight = corpus.entryWeight ? new GrowableF64() : undefined;
  const lastToken = new Int32Array(corpus.numAttributes).fill(-1);
  const place = new Uint32Array(corpus.numAttributes);
  yield* inBlocks(tokens.length, TOKENS_A_STEP, (first, last) => {
    for (let i = first; i < last; i++) {
      const token = tokens[i];
      for (let e = firstEntryOf(corpus, token); e < corpus.tokenEnd[token]; e++) {
        const a = corpus.entryAttribute[e];
        const w = corpus.entryWeight ? corpus.entryWeight[e] : 1;
        if (lastToken[a] !== i) {
          lastToken[a] = i;
          place[a] = attribute.length;
          attribute.push(a);
          weight?.push(w);
        } else {
          if (!weight) {
            weight = new GrowableF64();
            for (let k = 0; k < attribute.length; k++) weight.push(1);
          }
          weight.items[place[a]] += w;
        }
      }
      start[i + 1] = attribute.length;
    }
  });
  return { start, attribute: attribute.view(), weight: weight?.view() };
}

/**
 * Partition refinement (Hopcroft 1971; Paige and Tarjan 1987): all attributes begin in one class; each token splits
 * every class into its members that stand there, by weight, and those that do not. Exact, in time of the entries.
 */
function* refine(numAttributes: number, entries: Entries): Steps<never, Int32Array> {
  const classOf = new Int32Array(numAttributes);
  const size = new Uint32Array(numAttributes + 1);
  size[0] = numAttributes;
  const hits = new Uint32Array(numAttributes + 1);
  const seenAt = new Int32Array(numAttributes + 1).fill(-1);
  const child = new Int32Array(numAttributes + 1);
  let classes = 1;
  const split = (t: number) => {
    const begin = entries.start[t];
    const end = entries.start[t + 1];
    const weighted = entries.weight?.subarray(begin, end).some((w) => w !== 1);
    if (weighted && entries.weight) {
      classes = splitByWeight(
        entries.attribute.subarray(begin, end),
        entries.weight.subarray(begin, end),
        classOf,
        size,
        classes,
      );
    } else {
      for (let e = begin; e < end; e++) {
        const c = classOf[entries.attribute[e]];
        if (seenAt[c] !== t) {
          seenAt[c] = t;
          hits[c] = 0;
          child[c] = -1;
        }
        hits[c]++;
      }
      for (let e = begin; e < end; e++) {
        const a = entries.attribute[e];
        const c = classOf[a];
        if (child[c] < 0) {
          if (hits[c] === size[c]) continue;
          child[c] = classes;
          size[classes++] = hits[c];
          size[c] -= hits[c];
        }
        classOf[a] = child[c];
      }
    }
  };
  yield* inBlocks(entries.start.length - 1, TOKENS_A_STEP, (first, last) => {
    for (let t = first; t < last; t++) split(t);
  });
  return classOf;
}

/** One token's split where weights differ. @returns the new number of classes */
function splitByWeight(
  attributes: Uint32Array,
  weights: Float64Array,
  classOf: Int32Array,
  size: Uint32Array,
  classes: number,
): number {
  const parts = new Map<number, Map<number, number[]>>();
  attributes.forEach((a, i) => {
    const byWeight = parts.get(classOf[a]) ?? new Map<number, number[]>();
    parts.set(classOf[a], byWeight);
    const members = byWeight.get(weights[i]);
    if (members) members.push(a);
    else byWeight.set(weights[i], [a]);
  });
  let next = classes;
  for (const [c, byWeight] of parts) {
    let present = 0;
    for (const members of byWeight.values()) present += members.length;
    // The first part keeps the old class when no member is absent, so that no class ever is empty.
    let keep = present === size[c];
    for (const members of byWeight.values()) {
      if (!keep) {
        for (const a of members) classOf[a] = next;
        size[next++] = members.length;
        size[c] -= members.length;
      }
      keep = false;
    }
  }
  return next;
}

function* describe(numAttributes: number, entries: Entries, classOf: Int32Array): Steps<never, Columns> {
  const ofAttribute = new Int32Array(numAttributes).fill(-1);
  const columnOfClass = new Int32Array(numAttributes + 1).fill(-1);
  const multiplicity = new GrowableU32();
  // Numbered as the tokens meet them: rare columns then lie in memory in the order in which they are read.
  for (let e = 0; e < entries.attribute.length; e++) {
    const a = entries.attribute[e];
    if (ofAttribute[a] >= 0) continue;
    const c = classOf[a];
    if (columnOfClass[c] < 0) {
      columnOfClass[c] = multiplicity.length;
      multiplicity.push(0);
    }
    ofAttribute[a] = columnOfClass[c];
    multiplicity.items[columnOfClass[c]]++;
  }
  yield;
  const count = multiplicity.length;
  const tokens = entries.start.length - 1;
  const tokenStart = new Uint32Array(tokens + 1);
  const tokenColumn = new GrowableU32();
  const tokenWeight = entries.weight ? new GrowableF64() : undefined;
  const seenAt = new Int32Array(count).fill(-1);
  yield* inBlocks(tokens, TOKENS_A_STEP, (first, last) => {
    for (let t = first; t < last; t++) {
      for (let e = entries.start[t]; e < entries.start[t + 1]; e++) {
        const column = ofAttribute[entries.attribute[e]];
        if (seenAt[column] === t) continue;
        seenAt[column] = t;
        tokenColumn.push(column);
        if (entries.weight) tokenWeight?.push(entries.weight[e]);
      }
      tokenStart[t + 1] = tokenColumn.length;
    }
  });
  return {
    count,
    ofAttribute,
    multiplicity: multiplicity.view().slice(),
    tokenStart,
    tokenColumn: tokenColumn.view(),
    tokenWeight: tokenWeight?.view(),
  };
}
