import type { CharRange } from './note';

/** A range of a text with what stands around it, for people to read. */
export interface TextInContext {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** What stands beyond a context that is not cut inside a word; nothing beyond the text. */
const SPACE_OR_END = /^\s?$/u;

/**
 * Up to `characters` UTF-16 code units on either side. What is cut is cut at a space; a run without one is left out
 * rather than cut inside a character.
 */
export function contextOf(text: string, { start, end }: CharRange, characters: number): TextInContext {
  const from = Math.max(0, start - characters);
  const to = Math.min(text.length, end + characters);
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  return {
    before: SPACE_OR_END.test(text.charAt(from - 1)) ? before : before.replace(/^\S*/u, '').trimStart(),
    words: text.slice(start, end),
    after: SPACE_OR_END.test(text.charAt(to)) ? after : after.replace(/\S*$/u, '').trimEnd(),
  };
}
