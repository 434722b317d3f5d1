import { normalForm } from './normal-form';
import type { DiseaseGroup, NameVariant } from './reading';

export type GroupOrder = 'mentions' | 'notes' | 'name' | 'confidence' | 'treatments';

/**
 * Rows in which every word of the query stands, case, accents and spelling aside ("anemia" finds "anaemia").
 * A disease that holds all words keeps all its treatments; else those treatments stay that complete the query.
 */
export function searchGroups(groups: readonly DiseaseGroup[], query: string): DiseaseGroup[] {
  const words = query
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map(normalForm);
  if (words.length === 0) return [...groups];
  return groups.flatMap((group) => {
    const disease = searchText(group);
    const missing = words.filter((word) => !disease.includes(word));
    if (missing.length === 0) return [group];
    const treatments = group.treatments.filter((treatment) => {
      const text = searchText(treatment);
      return missing.every((word) => text.includes(word));
    });
    return treatments.length > 0 ? [{ ...group, treatments }] : [];
  });
}

function searchText({ key, variants }: { readonly key: string; readonly variants: readonly NameVariant[] }): string {
  return [key, ...variants.flatMap(({ text }) => [normalForm(text), text.toLowerCase()])].join('\n');
}

/** A sorted copy. Figures: highest first; names: a to z. `reversed` turns that round; ties go by name either way. */
export function sortGroups(groups: readonly DiseaseGroup[], by: GroupOrder, reversed = false): DiseaseGroup[] {
  const sign = reversed ? -1 : 1;
  return [...groups].sort((a, b) => sign * compareBy(a, b, by) || compareNames(a, b));
}

function compareBy(a: DiseaseGroup, b: DiseaseGroup, by: GroupOrder): number {
  switch (by) {
    case 'name':
      return compareNames(a, b);
    case 'treatments':
      return b.treatments.length - a.treatments.length;
    default:
      return b[by] - a[by];
  }
}

function compareNames(a: DiseaseGroup, b: DiseaseGroup): number {
  return a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}
