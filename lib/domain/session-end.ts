/** Minutes without a key or a pointer after which a session ends, whatever the server says. */
export const IDLE_MS_MAX = 15 * 60_000;

export interface SessionTimes {
  /** When somebody last worked in any tab; milliseconds since 1970, as all times here. */
  readonly lastActiveMs: number;
  /** 12 hours after signing in, as the server said. */
  readonly expiresAtMs: number;
}

/** Why the session is over; undefined: it goes on. A clock set back does not prolong it beyond its end. */
export function whySessionEnds(
  { lastActiveMs, expiresAtMs }: SessionTimes,
  nowMs: number,
): 'idle' | 'longest' | undefined {
  if (nowMs >= expiresAtMs) return 'longest';
  return nowMs - lastActiveMs >= IDLE_MS_MAX ? 'idle' : undefined;
}

/** Hours after which stored data is locked again, however much is worked. */
export const OPEN_MS_MAX = 12 * 60 * 60_000;

/** Approvals and roll-backs want a sign-in at most this old; the server decides, this only tells beforehand. */
export const RECENT_SIGN_IN_MS = 10 * 60_000;

export function isRecentSignIn(signedInAt: string, nowMs: number): boolean {
  return nowMs - Date.parse(signedInAt) < RECENT_SIGN_IN_MS;
}
