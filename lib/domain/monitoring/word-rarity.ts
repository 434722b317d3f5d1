import type { Lexicon } from '../text/feature-set';
import { normalizeWord } from '../text/normalize';

export interface Rarity {
  /** The model's lexicon does not have the word. */
  readonly unknown: boolean;
  /** −log of its share of the training notes' words, half an occurrence added to each. */
  readonly nats: number;
}

/**
 * How rare words are by the lexicon that a model carries: all that a browser has of the training notes, and of a shared
 * model no more than passed the gate.
 * @param lexicon undefined: no word is told from another, each is known
 * @returns function of a word and, for a word of a training note, how often the other training notes have it (0: the
 *   lexicon would not have it without this note)
 */
export function createRarity(
  lexicon: Pick<Lexicon, 'words'> | undefined,
): (word: string, elsewhere?: (norm: string, times: number) => number) => Rarity {
  if (!lexicon) return () => ({ unknown: false, nats: 0 });
  const times = new Map<string, number>();
  let total = 0;
  for (const [word, [seen = 0]] of Object.entries(lexicon.words)) {
    times.set(word, seen);
    total += seen;
  }
  const whole = Math.log(total + 0.5 * (times.size + 1));
  return (word, elsewhere) => {
    const norm = normalizeWord(word);
    const all = times.get(norm) ?? 0;
    const seen = elsewhere && all > 0 ? elsewhere(norm, all) : all;
    return { unknown: seen <= 0, nats: whole - Math.log(Math.max(0, seen) + 0.5) };
  };
}
