import { CrfError } from './errors.js';
import type { Item, ItemValue } from './types.js';

/** Deeper nesting is taken for a cycle. */
const MAX_DEPTH = 64;
/** What UTF-8 with a NUL at the end cannot hold: NUL, and half a surrogate pair. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/**
 * The item's attributes in order, each with its weight, as python-crfsuite maps Python items (SPEC.md, "Items"):
 * a list of names gives weight 1; in an object `name: number` gives that weight, `name: true | false` 1 or 0,
 * `name: 'text'` the attribute `name:text` with weight 1, and a nested object or list its attributes under `name:`.
 * @throws CrfError `invalid-item` on a weight that is not finite, or a value of another kind
 */
export function visitAttributes(item: Item, visit: (name: string, weight: number) => void): void {
  if (typeof item !== 'object' || item === null) throw invalid('an item must be a list of names or an object');
  visitGroup(item, '', 0, visit);
}

function visitGroup(
  group: readonly ItemValue[] | { readonly [name: string]: ItemValue },
  prefix: string,
  depth: number,
  visit: (name: string, weight: number) => void,
): void {
  if (depth > MAX_DEPTH) throw invalid(`nesting is deeper than ${MAX_DEPTH}`);
  if (isList(group)) {
    for (let i = 0; i < group.length; i++) {
      const name = group[i];
      if (typeof name !== 'string') throw invalid(`a list may hold names (strings) alone; element ${i} is not one`);
      visit(storable(prefix + name), 1);
    }
    return;
  }
  let position = 0;
  for (const name of Object.keys(group)) {
    const value = group[name];
    switch (typeof value) {
      case 'number':
        if (!Number.isFinite(value)) throw invalid(`the weight of attribute ${position} is not finite`);
        visit(storable(prefix + name), value);
        break;
      case 'boolean':
        visit(storable(prefix + name), value ? 1 : 0);
        break;
      case 'string':
        visit(storable(`${prefix}${name}:${value}`), 1);
        break;
      default:
        if (typeof value !== 'object' || value === null) {
          throw invalid(`attribute ${position} is neither number, string, boolean, list nor object`);
        }
        visitGroup(value, `${prefix}${name}:`, depth + 1, visit);
    }
    position++;
  }
}

function isList(group: Item | ItemValue): group is readonly ItemValue[] {
  return Array.isArray(group);
}

/** Done here, in training and tagging alike, so that a name always meets itself again after a model was stored. */
function storable(name: string): string {
  return UNSTORABLE.test(name) ? name.replace(/[\0\p{Surrogate}]/gu, '\uFFFD') : name;
}

/** Whether a model file can hold this name as it is. */
export function isStorable(name: unknown): boolean {
  return typeof name === 'string' && !UNSTORABLE.test(name);
}

function invalid(what: string): CrfError {
  return new CrfError('invalid-item', `Invalid item: ${what}.`);
}
