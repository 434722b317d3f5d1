import type { Item } from '../../dist/index.js';
import { seeded } from './random';

export interface Sequence {
  readonly x: readonly Item[];
  readonly y: readonly string[];
}

/** Small random data: repeated attributes, attributes that always come together, weights, empty items, emoji. */
export function randomSequences(seed: number, count: number, labels: number, longest: number): Sequence[] {
  const random = seeded(seed);
  const pick = (n: number) => Math.floor(random() * n);
  return Array.from({ length: count }, () => {
    const length = 1 + pick(longest);
    const x = Array.from({ length }, (): Item => {
      const word = pick(6);
      const kind = pick(4);
      if (kind === 0)
        return { [`w=${word}`]: 0.5 + pick(3), [`n${pick(3)}`]: -1.25, bias: true, shape: `s${word % 2}` };
      if (kind === 1 && pick(5) === 0) return [];
      const item = ['bias', `w=${word}`, `suffix💊${word}`, `shape:s${word % 2}`, `n${pick(3)}`];
      return kind === 2 ? [...item, `w=${word}`] : item;
    });
    return { x, y: Array.from({ length }, () => `tag${pick(labels)}`) };
  });
}
