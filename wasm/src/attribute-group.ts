import { CrfError } from './errors.js';
import { visitAttributes } from './items.js';
import type { Item } from './types.js';

/** A fixed list of attributes that tokens name by one number: read and checked once, in the item's order. */
export interface AttributeGroup {
  readonly names: readonly string[];
  /** [names]; undefined: all 1 */
  readonly weights: Float64Array | undefined;
}

/** @throws CrfError `invalid-item` */
export function readGroup(item: Item): AttributeGroup {
  const names: string[] = [];
  const weights: number[] = [];
  visitAttributes(item, (name, weight) => {
    names.push(name);
    weights.push(weight);
  });
  return { names, weights: weights.every((weight) => weight === 1) ? undefined : Float64Array.from(weights) };
}

/**
 * Token t has the groups [starts[t], starts[t+1]) of `groups`.
 * @param known ids are below it
 * @returns number of tokens
 * @throws CrfError `length-mismatch` when `starts` does not divide `groups`, `out-of-range` for an unknown id
 */
export function checkGroups(groups: Int32Array, starts: Int32Array, known: number): number {
  const tokens = starts.length - 1;
  if (tokens < 0 || starts[0] !== 0 || starts[tokens] !== groups.length) {
    throw new CrfError('length-mismatch', `The starts must go from 0 to ${groups.length}, the number of groups.`);
  }
  for (let t = 0; t < tokens; t++) {
    if (starts[t] > starts[t + 1]) throw new CrfError('length-mismatch', `The start of token ${t + 1} goes back.`);
  }
  for (let i = 0; i < groups.length; i++) {
    if (groups[i] >>> 0 >= known) {
      throw new CrfError('out-of-range', `Place ${i} names group ${groups[i]}; ${known} are registered, from 0.`);
    }
  }
  return tokens;
}
