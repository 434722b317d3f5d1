import { isShortForm, longFormBefore } from './abbreviations';
import { IRREGULAR, NOT_PLURAL, NUMBERED, PLURAL_ENDINGS, PREFIXES, ROMAN, SPELLINGS } from './name-rules';

/**
 * Key under which names of one thing meet: case, white space, hyphens, plural, British and American spelling, accents,
 * possessive 's, roman numerals after "type", punctuation around it, an abbreviation in parentheses.
 * Idempotent. Of a text with nothing but punctuation, the key is that text in lower case without outer spaces.
 */
export function normalForm(text: string): string {
  const first = normalizeOnce(pluralAcronyms(withoutAbbreviation(text.trim())));
  let key = first;
  // A second pass can uncover more ("post-operative pains." -> …); every pass shortens or rewrites to a fixed spelling.
  for (let next = normalizeOnce(key); next !== key; next = normalizeOnce(key)) key = next;
  return key === '' ? text.trim().toLowerCase() : key;
}

/** "congestive heart failure (CHF)" and "CHF (congestive heart failure)" -> the long form. */
function withoutAbbreviation(text: string): string {
  const match = /^(.+?)\s*\(\s*([^()]+?)\s*\)$/u.exec(text);
  const [, before, inside] = match ?? [];
  if (before === undefined || inside === undefined) return text;
  if (isShortForm(inside) && longFormBefore(before, inside) !== undefined) return before;
  return isShortForm(before) && longFormBefore(inside, before) !== undefined ? inside : text;
}

/** "UTIs" -> "UTI", before case is lost. */
function pluralAcronyms(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])(\p{Lu}{2,})s(?![\p{L}\p{N}])/gu, '$1');
}

function normalizeOnce(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[’‘`´]/gu, "'")
    .replace(/(?<=\p{L})\s?'s(?!\p{L})|(?<=\p{L}s)\s?'(?!\p{L})/gu, '')
    .replace(/[\s\-‐‑‒–—−_]+/gu, ' ')
    .replace(/^[\s.,;:!?"'“”]+|[\s.,;:!?"'“”]+$/gu, '');
  const words = plain.split(' ').filter((word) => word !== '');
  if (words.length > 1 && /^(?:the|an?)$/u.test(words[0] ?? '')) words.shift();
  return joinPrefixes(words.map(normalWord).map(numeral)).join(' ');
}

function normalWord(word: string): string {
  return SPELLINGS.reduce((spelled, [pattern, to]) => spelled.replace(pattern, to), singular(word));
}

function singular(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length < 4 || NOT_PLURAL.has(word) || !/^\p{L}+$/u.test(word)) return word;
  for (const [pattern, to] of PLURAL_ENDINGS) {
    if (pattern.test(word)) return word.length >= 5 || to === '' ? word.replace(pattern, to) : word;
  }
  return word;
}

function numeral(word: string, index: number, words: readonly string[]): string {
  return NUMBERED.has(words[index - 1] ?? '') ? (ROMAN.get(word) ?? word) : word;
}

function joinPrefixes(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last !== undefined && PREFIXES.has(last) && /^\p{L}/u.test(word)) joined[joined.length - 1] = last + word;
    else joined.push(word);
  }
  return joined;
}
