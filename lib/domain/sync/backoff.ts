import type { Random } from '../random';

export const CEILING_MS_FIRST = 1_000;
export const CEILING_MS_MAX = 60_000;

/**
 * Full jitter: uniform over 0 … ceiling, the ceiling doubling from 1 s to 60 s, so that browsers cut off together do not
 * come back together (Brooker 2015, "Exponential backoff and jitter").
 * @param attempts tries so far that got no answer, from 1
 * @returns whole milliseconds
 */
export function backoffMs(attempts: number, random: Random): number {
  // 2^6 s is over the maximum; a larger exponent would overflow after days offline.
  const ceiling = Math.min(CEILING_MS_MAX, CEILING_MS_FIRST * 2 ** Math.min(6, Math.max(0, attempts - 1)));
  return Math.floor(random() * ceiling);
}
