import { type Counts, placeOf } from './counts';
import { cellsOf, type WordCells } from './word-cells';
import type { Rarity } from './word-rarity';

/**
 * Adds a sentence's words to a note's counts.
 * @param words [T] as they are written @param numbers [T or more] of the words, as their extractor gives them (ReadTokens)
 */
export type CountWords = (counts: Counts, words: readonly string[], numbers: Int32Array) => void;

const UNKNOWN = placeOf('unknownTokens').from;
const RARITY = placeOf('rarityMillinats').from;
const LENGTH = placeOf('tokenLength').from;
const SHAPE = placeOf('shape').from;
const WORDS = placeOf('words').from;

/** Looks at each word anew: for words whose rarity is not the same in all notes. */
export function countingWords(rarityOf: (word: string) => Rarity): CountWords {
  return (counts, words) => {
    let rarityNats = 0;
    for (const word of words) {
      const { lengthAt, shapeAt, bucketAt } = cellsOf(word);
      const { unknown, nats } = rarityOf(word);
      add(counts, lengthAt, 1);
      add(counts, shapeAt, 1);
      add(counts, bucketAt, 1);
      add(counts, UNKNOWN, unknown ? 1 : 0);
      rarityNats += nats;
    }
    add(counts, RARITY, Math.round(1000 * rarityNats));
  };
}

/**
 * The same, but looks at each word once: nearly all words of a note were met before, and counting them shall cost nothing
 * beside reading them. What was found out is kept by the extractor's numbers, so that no word is hashed or compared again;
 * it is good for one extractor alone and dropped with it. That keeps far more of each word, and bounds how many there are.
 */
export function countingMetWords(rarityOf: (word: string) => Rarity): CountWords {
  /** By number what packed() gives; 0: not met. */
  let met = new Int32Array(1024);
  const rarities = createRarities();
  const meet = (number: number, word: string): void => {
    if (number >= met.length) {
      const more = new Int32Array(2 * number);
      more.set(met);
      met = more;
    }
    const { unknown, nats } = rarityOf(word);
    met[number] = packed(cellsOf(word), unknown, rarities.placeOf(nats));
  };
  return (counts, words, numbers) => {
    const { nats } = rarities;
    let of = met;
    let unknown = 0;
    let rarityNats = 0;
    for (let at = 0; at < words.length; at++) {
      const number = numbers[at] as number;
      if (number >= of.length || of[number] === 0) {
        meet(number, words[at] as string);
        of = met;
      }
      const kept = of[number] as number;
      add(counts, LENGTH + (kept & 15), 1);
      add(counts, SHAPE + ((kept >>> 4) & 31), 1);
      add(counts, WORDS + ((kept >>> 9) & 63), 1);
      unknown += (kept >>> 15) & 1;
      rarityNats += nats[kept >>> 16] as number;
    }
    add(counts, UNKNOWN, unknown);
    add(counts, RARITY, Math.round(1000 * rarityNats));
  };
}

/** Different rarities that may be kept; the first place is of none. */
const RARITIES_MAX = 2 ** 16;

/**
 * All that is counted of a word in 32 bits, as what a word costs is getting at its bytes: cells of length, shape and
 * bucket in 4, 5 and 6, whether it is unknown in one, and the place of its rarity, never 0, in 16.
 */
function packed({ lengthAt, shapeAt, bucketAt }: WordCells, unknown: boolean, rarity: number): number {
  const cells = (lengthAt - LENGTH) | ((shapeAt - SHAPE) << 4) | ((bucketAt - WORDS) << 9);
  return cells | (unknown ? 1 << 15 : 0) | (rarity << 16);
}

/** Each rarity once: words are as many as there are, counts of how often training has one are few hundred. */
function createRarities() {
  const places = new Map<number, number>();
  const nats: number[] = [0];
  return {
    nats: nats as readonly number[],
    /** @throws for more than RARITIES_MAX of them, which takes a lexicon of two billion words */
    placeOf(one: number): number {
      const place = places.get(one) ?? nats.length;
      if (place === RARITIES_MAX) throw new Error('countingMetWords: too many different rarities');
      if (place === nats.length) {
        nats.push(one);
        places.set(one, place);
      }
      return place;
    },
  };
}

function add(counts: Counts, at: number, more: number): void {
  counts[at] = (counts[at] as number) + more;
}
