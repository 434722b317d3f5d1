/** Two neighbours that training has together more than once. */
export interface WordPair {
  /** From 0, in the lexicon's order. */
  readonly id: number;
  /** What the pair gives to its first word, and to its second. */
  readonly ofFirst: string;
  readonly ofSecond: string;
}

/** Pairs by their second word. */
export type PairsOfFirst = ReadonlyMap<string, WordPair>;

export interface PairReader {
  /** Undefined: no pair begins with this word. */
  beginning(norm: string): PairsOfFirst | undefined;
}

/** What stands beyond the ends of a sentence. */
export const OUTSIDE = '<S>';

/** Counts neighbours; the ends of sentences count as words. */
export class PairCounts {
  private readonly counts = new Map<string, number>();

  add(norms: readonly string[]): void {
    for (let at = 0; at <= norms.length; at++) {
      const pair = `${norms[at - 1] ?? OUTSIDE} ${norms[at] ?? OUTSIDE}`;
      this.counts.set(pair, (this.counts.get(pair) ?? 0) + 1);
    }
  }

  /** Those that stand together more than once, sorted by code units. */
  repeated(): string[] {
    return [...this.counts.keys()].filter((pair) => (this.counts.get(pair) ?? 0) > 1).sort();
  }
}

/** @param pairs as PairCounts gave them */
export function createPairReader(pairs: readonly string[]): PairReader {
  const byFirst = new Map<string, Map<string, WordPair>>();
  for (const [id, pair] of pairs.entries()) {
    const space = pair.indexOf(' ');
    const [first, second] = [pair.slice(0, space), pair.slice(space + 1)];
    const of = byFirst.get(first) ?? new Map<string, WordPair>();
    byFirst.set(first, of);
    of.set(second, { id, ofFirst: `w[0,1]=${pair}`, ofSecond: `w[-1,0]=${pair}` });
  }
  return { beginning: (norm) => byFirst.get(norm) };
}
