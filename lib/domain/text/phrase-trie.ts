/** Phrases as a tree over words: a walk ends at the first word that goes on no phrase. */
export interface PhraseNode {
  /** The phrase that ends here, as the lexicon's key. */
  readonly key: string;
  /** [labels] times it is an entity; undefined where no phrase ends. */
  counts: readonly number[] | undefined;
  readonly next: Map<string, PhraseNode>;
}

/** @param longest phrases of more words are left out @returns first word -> its node */
export function phraseTrie(phrases: Readonly<Record<string, readonly number[]>>, longest: number): PhraseNode['next'] {
  const first: PhraseNode['next'] = new Map();
  for (const [phrase, counts] of Object.entries(phrases)) {
    const words = phrase.split(' ');
    if (words.length > longest) continue;
    let nodes = first;
    for (const [at, word] of words.entries()) {
      let node = nodes.get(word);
      if (!node) {
        node = { key: words.slice(0, at + 1).join(' '), counts: undefined, next: new Map() };
        nodes.set(word, node);
      }
      if (at === words.length - 1) node.counts = counts;
      nodes = node.next;
    }
  }
  return first;
}

/**
 * @param begins node of norms[at]
 * @param counted whether the phrase that ends at a node counts
 * @returns words of the longest counted phrase that begins at `at`; 0: none
 */
export function longestPhrase(
  begins: PhraseNode | undefined,
  norms: readonly { readonly norm: string }[],
  at: number,
  counted: (node: PhraseNode) => boolean,
): number {
  let longest = 0;
  let node = begins;
  for (let length = 1; node; length++) {
    if (node.counts && counted(node)) longest = length;
    const word = norms[at + length];
    node = word ? node.next.get(word.norm) : undefined;
  }
  return longest;
}
