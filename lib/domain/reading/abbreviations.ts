/**
 * Short forms and the long forms a text gives for them: "congestive heart failure (CHF)".
 * Schwartz & Hearst 2003, "A simple algorithm for identifying abbreviation definitions in biomedical text",
 * Pac Symp Biocomput: the long form is the shortest stretch before the parenthesis whose characters, from the right,
 * hold those of the short form in order, the first one at the start of a word. Ours is stricter at two places: a short
 * form has a capital or no vowel, and a stretch that crosses ; : . ) or ( is no long form.
 * @returns short form as written -> long form as first written. Empty where the text defines none.
 */
export function abbreviationsOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of text.matchAll(/\(\s*([^()\n]{2,60}?)\s*\)/gu)) {
    const inside = (match[1] ?? '').split(/[;,]\s/u)[0]?.trim() ?? '';
    const before = text.slice(Math.max(0, match.index - 200), match.index);
    const pair = isShortForm(inside) ? pairOf(inside, before) : reversePair(inside, before);
    if (pair && !found.has(pair.short)) found.set(pair.short, pair.long);
  }
  return found;
}

/** The long form that ends where `before` ends; undefined where its words do not hold the short form. */
export function longFormBefore(before: string, short: string): string | undefined {
  const words = lastWords(before, Math.min(short.length + 5, short.length * 2));
  const long = shortestMatch(short, words);
  if (long === undefined || long.length <= short.length) return undefined;
  return long.split(/[\s-]+/u).includes(short) ? undefined : long;
}

/**
 * 2-10 characters, at most two words, opened by a letter or digit; with a capital or, as in texts that lost their case,
 * without any vowel ("nsclc").
 */
export function isShortForm(text: string): boolean {
  return (
    text.length >= 2 &&
    text.length <= 10 &&
    /^[\p{L}\p{N}]/u.test(text) &&
    (/\p{Lu}/u.test(text) || !/[aeiou]/u.test(text)) &&
    /\p{L}/u.test(text) &&
    text.split(/\s+/u).length <= 2
  );
}

function pairOf(short: string, before: string): { short: string; long: string } | undefined {
  const long = longFormBefore(before, short);
  return long === undefined ? undefined : { short, long };
}

/** "CHF (congestive heart failure)". */
function reversePair(inside: string, before: string): { short: string; long: string } | undefined {
  const short = /([\p{L}\p{N}-]+)\s*$/u.exec(before)?.[1];
  if (short === undefined || !isShortForm(short) || !/\p{Lu}.*\p{Lu}/u.test(short)) return undefined;
  return shortestMatch(short, inside) === inside ? { short, long: inside } : undefined;
}

function lastWords(before: string, count: number): string {
  const clause = /[^;:.()\n]*$/u.exec(before)?.[0] ?? '';
  return clause.trim().split(/\s+/u).slice(-count).join(' ');
}

function shortestMatch(short: string, long: string): string | undefined {
  const lowerShort = short.toLowerCase();
  const lowerLong = long.toLowerCase();
  if (lowerLong.length !== long.length) return undefined;
  let at = lowerLong.length;
  for (let s = lowerShort.length - 1; s >= 0; s--) {
    const character = lowerShort[s] ?? '';
    if (!/[\p{L}\p{N}]/u.test(character)) continue;
    at--;
    while (at >= 0 && (lowerLong[at] !== character || (s === 0 && isInsideWord(lowerLong, at)))) at--;
    if (at < 0) return undefined;
  }
  // The match may begin behind a hyphen: "non-small cell lung cancer" keeps its first half.
  const start = Math.max(lowerLong.lastIndexOf(' ', at) + 1, 0);
  return long.slice(start).trim();
}

function isInsideWord(text: string, at: number): boolean {
  return at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}
