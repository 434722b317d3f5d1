import type { CharOffset } from '../text/note';

/** C0 controls but tab, line feed, vertical tab, form feed and carriage return, which clinical systems write; and DEL. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/u;
/** Within a token of a one-token-a-line format none of the five above has a place either. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const CONTROL_IN_TOKEN = /[\u0000-\u0009\u000b-\u001f\u007f]/u;

/** First control character that has no place in a text, or -1. */
export function controlCharacterAt(text: string, oneTokenALine: boolean): CharOffset {
  return text.search(oneTokenALine ? CONTROL_IN_TOKEN : CONTROL);
}

/**
 * UTF-8 that was once read as Windows-1252 or Latin-1, in the shapes it takes:
 *  - U+FFFD, and C1 controls, which no text means;
 *  - a lead byte's letter (Ã, Â, â, Å, Ä) and what a continuation byte reads as ("Ã©", "â€™", "Â°");
 *  - the same where a later step spelled or cut the second character ("MÃ1/4ller", "SociÃ" before a space): Ã right
 *    after a letter and not before one. Upper-case words that end in Ã ("IRMÃ", Portuguese) are left alone.
 */
const MIS_DECODED = new RegExp(
  [
    '\\ufffd',
    '[\\u0080-\\u009f]',
    '[\\u00c2-\\u00c5\\u00d0\\u00d1][\\u00a1-\\u00bf\\u20ac\\u201a\\u0192\\u201e-\\u2026\\u02c6\\u2030\\u2039\\u017d\\u017e\\u2018-\\u201d\\u02dc\\u2122\\u203a]',
    '\\u00c3 ?\\u00a0',
    '\\u00e2[\\u20ac\\u201a]',
    '(?<=\\p{L})\\u00c3[123]/[234]',
    '(?<=\\p{Ll})\\u00c3(?!\\p{L})',
    '(?<=(?<!\\p{L})\\p{Lu})\\u00c3(?![\\p{L}])',
  ].join('|'),
  'gu',
);

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant whole
const BEYOND_ASCII = /[^\u0000-\u007f]/u;

/** Where a text looks mis-decoded, in text order. */
export function misDecodedAt(text: string): CharOffset[] {
  // Most texts need no more than this.
  if (!BEYOND_ASCII.test(text)) return [];
  return [...text.matchAll(MIS_DECODED)].map((match) => match.index);
}
