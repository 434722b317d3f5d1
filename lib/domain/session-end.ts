/** Minutes without a key or a pointer after which a session ends, whatever the server says. */
export const IDLE_MS_MAX = 15 * 60_000;

export interface SessionTimes {
  /** When somebody last worked in any tab; milliseconds since 1970, as all times here. */
  readonly lastActiveMs: number;
  /** 12 hours after signing in, as the server said. */
  readonly expiresAtMs: number;
}

/** Tabs write the time a little apart, and clocks are put right by seconds. */
const CLOCK_SLACK_MS = 60_000;

/**
 * Why the session is over; undefined: it goes on. Work that lies ahead means that the clock was set back: how long nobody
 * worked cannot be told, so it counts as too long.
 */
export function whySessionEnds(
  { lastActiveMs, expiresAtMs }: SessionTimes,
  nowMs: number,
): 'idle' | 'longest' | undefined {
  if (nowMs >= expiresAtMs) return 'longest';
  const idleMs = nowMs - lastActiveMs;
  return idleMs >= IDLE_MS_MAX || idleMs < -CLOCK_SLACK_MS ? 'idle' : undefined;
}

/** Hours after which stored data is locked again, however much is worked. */
export const OPEN_MS_MAX = 12 * 60 * 60_000;

/** Approvals and roll-backs want a sign-in at most this old; the server decides, this only tells beforehand. */
export const RECENT_SIGN_IN_MS = 10 * 60_000;

export function isRecentSignIn(signedInAt: string, nowMs: number): boolean {
  return nowMs - Date.parse(signedInAt) < RECENT_SIGN_IN_MS;
}
