import type { CharOffset, CharRange, TokenIndex } from '../text/note';

/** What the tokenizers take for space: no mark begins or ends with it. */
const SPACE = /[\s\p{Cc}\u200B\u2060]/u;

/** Without space at either end; undefined when nothing else is left. A range given backwards is turned round. */
export function trimRange(text: string, range: CharRange): CharRange | undefined {
  let start = Math.max(0, Math.min(range.start, range.end));
  let end = Math.min(text.length, Math.max(range.start, range.end));
  while (start < end && SPACE.test(text.charAt(start))) start++;
  while (end > start && SPACE.test(text.charAt(end - 1))) end--;
  return start < end ? { start, end } : undefined;
}

/**
 * The token at a place: the one the character after it belongs to, else the one that ends there, so that a click
 * just behind a word means the word.
 * @param tokens in text order @returns its index; undefined between tokens
 */
export function tokenAt(tokens: readonly CharRange[], offset: CharOffset): TokenIndex | undefined {
  const at = firstEndingAfter(tokens, offset);
  const token = tokens[at];
  if (token && token.start <= offset) return at;
  return at > 0 && tokens[at - 1]?.end === offset ? at - 1 : undefined;
}

/** The token at a place, else the nearest one, the later of two as near; undefined when there are no tokens. */
export function nearestToken(tokens: readonly CharRange[], offset: CharOffset): TokenIndex | undefined {
  const inside = tokenAt(tokens, offset);
  if (inside !== undefined) return inside;
  const after = firstEndingAfter(tokens, offset);
  const next = tokens[after];
  const previous = tokens[after - 1];
  if (!next || !previous) return next ? after : previous ? after - 1 : undefined;
  return offset - previous.end < next.start - offset ? after - 1 : after;
}

/**
 * The whole tokens a range has a character of. An empty range takes the token at its place.
 * @param tokens in text order @returns undefined when it touches none
 */
export function snapToTokens(tokens: readonly CharRange[], range: CharRange): CharRange | undefined {
  const from = Math.min(range.start, range.end);
  const to = Math.max(range.start, range.end);
  if (from === to) {
    const at = tokenAt(tokens, from);
    return at === undefined ? undefined : rangeOf(tokens, at, at);
  }
  const first = firstEndingAfter(tokens, from);
  const last = firstEndingAfter(tokens, to - 1);
  const past = (tokens[last]?.start ?? Number.POSITIVE_INFINITY) >= to ? last - 1 : last;
  return first <= past ? rangeOf(tokens, first, past) : undefined;
}

/**
 * For marks by the character: widened so that neither end cuts what a reader sees as one character (surrogate pairs,
 * combining marks, emoji sequences, CRLF: Unicode annex 29), then trimmed. Undefined when only space is left.
 */
export function snapToCharacters(text: string, range: CharRange): CharRange | undefined {
  const from = Math.max(0, Math.min(range.start, range.end));
  const to = Math.min(text.length, Math.max(range.start, range.end));
  if (from >= to) return undefined;
  const segments = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text);
  const last = segments.containing(to - 1);
  return trimRange(text, {
    start: segments.containing(from)?.index ?? from,
    end: last ? last.index + last.segment.length : to,
  });
}

/** Index of the first token that ends after `offset`; the number of tokens when none does. */
function firstEndingAfter(tokens: readonly CharRange[], offset: CharOffset): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function rangeOf(tokens: readonly CharRange[], first: number, last: number): CharRange | undefined {
  const from = tokens[first];
  const to = tokens[last];
  return from && to && { start: from.start, end: to.end };
}
