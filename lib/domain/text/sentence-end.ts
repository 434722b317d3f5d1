import { isAbbreviation, neverEndsSentence } from './abbreviations';
import type { CharRange } from './note';

/** Characters before a list number that may be indentation. */
const INDENT_MAX = 20;
const CLOSER = /^[)\]}"'”’»]+$/u;
/** Followed by these in lower case the sentence has gone on; a capital, digit or opening sign begins a new one. */
const BEGINS = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}("'“‘«[<•\-–—*]|^\p{ExtPict}/u;

/**
 * Whether a sentence ends after tokens[at] by punctuation: . ! ? … ideographic and Devanagari full stops, and quotes or
 * brackets that close after them. Decimals never end one (they are inside a token); initials ("J. Smith") and titles
 * ("Dr.", "e.g.") never; other abbreviations ("b.i.d.", "etc.") only before a capital letter.
 * @param tokens [T] of the whole note; at < T - 1
 */
export function sentenceEndsAfter(text: string, tokens: readonly CharRange[], at: number): boolean {
  const last = text[(tokens[at]?.end ?? 0) - 1];
  return last !== undefined && MAY_END.has(last) && endsAfterMark(text, tokens, at);
}

/** Last characters of a sentence: a quick look that spares most tokens the rules. */
const MAY_END: ReadonlySet<string> = new Set('.!?…。！？।)]}"\'”’»');

function endsAfterMark(text: string, tokens: readonly CharRange[], at: number): boolean {
  const word = (index: number): string => {
    const token = tokens[index];
    return token ? text.slice(token.start, token.end) : '';
  };
  const next = word(at + 1);
  // "he left.)" ends after the bracket, not before it.
  if (CLOSER.test(next) && !spaceBetween(tokens, at)) return false;
  let stop = at;
  while (stop > 0 && CLOSER.test(word(stop)) && !spaceBetween(tokens, stop - 1)) stop--;
  const mark = word(stop);
  if (/^[。！？।]+$/u.test(mark)) return true;
  if (/^[!?]+$/u.test(mark)) return BEGINS.test(next);
  if (mark === '.' || mark === '…' || /^\.{2,}$/u.test(mark)) {
    if (mark === '.' && !spaceBetween(tokens, stop - 1)) {
      if (isListNumber(text, tokens[stop - 1], word(stop - 1)) || isInitialOfName(word, stop - 1)) return false;
    }
    return mark === '.' ? spaceBetween(tokens, at) && BEGINS.test(next) : BEGINS.test(next);
  }
  if (!mark.endsWith('.') || mark.length < 2 || neverEndsSentence(mark)) return false;
  const bare = mark.slice(0, -1);
  return (bare.includes('.') || isAbbreviation(bare)) && /^\p{Lu}/u.test(next);
}

/** "2." at the beginning of a line numbers what follows. */
function isListNumber(text: string, token: CharRange | undefined, word: string): boolean {
  if (!token || !/^(?:\d{1,2}|\p{L})$/u.test(word)) return false;
  return /(?:^|[\r\n])[ \t(]*$/u.test(text.slice(Math.max(0, token.start - INDENT_MAX), token.start));
}

/** Words that a single letter completes: "Hepatitis B. The liver …" ends after B. */
const TAKES_LETTER =
  /^(?:hepatitis|vitamins?|types?|groups?|class|stages?|grades?|factors?|influenza|troponin|haemoglobin|hemoglobin|protein|complement|immunoglobulin|appendix|table|figure|part|phase|plan|child-pugh)$/iu;

/** A capital letter that stands for a name: after a title, another initial or a capitalised word. */
function isInitialOfName(word: (index: number) => string, at: number): boolean {
  if (!/^\p{Lu}\p{M}*$/u.test(word(at))) return false;
  const before = word(at - 1);
  if (before === '' || before === '.' || neverEndsSentence(before)) return true;
  return /^\p{Lu}/u.test(before) && !TAKES_LETTER.test(before);
}

function spaceBetween(tokens: readonly CharRange[], at: number): boolean {
  return (tokens[at]?.end ?? 0) < (tokens[at + 1]?.start ?? 0);
}
