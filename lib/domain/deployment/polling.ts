import type { Random } from '../random';

/** A roll-back is to reach browsers within 60 s. */
export const POLL_MS = 30_000;

/** Until the next look: 30 s, a fifth more or less, so that browsers opened together do not ask together. */
export function pollDelayMs(random: Random): number {
  return Math.round(POLL_MS * (0.8 + 0.4 * random()));
}
