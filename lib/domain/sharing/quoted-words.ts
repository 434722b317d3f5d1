/** So many words in a row are no chance any more: "no evidence of pneumonia" is four. */
export const QUOTE_WORDS = 6;

/** A stretch of a text that stands in a note. UTF-16 code units of the text, half-open. */
export interface Quote {
  /** Which of the texts, from 0. */
  readonly text: number;
  readonly start: number;
  readonly end: number;
}

interface Place {
  readonly text: number;
  readonly word: number;
}

/**
 * Looks for note text in what people wrote: stretches of QUOTE_WORDS words or more that a note has in the same order,
 * whatever stands between the words and however they are written.
 */
export function createQuoteFinder(texts: readonly string[]) {
  const words = texts.map(wordsOf);
  /** Where two words stand together: one word alone is too common to begin with. */
  const pairs = new Map<string, Place[]>();
  for (const [text, own] of words.entries()) {
    for (let word = 0; word + QUOTE_WORDS <= own.length; word++) {
      const pair = `${own[word]?.norm} ${own[word + 1]?.norm}`;
      const places = pairs.get(pair);
      if (places) places.push({ text, word });
      else pairs.set(pair, [{ text, word }]);
    }
  }
  /** Of each text the longest so far, in words. */
  const longest = new Map<number, { readonly quote: Quote; readonly length: number }>();
  return {
    /** False: no text is long enough to quote anything, and no note need be looked at. */
    needsNotes: pairs.size > 0,
    look(note: string): void {
      const norms = Array.from(note.matchAll(WORD), ([word]) => normOf(word));
      for (let at = 0; at + QUOTE_WORDS <= norms.length; at++) {
        for (const { text, word } of pairs.get(`${norms[at]} ${norms[at + 1]}`) ?? []) {
          const own = words[text] ?? [];
          let length = 2;
          while (word + length < own.length && own[word + length]?.norm === norms[at + length]) length++;
          if (length < QUOTE_WORDS || length <= (longest.get(text)?.length ?? 0)) continue;
          const [first, last] = [own[word], own[word + length - 1]];
          if (first && last) longest.set(text, { length, quote: { text, start: first.start, end: last.end } });
        }
      }
    },
    /** The longest of each text, by text. */
    quotes: (): Quote[] => [...longest.values()].map(({ quote }) => quote).sort((a, b) => a.text - b.text),
  };
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const normOf = (word: string) => word.normalize('NFC').toLowerCase();

function wordsOf(text: string) {
  return Array.from(text.matchAll(WORD), (found) => ({
    norm: normOf(found[0]),
    start: found.index,
    end: found.index + found[0].length,
  }));
}
