import { CrfError } from './errors.js';
import { GrowableF64, GrowableU32 } from './growable.js';
import { Interner } from './interner.js';
import { visitAttributes } from './items.js';
import type { Item, ItemSequence } from './types.js';

/**
 * What a trainer was given, as numbers: sequences of tokens, each with a label id and (attribute id, weight) entries.
 * Ids count from 0 in order of first appearance (SPEC GEN-1).
 */
export class Corpus {
  readonly labels = new Interner();
  readonly attributes = new Interner();
  private readonly entryAttribute = new GrowableU32();
  /** Stays empty while every weight is 1, which is the usual case. */
  private entryWeight: GrowableF64 | undefined;
  private readonly tokenEnd = new GrowableU32();
  private readonly tokenLabel = new GrowableU32();
  private readonly sequenceEnd = new GrowableU32();
  private readonly sequenceGroup = new GrowableU32();

  /** Takes the sequence whole or, when it throws, not at all. */
  append(xseq: ItemSequence, yseq: readonly string[], group: number): void {
    if (xseq.length !== yseq.length) {
      throw new CrfError('length-mismatch', `The sequence has ${xseq.length} items but ${yseq.length} labels.`);
    }
    if (xseq.length === 0) throw new CrfError('empty-sequence', 'A training sequence needs at least one item.');
    if (!Number.isInteger(group) || group < 0 || group > 0xffffffff) {
      throw new CrfError('out-of-range', 'A group is a whole number from 0.');
    }
    yseq.forEach((label, position) => {
      if (typeof label !== 'string' || label.includes('\0')) {
        throw new CrfError('invalid-item', `The label at position ${position} is not a string without NUL.`);
      }
    });
    const before = {
      attributes: this.attributes.names.length,
      entries: this.entryAttribute.length,
      tokens: this.tokenEnd.length,
    };
    try {
      for (const item of xseq) {
        this.appendItem(item);
        this.tokenEnd.push(this.entryAttribute.length);
      }
    } catch (error) {
      this.attributes.truncate(before.attributes);
      this.entryAttribute.truncate(before.entries);
      this.entryWeight?.truncate(before.entries);
      this.tokenEnd.truncate(before.tokens);
      throw error;
    }
    for (const label of yseq) this.tokenLabel.push(this.labels.intern(label));
    this.sequenceEnd.push(this.tokenEnd.length);
    this.sequenceGroup.push(group);
  }

  sequences(): CorpusView {
    return {
      numLabels: this.labels.names.length,
      numAttributes: this.attributes.names.length,
      entryAttribute: this.entryAttribute.view(),
      entryWeight: this.entryWeight?.view(),
      tokenEnd: this.tokenEnd.view(),
      tokenLabel: this.tokenLabel.view(),
      sequenceEnd: this.sequenceEnd.view(),
      sequenceGroup: this.sequenceGroup.view(),
    };
  }

  private appendItem(item: Item): void {
    if (!Array.isArray(item)) {
      visitAttributes(item, this.addEntry);
      return;
    }
    for (let i = 0; i < item.length; i++) {
      const id = this.attributes.find(item[i]);
      if (id !== undefined) {
        // A name met before needs no check: only checked names are ever interned.
        this.entryAttribute.push(id);
        this.entryWeight?.push(1);
      } else if (typeof item[i] === 'string') visitAttributes([item[i]], this.addEntry);
      else visitAttributes(item, () => {});
    }
  }

  private readonly addEntry = (name: string, weight: number): void => {
    if (weight !== 1 && this.entryWeight === undefined) {
      this.entryWeight = new GrowableF64();
      for (let i = 0; i < this.entryAttribute.length; i++) this.entryWeight.push(1);
    }
    this.entryAttribute.push(this.attributes.intern(name));
    this.entryWeight?.push(weight);
  };
}

/** Entries of token t: [tokenEnd[t-1] or 0, tokenEnd[t]); tokens of sequence s likewise by sequenceEnd. */
export interface CorpusView {
  readonly numLabels: number;
  readonly numAttributes: number;
  readonly entryAttribute: Uint32Array;
  /** undefined: every weight is 1 */
  readonly entryWeight: Float64Array | undefined;
  readonly tokenEnd: Uint32Array;
  readonly tokenLabel: Uint32Array;
  readonly sequenceEnd: Uint32Array;
  readonly sequenceGroup: Uint32Array;
}
