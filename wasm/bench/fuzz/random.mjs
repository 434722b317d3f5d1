/**
 * Seeded draws (mulberry32): the same seed gives the same cases on every machine.
 * @param {number} seed
 */
export function drawer(seed) {
  let state = seed >>> 0;
  /** @returns {number} [0, 1) */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    /** @param {number} n @returns {number} 0 … n-1 */
    below: (n) => Math.floor(next() * n),
    /** @param {number} probability */
    chance: (probability) => next() < probability,
    /** @template T @param {readonly T[]} from @returns {T} */
    pick: (from) => from[Math.floor(next() * from.length)],
  };
}

/** @typedef {ReturnType<typeof drawer>} Draw */

/**
 * A seed of its own for each case, so that one can be run alone.
 * @param {number} seed @param {number} number
 */
export function caseSeed(seed, number) {
  return (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(number + 1, 0xc2b2ae35)) >>> 0;
}
