import type { CharRange } from '../text/note';

/** A run of what the tokenizers take for space. */
const SPACES = /[\s\p{Cc}\u200B\u2060]+/gu;
const ANY_SPACE = String.raw`[\s\p{Cc}\u200B\u2060]+`;

/**
 * Where the same words stand, as whole tokens, in text order, none overlapping the one before. Capitals and small
 * letters are the same (Unicode simple case folding, which the flags `iu` mean: ECMA-262, Canonicalize), and so is
 * any run of space. The place the words were taken from is among them.
 * @param tokens of `text`, in text order @returns empty when `words` hold nothing but space
 */
export function sameWordsIn(text: string, tokens: readonly CharRange[], words: string): CharRange[] {
  const pattern = sameWordsPattern(words);
  return pattern ? matchesOfWords(text, tokens, pattern) : [];
}

/** For many notes: made once. Undefined when there are no words. */
export function sameWordsPattern(words: string): RegExp | undefined {
  const parts = words.split(SPACES).filter((part) => part !== '');
  if (parts.length === 0) return undefined;
  const escaped = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/gu, (sign) => hexEscape(sign)));
  return new RegExp(escaped.join(ANY_SPACE), 'giu');
}

/** As `sameWordsIn`, with a pattern of `sameWordsPattern`. Cheap for texts without the words: `tokens` may be a call. */
export function matchesOfWords(
  text: string,
  tokens: readonly CharRange[] | (() => readonly CharRange[]),
  pattern: RegExp,
): CharRange[] {
  const found: CharRange[] = [];
  let borders: { readonly starts: ReadonlySet<number>; readonly ends: ReadonlySet<number> } | undefined;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    borders ??= bordersOf(typeof tokens === 'function' ? tokens() : tokens);
    const start = match.index;
    const end = start + match[0].length;
    if (borders.starts.has(start) && borders.ends.has(end)) found.push({ start, end });
    // A match inside a longer word must not hide one that begins within it.
    else pattern.lastIndex = start + String.fromCodePoint(text.codePointAt(start) ?? 0).length;
  }
  pattern.lastIndex = 0;
  return found;
}

function bordersOf(tokens: readonly CharRange[]) {
  return { starts: new Set(tokens.map(({ start }) => start)), ends: new Set(tokens.map(({ end }) => end)) };
}

function hexEscape(sign: string): string {
  return String.raw`\x` + (sign.codePointAt(0) ?? 0).toString(16).padStart(2, '0');
}
