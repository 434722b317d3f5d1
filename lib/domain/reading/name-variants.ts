import type { NameVariant } from './reading';

export interface VariantCounter {
  count(name: string): void;
  /** Most frequent first, then by text. */
  variants(): NameVariant[];
}

/**
 * Counts the ways a name is written. "Asthma" at a sentence's start and "asthma" are one way, shown as it is written
 * most often (in a tie, with fewer capitals).
 */
export function createVariantCounter(): VariantCounter {
  const spellings = new Map<string, Map<string, number>>();
  return {
    count(name) {
      const folded = name.toLowerCase();
      const counts = spellings.get(folded) ?? new Map<string, number>();
      counts.set(name, (counts.get(name) ?? 0) + 1);
      spellings.set(folded, counts);
    },
    variants() {
      return [...spellings.values()]
        .map((counts) => ({
          text: [...counts].sort(([a, n], [b, m]) => m - n || (a > b ? -1 : 1))[0]?.[0] ?? '',
          count: [...counts.values()].reduce((sum, count) => sum + count, 0),
        }))
        .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
    },
  };
}
