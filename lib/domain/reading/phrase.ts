import { ADVERBS } from './assertion-rules';

/** A phrase of assertion-rules.ts, compiled: per position its choices, or null for `~`. */
export type Phrase = readonly (ReadonlySet<string> | null)[];

export function compilePhrase(text: string): Phrase {
  return text.split(' ').map((part) => (part === '~' ? null : new Set(part.split('|'))));
}

/** Things with a phrase, by the words that can open it: most tokens open none. */
export function indexByFirstWord<T extends { readonly phrase: Phrase }>(
  items: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const index = new Map<string, T[]>();
  for (const item of items) {
    for (const word of item.phrase[0] ?? []) index.set(word, [...(index.get(word) ?? []), item]);
  }
  return index;
}

/** Lower case; any "n't" form is "not"; a typographic apostrophe is a plain one. */
export function phraseWord(word: string): string {
  const lower = word.toLowerCase().replaceAll('’', "'");
  return lower.endsWith("n't") ? 'not' : lower;
}

/** Tokens of `words` the phrase takes from `at` on, as many as it can; 0 where it does not stand there. */
export function phraseLengthAt(phrase: Phrase, words: readonly string[], at: number, position = 0): number {
  if (position === phrase.length) return 0;
  const choices = phrase[position];
  if (choices === null) {
    for (let skipped = 2; skipped >= 0; skipped--) {
      if (!words.slice(at, at + skipped).every((word) => ADVERBS.has(word))) continue;
      const rest = phraseLengthAt(phrase, words, at + skipped, position + 1);
      if (rest > 0) return skipped + rest;
    }
    return 0;
  }
  const word = words[at];
  if (word === undefined || choices === undefined || !choices.has(word)) return 0;
  if (position === phrase.length - 1) return 1;
  const rest = phraseLengthAt(phrase, words, at + 1, position + 1);
  return rest > 0 ? 1 + rest : 0;
}
