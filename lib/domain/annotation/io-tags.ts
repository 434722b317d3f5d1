import type { CharRange } from '../text/note';
import { type Span, spansOverlap } from '../text/span';

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
