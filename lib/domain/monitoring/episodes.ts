import type { DriftLevel } from './drift';
import type { Firing } from './trigger-events';

/** From the first alarm until it was over. Times are epoch milliseconds. */
export interface Episode {
  /** Of its first alarm. */
  readonly key: string;
  readonly at: number;
  /**
   * From the last window before it without an alarm: what was found may have begun as early. Undefined: there was no
   * window before it.
   */
  readonly msToDetect: number | undefined;
  /** Until two clean windows, or as many as the rules ask for; undefined: not over yet. */
  readonly msToRecover: number | undefined;
}

/** @param windows and firings by rising time */
export function episodesOf(
  windows: readonly { readonly at: number; readonly level: DriftLevel }[],
  firings: readonly Pick<Firing, 'key' | 'rule' | 'at'>[],
): Episode[] {
  const episodes: Episode[] = [];
  let open: Episode | undefined;
  for (const { key, rule, at } of firings) {
    if (rule === 'drift-cleared' && open) {
      episodes.push({ ...open, msToRecover: at - open.at });
      open = undefined;
    } else if (!open && (rule === 'drift-warning' || rule === 'drift-critical')) {
      const clean = windows.findLast((window) => window.at < at && window.level === 'ok');
      open = { key, at, msToDetect: clean && at - clean.at, msToRecover: undefined };
    }
  }
  return open ? [...episodes, open] : episodes;
}
