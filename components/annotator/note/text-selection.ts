import { nearestToken, snapToCharacters, snapToTokens, tokenAt } from '@/lib/domain/annotation/snap';
import type { CharOffset, CharRange, TokenIndex } from '@/lib/domain/text/note';

/** Words chosen for a label. The cursor is the token at `head`; a choice of one token is the cursor alone. */
export interface TextSelection extends CharRange {
  readonly by: 'tokens' | 'characters';
  /** Where it began and where it goes on. */
  readonly anchor: TokenIndex;
  readonly head: TokenIndex;
  /** A choice by pointer shows its labels beside it; one by keys does not move anything. */
  readonly from: 'pointer' | 'keys';
}

export function tokensChosen(
  tokens: readonly CharRange[],
  anchor: TokenIndex,
  head: TokenIndex,
  from: TextSelection['from'],
): TextSelection | undefined {
  const first = tokens[Math.min(anchor, head)];
  const last = tokens[Math.max(anchor, head)];
  return first && last && { start: first.start, end: last.end, by: 'tokens', anchor, head, from };
}

/**
 * What a drag from one place of the text to another chooses: whole tokens, or whole characters.
 * @param from, to in the direction of the drag @returns undefined when there is nothing but space between them
 */
export function dragChosen(
  text: string,
  tokens: readonly CharRange[],
  from: CharOffset,
  to: CharOffset,
  by: TextSelection['by'],
): TextSelection | undefined {
  const range =
    by === 'tokens' ? snapToTokens(tokens, { start: from, end: to }) : snapToCharacters(text, { start: from, end: to });
  if (range === undefined) return undefined;
  const first = nearestToken(tokens, range.start);
  const last = nearestToken(tokens, range.end - 1);
  if (first === undefined || last === undefined) return undefined;
  const [anchor, head] = from <= to ? [first, last] : [last, first];
  return { ...range, by, anchor, head, from: 'pointer' };
}

/** The token a mark begins with or ends with, for going on from it. */
export function edgeToken(
  tokens: readonly CharRange[],
  span: CharRange,
  edge: 'start' | 'end',
): TokenIndex | undefined {
  const offset = edge === 'start' ? span.start : span.end - 1;
  return tokenAt(tokens, offset) ?? nearestToken(tokens, offset);
}

/** Longest sign a reader sees as one (a family of emoji) and then some, UTF-16 code units. */
const SEGMENT_REACH = 64;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The next end a person would see: over a whole character, and over space, since no mark ends with it.
 * @returns the same offset at the text's end or where `least` would be passed
 */
export function movedEdge(text: string, offset: CharOffset, step: 1 | -1, least = 0): CharOffset {
  let at = offset;
  do {
    const next = step === 1 ? characterEnd(text, at) : characterStart(text, at);
    if (next === at) break;
    at = next;
  } while (/\s/u.test(text.charAt(at - 1)));
  return at < least || at > text.length ? offset : at;
}

function characterEnd(text: string, at: CharOffset): CharOffset {
  if (at >= text.length) return at;
  const segment = graphemes.segment(text.slice(at, at + SEGMENT_REACH)).containing(0);
  return at + (segment?.segment.length ?? 1);
}

function characterStart(text: string, at: CharOffset): CharOffset {
  if (at <= 0) return at;
  const from = Math.max(0, at - SEGMENT_REACH);
  const segment = graphemes.segment(text.slice(from, at)).containing(at - 1 - from);
  return from + (segment?.index ?? at - 1 - from);
}
