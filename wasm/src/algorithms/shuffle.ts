/** Shuffles by a seed: the same seed gives the same orders on every machine. Each call goes on from the last order. */
export function seededShuffle(seed: number): (order: Uint32Array) => void {
  const next = randomBits(seed);
  return (order) => {
    // Fisher and Yates, by Durstenfeld (1964).
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor((next() / 4294967296) * (i + 1));
      const kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  };
}

/** Whole numbers in [0, 2^32): xorshift128 (Marsaglia 2003), its state filled by a Weyl sequence of the seed. */
function randomBits(seed: number): () => number {
  let weyl = seed >>> 0;
  const fill = () => {
    weyl = (weyl + 0x9e3779b9) >>> 0;
    const mixed = Math.imul(weyl ^ (weyl >>> 16), 0x85ebca6b);
    return (mixed ^ (mixed >>> 13)) >>> 0;
  };
  // The state must not be all zero: the last word never is.
  let [x, y, z, w] = [fill(), fill(), fill(), fill() | 1];
  return () => {
    const t = x ^ (x << 11);
    x = y;
    y = z;
    z = w;
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    return w >>> 0;
  };
}
