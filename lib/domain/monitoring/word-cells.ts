import { normalizeWord } from '../text/normalize';
import { binsOf, placeOf, WORD_BUCKETS } from './counts';

/** Where a word counts: places in Counts. The same for each occurrence of the word. */
export interface WordCells {
  readonly lengthAt: number;
  readonly shapeAt: number;
  readonly bucketAt: number;
}

const lengthBin = binsOf([1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20]);
const LENGTH = placeOf('tokenLength').from;
const SHAPE = placeOf('shape').from;
const WORDS = placeOf('words').from;

/** Costs as much as reading the word: whoever counts keeps what it gives. */
export function cellsOf(word: string): WordCells {
  return {
    lengthAt: LENGTH + lengthBin(word.length),
    shapeAt: SHAPE + SHAPES.findIndex((shape) => shape.test(word)),
    bucketAt: WORDS + bucketOf(word),
  };
}

/**
 * Kinds of tokens, the first that fits; the last fits all. Marks are told apart: text from elsewhere has other ones, and
 * most are rare enough at home for a few more to show.
 */
const SHAPES: readonly RegExp[] = [
  /^\p{Ll}+$/u,
  /^\p{Lu}\p{Ll}+$/u,
  /^\p{Lu}+$/u,
  /^\p{Nd}+$/u,
  /^[\p{Nd}.,/%:-]*\p{Nd}[\p{Nd}.,/%:-]*$/u,
  /^\p{L}+$/u,
  /^[\p{L}\p{Nd}]+$/u,
  /^\.[\p{P}\p{S}]*$/u,
  /^,[\p{P}\p{S}]*$/u,
  /^:[\p{P}\p{S}]*$/u,
  /^;[\p{P}\p{S}]*$/u,
  /^\p{Pd}[\p{P}\p{S}]*$/u,
  /^\/[\p{P}\p{S}]*$/u,
  /^%[\p{P}\p{S}]*$/u,
  /^[\p{Ps}\p{Pe}][\p{P}\p{S}]*$/u,
  /^["'`´\p{Pi}\p{Pf}][\p{P}\p{S}]*$/u,
  /^[\p{P}\p{S}]+$/u,
  /(?:)/u,
];

/** FNV-1a (Fowler, Noll & Vo) over the UTF-16 units of the normalised word. */
function bucketOf(word: string): number {
  let hash = 0x811c9dc5;
  const norm = normalizeWord(word);
  for (let at = 0; at < norm.length; at++) hash = Math.imul(hash ^ norm.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % WORD_BUCKETS;
}
