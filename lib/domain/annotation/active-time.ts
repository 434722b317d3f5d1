/** A pause longer than this is no work on the note. */
export const IDLE_MS = 30_000;

/** Time at work in a note, by the moments of keys and pointer. Times are milliseconds on a clock that only rises. */
export interface ActiveTime {
  readonly totalMs: number;
  /** Of the last sign of work; undefined: none yet, or the note was left. */
  readonly lastMs: number | undefined;
}

export const NO_ACTIVE_TIME: ActiveTime = { totalMs: 0, lastMs: undefined };

/** A key or a movement: the time since the last one counts, unless it was a pause longer than IDLE_MS. */
export function activeAt(time: ActiveTime, nowMs: number): ActiveTime {
  const since = time.lastMs === undefined ? 0 : nowMs - time.lastMs;
  const counted = since > 0 && since <= IDLE_MS ? since : 0;
  return { totalMs: time.totalMs + counted, lastMs: nowMs };
}

/** The note is left, or its tab hidden: what comes before the next sign of work does not count. */
export function activePaused(time: ActiveTime): ActiveTime {
  return { totalMs: time.totalMs, lastMs: undefined };
}
