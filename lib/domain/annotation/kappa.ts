import type { CharRange } from '../text/note';
import { type Span, spansOverlap } from '../text/span';

/**
 * Cohen's kappa (Cohen 1960): agreement beyond what the two would reach by their own shares alone.
 * @param table [C * C] row-major counts; row: what the first said, column: what the second said
 * @returns -1 to 1; undefined where chance alone agrees wholly (both always said one and the same) or nothing was said
 */
export function cohensKappa(table: ArrayLike<number>, categories: number): number | undefined {
  let total = 0;
  let agreed = 0;
  let byChance = 0;
  for (let row = 0; row < categories; row++) {
    let first = 0;
    let second = 0;
    for (let other = 0; other < categories; other++) {
      first += table[row * categories + other] ?? 0;
      second += table[other * categories + row] ?? 0;
    }
    agreed += table[row * categories + row] ?? 0;
    total += first;
    byChance += first * second;
  }
  // In counts, so that whole numbers decide whether anything is left beyond chance.
  const possible = total * total - byChance;
  return possible <= 0 ? undefined : (agreed * total - byChance) / possible;
}

/**
 * IO tags: what covers each token by at least one character. Several labels on one token are a tag of their own
 * ("DISEASE TREATMENT"), so that two people agree on it only with the same labels.
 * @param tokens in text order @returns [T]; "O" where nothing stands
 */
export function ioTags(tokens: readonly CharRange[], spans: readonly Span[]): string[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let next = 0;
  let open: Span[] = [];
  return tokens.map((token) => {
    for (; next < sorted.length && (sorted[next]?.start ?? 0) < token.end; next++) open.push(sorted[next] as Span);
    open = open.filter((span) => span.end > token.start);
    const labels = new Set(open.filter((span) => spansOverlap(span, token)).map(({ label }) => label));
    return labels.size === 0 ? 'O' : [...labels].sort().join(' ');
  });
}
