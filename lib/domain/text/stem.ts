/**
 * A word without the endings of number and of the commonest derivations: "infections" and "infected" are one key.
 * Rough on purpose: it only has to bring words of one family together more often than words of two.
 * @param norm normalised word
 */
export function stemOf(norm: string): string {
  if (norm.length <= 4) return norm;
  return norm
    .replace(/ies$/u, 'y')
    .replace(/sses$/u, 'ss')
    .replace(/([^s])s$/u, '$1')
    .replace(/(?:ing|ed|ic|al|ous|e)$/u, '');
}
