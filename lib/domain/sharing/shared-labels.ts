import { type KeyMap, parseChord } from '../annotation/key-map';
import type { LabelDefinition } from '../annotation/project';
import type { Label } from '../text/span';

/** A label without what is written about it: that is shared by a switch of its own. */
export type SharedLabel = Omit<LabelDefinition, 'guideline'>;
export type SharedGuideline = Pick<LabelDefinition, 'label' | 'guideline'>;

const LOOKS: ReadonlySet<string> = new Set(['disease', 'treatment', 'other-0', 'other-1', 'other-2', 'other-3']);
const LOOK_OF_OTHERS = 'other-0';

export function sharedLabels(labels: readonly LabelDefinition[]): SharedLabel[] {
  return labels.map(({ label, name, look, key, description }) => ({ label, name, look, key, description }));
}

/** Of labels about which something is written. */
export function sharedGuidelines(labels: readonly LabelDefinition[]): SharedGuideline[] {
  return labels
    .filter(({ guideline }) => guideline.trim() !== '')
    .map(({ label, guideline }) => ({ label, guideline }));
}

/**
 * A project's labels once it takes up a shared set: shared ones as they came, own guidelines kept; own labels that the set
 * lacks stay behind them, since marks may carry them.
 * @param own empty: of a new project
 * @param keys of actions: a label's key that is one of them, or another label's, is left out
 */
export function withSharedLabels(
  own: readonly LabelDefinition[],
  shared: readonly SharedLabel[],
  keys: KeyMap,
): LabelDefinition[] {
  const written = new Map(own.map(({ label, guideline }) => [label, guideline]));
  const taken = new Set<string>(Object.values(keys).flat());
  const freeKey = (key: string) => {
    const chord = parseChord(key);
    if (chord === undefined || [...key].length !== 1 || taken.has(chord)) return '';
    taken.add(chord);
    return key;
  };
  const came = shared.map((one) => ({
    ...one,
    look: LOOKS.has(one.look) ? one.look : LOOK_OF_OTHERS,
    key: freeKey(one.key),
    guideline: written.get(one.label) ?? '',
  }));
  const rest = own.filter(({ label }) => !shared.some((one) => one.label === label));
  return [...came, ...rest.map((one) => ({ ...one, key: freeKey(one.key) }))];
}

/** @returns `left`: labels that are not the project's, whose guideline is not taken */
export function withSharedGuidelines(
  own: readonly LabelDefinition[],
  shared: readonly SharedGuideline[],
): { readonly labels: LabelDefinition[]; readonly left: Label[] } {
  const written = new Map(shared.map(({ label, guideline }) => [label, guideline]));
  return {
    labels: own.map((one) => ({ ...one, guideline: written.get(one.label) ?? one.guideline })),
    left: shared.map(({ label }) => label).filter((label) => !own.some((one) => one.label === label)),
  };
}
