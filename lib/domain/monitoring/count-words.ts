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
  let met = new MetWords(1024);
  return (counts, words, numbers) => {
    for (let at = 0; at < words.length; at++) {
      const number = numbers[at] as number;
      if (number >= met.size) met = met.larger(number);
      if (!met.has(number)) met.put(number, cellsOf(words[at] as string), rarityOf(words[at] as string));
    }
    const { cells, nats } = met;
    let unknown = 0;
    let rarityNats = 0;
    for (let at = 0; at < words.length; at++) {
      const number = numbers[at] as number;
      const of = cells[number * 4] as number;
      add(counts, of & 0xff, 1);
      add(counts, (of >> 8) & 0xff, 1);
      add(counts, (of >> 16) & 0xff, 1);
      unknown += of >> 24;
      rarityNats += nats[number * 2 + 1] as number;
    }
    add(counts, UNKNOWN, unknown);
    add(counts, RARITY, Math.round(1000 * rarityNats));
  };
}

/** Words that were met, 16 bytes each, side by side: what a word costs is getting at its bytes. */
class MetWords {
  /** At 4 n the three cells of word n, a byte each, and a bit that it is unknown; 0: not met, as no word's cell is 0. */
  readonly cells: Int32Array;
  /** At 2 n + 1 its rarity. */
  readonly nats: Float64Array;

  constructor(readonly size: number) {
    const bytes = new ArrayBuffer(16 * size);
    this.cells = new Int32Array(bytes);
    this.nats = new Float64Array(bytes);
  }

  has(number: number): boolean {
    return this.cells[number * 4] !== 0;
  }

  put(number: number, { lengthAt, shapeAt, bucketAt }: WordCells, { unknown, nats }: Rarity): void {
    this.cells[number * 4] = lengthAt | (shapeAt << 8) | (bucketAt << 16) | (unknown ? 1 << 24 : 0);
    this.nats[number * 2 + 1] = nats;
  }

  /** @returns the same words, with room for another */
  larger(number: number): MetWords {
    const larger = new MetWords(2 * Math.max(number, this.size));
    larger.cells.set(this.cells);
    return larger;
  }
}

function add(counts: Counts, at: number, more: number): void {
  counts[at] = (counts[at] as number) + more;
}
