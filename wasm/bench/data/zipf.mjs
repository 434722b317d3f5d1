/**
 * Synthetic text whose vocabulary grows with its length as language does: word ranks follow a discrete Pareto law,
 * P(rank >= r) = r^-0.7 (46,000 tokens hold about 5,500 words; ten times the tokens, five times the words). A word
 * leans to one label, most to label 0, and a label tends to last. Same seed, same text.
 * @returns list of { words [T], labels [T] } of `tokens` words in all
 */
export function zipfSentences(tokens, labelCount, seed) {
  const random = mulberry32(seed);
  const sentences = [];
  for (let made = 0; made < tokens; ) {
    const length = Math.min(tokens - made, 3 + Math.floor(30 * random() * random() + 8 * random()));
    const words = [];
    const labels = [];
    let label = 0;
    for (let at = 0; at < length; at++) {
      const rank = Math.floor((1 - random()) ** (-1 / 0.7));
      const word = wordOf(Math.min(rank, 2 ** 40));
      const leaning = hash(rank) % 4 === 0 ? 1 + (hash(rank ^ 0x5bd1e995) % (labelCount - 1)) : 0;
      const chance = random();
      if (chance < 0.75) label = leaning;
      else if (chance > 0.95) label = Math.floor(random() * labelCount);
      words.push(at === 0 ? word[0].toUpperCase() + word.slice(1) : word);
      labels.push(label === 0 ? 'O' : `L${label}`);
    }
    sentences.push({ words, labels });
    made += length;
  }
  return sentences;
}

/** Syllables from the digits of the rank: each rank its own word, frequent ones short. */
function wordOf(rank) {
  const consonants = 'bcdfglmnprstvz';
  const vowels = 'aeiou';
  let word = '';
  for (let rest = rank; rest > 0; ) {
    word += consonants[rest % consonants.length];
    rest = Math.floor(rest / consonants.length);
    word += vowels[rest % vowels.length];
    rest = Math.floor(rest / vowels.length);
  }
  return word;
}

function hash(value) {
  let x = Math.imul((value % 2 ** 32) ^ (value / 2 ** 32), 0x9e3779b1);
  x ^= x >>> 15;
  x = Math.imul(x, 0x85ebca77);
  return (x ^ (x >>> 13)) >>> 0;
}

/** T. Ettinger's mulberry32. */
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}
