import { isAbbreviation, isDoseUnit } from './abbreviations';
import type { CharRange, TokenizerId } from './note';

/*
 * Rules of `clinical-1`, in order. A change to any of them needs a new TokenizerId: stored spans stand on token borders.
 *  1. Space, control characters and characters without width separate tokens and belong to none.
 *  2. Letters joined by periods are one token with their last period: "e.g.", "b.i.d.", "q.d.", "U.S.".
 *  3. A listed abbreviation keeps its period: "Dr.", "vs.", "approx.".
 *  4. A word is letters and digits, joined by hyphens, underscores and ampersands: "beta-blocker", "5-FU", "R&D".
 *     A slash joins digits (118/72), dose units (mg/day, mg/kg/day) and one-letter parts (w/o, s/p, N/V), and and/or; other slashes
 *     stand apart ("HTN/DM" is three tokens), because two findings must be able to carry two spans.
 *     An apostrophe joins letters (O'Brien, don't), but a final 's is a token of its own: Crohn | 's.
 *  5. Digits are joined by . , : / - and keep the word together: 2.5, 1,000, 10:30, 5-10, 118/72, 2020-03-12; .5.
 *  6. A number stands apart from a dose unit written onto it: 2.5 | mg, 10 | mg/day. Other mixes stay: B12, 3rd, 2D.
 *  7. A run of one of . - = * _ # ~ ` ' is one token ("...", "--", "''"), and so is +/-; any other character is a token of its own.
 *  8. A run of letters, digits or signs is cut after 200 characters: damaged files hold runs of megabytes.
 *  9. What a reader sees as one character is never cut: combining marks (up to 99), emoji sequences and flags stay whole.
 */

/** Continues the character before it: marks, joiners, emoji modifiers, tags (Unicode annex 29, rule GB9). */
const EXTENDER = String.raw`\p{Gr_Ext}\p{M}\p{EMod}\u200D\u00AD`;
const EXTEND = `[${EXTENDER}]{0,99}`;
/** Where a token may end: else a shorter match would leave a letter's own marks outside. */
const WORD_ENDS = String.raw`(?![\p{L}\p{N}${EXTENDER}])`;
const CORE = String.raw`(?:[\p{L}\p{N}]${EXTEND})`;
const DIGIT = String.raw`(?:\p{Nd}${EXTEND})`;
const LETTER = String.raw`(?:\p{L}${EXTEND})`;

const SEPARATOR = /[\s\p{Cc}\u200B\u2060]/u;
const DOTTED = new RegExp(
  String.raw`(?:${LETTER}\.){1,20}${LETTER}\.?${WORD_ENDS}|[Pp][Hh]\.D\.?(?![${EXTENDER}])`,
  'uy',
);
const POINT_NUMBER = new RegExp(String.raw`(?<![\p{L}\p{N}])\.${DIGIT}{1,200}`, 'uy');
const WORD = new RegExp(
  String.raw`${CORE}{1,200}(?:(?:[-‐‑_&]|['’](?=\p{L})|/|(?<=\p{Nd}${EXTEND})[.,:](?=\p{Nd}))${CORE}{1,200}){0,40}`,
  'uy',
);
const LEADING_NUMBER = new RegExp(`^${DIGIT}+(?:[.,:/-]${DIGIT}+)*`, 'u');
const POSSESSIVE = /['’]s$/iu;
const POSSESSIVE_ALONE = new RegExp(`['’][sS]${WORD_ENDS}`, 'uy');
const SYMBOL = new RegExp(
  String.raw`(?:([-.=*_#~\x60'])\1{1,199}|\+/-|\p{RI}\p{RI}|\p{ExtPict}${EXTEND}(?:(?<=\u200D)\p{ExtPict}${EXTEND}){0,20}|[\s\S])${EXTEND}`,
  'uy',
);

/** @returns tokens in text order: non-empty, apart, together covering every character that is not a separator. */
export function tokenizeClinical(text: string): CharRange[] {
  const tokens: CharRange[] = [];
  let at = 0;
  while (at < text.length) {
    const point = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (SEPARATOR.test(point)) {
      at += point.length;
      continue;
    }
    const end = endOfToken(text, at);
    tokens.push({ start: at, end });
    at = end;
  }
  return tokens;
}

/** Splits on space and line feed alone: the tokens a source brought (see TokenizerId). */
export function tokenizeGiven(text: string): CharRange[] {
  const tokens: CharRange[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const separates = at === text.length || text[at] === ' ' || text[at] === '\n';
    if (separates && start >= 0) {
      tokens.push({ start, end: at });
      start = -1;
    } else if (!separates && start < 0) start = at;
  }
  return tokens;
}

export function tokenize(text: string, tokenizer: TokenizerId): CharRange[] {
  return tokenizer === 'given-1' ? tokenizeGiven(text) : tokenizeClinical(text);
}

function endOfToken(text: string, at: number): number {
  const dotted = matchAt(DOTTED, text, at);
  if (dotted !== undefined) return at + dotted.length;
  const number = matchAt(POINT_NUMBER, text, at);
  if (number !== undefined) return at + number.length;
  const word = matchAt(WORD, text, at);
  if (word !== undefined) return at + lengthOfWord(text, at, word);
  const possessive = matchAt(POSSESSIVE_ALONE, text, at);
  if (possessive !== undefined) return at + possessive.length;
  return at + Math.max(1, matchAt(SYMBOL, text, at)?.length ?? 1);
}

function lengthOfWord(text: string, at: number, word: string): number {
  if (text[at + word.length] === '.' && isAbbreviation(word)) return word.length + 1;
  const number = LEADING_NUMBER.exec(word)?.[0];
  if (number !== undefined && number.length < word.length && isDoseUnit(word.slice(number.length)))
    return number.length;
  const kept = lengthUpToSlash(word);
  const possessive = POSSESSIVE.exec(word.slice(0, kept));
  return possessive && possessive.index > 0 ? possessive.index : kept;
}

/** Length of the word up to the first slash that separates (rule 4). */
function lengthUpToSlash(word: string): number {
  if (!word.includes('/') || isDoseUnit(word) || word.toLowerCase() === 'and/or') return word.length;
  const parts = word.split('/');
  if (parts.some((part) => isOneLetter(part)) && parts.every((part) => [...part].length <= 2)) return word.length;
  let length = 0;
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    length += part.length;
    if (next === undefined || !(/\p{Nd}$/u.test(part) && /^\p{Nd}/u.test(next))) return length;
    length += 1;
  }
  return length;
}

const ONE_LETTER = new RegExp(`^${LETTER}$`, 'u');
function isOneLetter(part: string): boolean {
  return ONE_LETTER.test(part);
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
