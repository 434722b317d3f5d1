import { type AttributeGroup, checkGroups, readGroup } from './attribute-group.js';
import { CrfError } from './errors.js';
import { GrowableF64, GrowableU32 } from './growable.js';
import { Interner } from './interner.js';
import { isStorable, visitAttributes } from './items.js';
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
  /** By group: its names until it is first appended, when their ids are given: ids count in order of appearance. */
  private readonly groups: (AttributeGroup | undefined)[] = [];
  /** By group: where its ids stand in groupIds, and how many; a group with weights keeps its names instead. */
  private readonly groupStart = new GrowableU32();
  private readonly groupSize = new GrowableU32();
  private readonly groupIds = new GrowableU32();
  /** Groups that the sequence at hand was the first to have. */
  private firstMet: [id: number, group: AttributeGroup][] = [];

  /** Takes the sequence whole or, when it throws, not at all. */
  append(xseq: ItemSequence, yseq: readonly string[], group: number): void {
    this.checkSequence(xseq.length, yseq, group);
    this.takeWhole(() => {
      for (const item of xseq) {
        this.appendItem(item);
        this.tokenEnd.push(this.entryAttribute.length);
      }
    });
    this.endSequence(yseq, group);
  }

  /** @returns the group's id for `appendGroups` */
  group(attributes: Item): number {
    const id = this.groups.push(readGroup(attributes)) - 1;
    this.groupStart.push(0);
    this.groupSize.push(0);
    return id;
  }

  /** As `append` of the groups' attributes, one after the other. */
  appendGroups(groups: Int32Array, starts: Int32Array, yseq: readonly string[], group: number): void {
    const length = checkGroups(groups, starts, this.groups.length);
    this.checkSequence(length, yseq, group);
    this.takeWhole(() => {
      for (let t = 0; t < length; t++) {
        for (let i = starts[t]; i < starts[t + 1]; i++) this.appendGroup(groups[i]);
        this.tokenEnd.push(this.entryAttribute.length);
      }
    });
    this.endSequence(yseq, group);
  }

  private appendGroup(id: number): void {
    const group = this.groups[id];
    if (group?.weights) {
      for (let i = 0; i < group.names.length; i++) this.addEntry(group.names[i], group.weights[i]);
      return;
    }
    if (group) this.giveIds(id, group);
    const start = this.groupStart.items[id];
    const end = start + this.groupSize.items[id];
    for (let i = start; i < end; i++) {
      this.entryAttribute.push(this.groupIds.items[i]);
      this.entryWeight?.push(1);
    }
  }

  private giveIds(id: number, group: AttributeGroup): void {
    this.groupStart.items[id] = this.groupIds.length;
    this.groupSize.items[id] = group.names.length;
    for (const name of group.names) this.groupIds.push(this.attributes.intern(name));
    this.groups[id] = undefined;
    this.firstMet.push([id, group]);
  }

  private checkSequence(length: number, yseq: readonly string[], group: number): void {
    if (length !== yseq.length) {
      throw new CrfError('length-mismatch', `The sequence has ${length} items but ${yseq.length} labels.`);
    }
    if (length === 0) throw new CrfError('empty-sequence', 'A training sequence needs at least one item.');
    if (!Number.isInteger(group) || group < 0 || group > 0xffffffff) {
      throw new CrfError('out-of-range', 'A group is a whole number from 0.');
    }
    yseq.forEach((label, position) => {
      // A label met before needs no check: only checked labels are ever interned.
      if (this.labels.find(label) === undefined && !isStorable(label)) {
        throw new CrfError(
          'invalid-item',
          `The label at position ${position} is not a string without NUL and without half a surrogate pair.`,
        );
      }
    });
  }

  /** Undoes what `work` pushed when it throws. */
  private takeWhole(work: () => void): void {
    const before = {
      attributes: this.attributes.names.length,
      entries: this.entryAttribute.length,
      tokens: this.tokenEnd.length,
    };
    this.firstMet = [];
    try {
      work();
    } catch (error) {
      this.attributes.truncate(before.attributes);
      for (const [id, group] of this.firstMet) this.groups[id] = group;
      this.entryAttribute.truncate(before.entries);
      this.entryWeight?.truncate(before.entries);
      this.tokenEnd.truncate(before.tokens);
      throw error;
    }
  }

  private endSequence(yseq: readonly string[], group: number): void {
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
