import type { FeatureSet } from './feature-set';
import { normalizeWord } from './normalize';

/** What one word gives, whatever stands around it. */
export interface WordFacts {
  readonly norm: string;
  /** [2 * wordWindow + 1] the attribute it gives to the token `offset` before or after it. */
  readonly wordAt: readonly string[];
  /** [2 * shapeWindow + 1] likewise, its squeezed shape. */
  readonly shapeAt: readonly string[];
  /** Given to its own token alone: affixes, shape, flags. */
  readonly own: readonly string[];
}

const SHAPE_LENGTH_MAX = 12;
const LENGTH_MAX = 10;
const ROMAN = /^(?=[IVXLC])(?:X{0,3}|XL|L|C)(?:IX|IV|V?I{0,3})$/u;
const GREEK =
  /^(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|omicron|pi|rho|sigma|tau|upsilon|phi|chi|psi|omega)$/u;

export function factsOfWord(word: string, parts: FeatureSet['parts']): WordFacts {
  const norm = normalizeWord(word);
  const shape = shapeOf(word);
  const squeezed = shape.replace(/(.)\1+/gu, '$1');
  const own: string[] = [];
  addAffixes(own, norm, parts.affixLength);
  if (parts.shape) own.push(`shape=${[...shape].slice(0, SHAPE_LENGTH_MAX).join('')}`);
  if (parts.flags) addFlags(own, word, norm);
  return {
    norm,
    wordAt: around(parts.wordWindow, (offset) => `w[${offset}]=${norm}`),
    shapeAt: parts.shape ? around(parts.shapeWindow, (offset) => `squeezed[${offset}]=${squeezed}`) : [],
    own,
  };
}

/** Upper-case letters X, other letters x, digits 0, the rest as it is. */
export function shapeOf(word: string): string {
  return word
    .replace(/\p{Lu}/gu, 'X')
    .replace(/(?!X)\p{L}/gu, 'x')
    .replace(/\p{Nd}/gu, '0')
    .replace(/\p{M}/gu, '');
}

/** A word at position p is offset p - q for the token at q. */
function around(window: number, attribute: (offset: number) => string): string[] {
  return Array.from({ length: 2 * window + 1 }, (_, index) => attribute(index - window));
}

/** Of 1..n characters (code points); a word shorter than that gives fewer. */
function addAffixes(out: string[], norm: string, longest: number): void {
  const characters = [...norm];
  for (let length = 1; length <= longest && length <= characters.length; length++) {
    out.push(`pre=${characters.slice(0, length).join('')}`);
    out.push(`suf=${characters.slice(-length).join('')}`);
  }
}

function addFlags(out: string[], word: string, norm: string): void {
  if (/^\p{Lu}/u.test(word)) out.push('initial-capital');
  if (/^\p{Lu}+$/u.test(word)) out.push('all-capitals');
  if (/\p{Nd}/u.test(word)) out.push('has-digit');
  if (/^\p{Nd}+$/u.test(word)) out.push('all-digits');
  if (/[-‐‑]/u.test(word)) out.push('hyphen');
  if (/^[\p{P}\p{S}]+$/u.test(word)) out.push('punctuation');
  if (ROMAN.test(word)) out.push('roman');
  if (norm.split('-').some((part) => GREEK.test(part))) out.push('greek');
  if (/^.*\p{Ll}.*\p{Lu}|^\p{Lu}{2,}.*\p{Ll}/u.test(word)) out.push('mixed-case');
  out.push(`length=${Math.min(LENGTH_MAX, [...word].length)}`);
}
