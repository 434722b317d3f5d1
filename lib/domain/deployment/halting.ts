import type { RefusalCode } from './browser-checks';

/** How one deployment ended in one browser. */
export type DeploymentReport =
  | { readonly browserId: string; readonly outcome: 'swapped' }
  | { readonly browserId: string; readonly outcome: 'refused'; readonly code: RefusalCode };

/** A deployment goes back by itself when so many browsers refuse it … */
export const HALT_REFUSALS_MIN = 3;
/** … and they are at least this share of those that reported. */
export const HALT_SHARE_MIN = 0.1;

/** These speak of one browser, its clock, age or sign-in, and not of the model. */
const OF_THE_BROWSER: ReadonlySet<RefusalCode> = new Set(['key-unknown', 'issued-in-future', 'expired', 'app-too-old']);

export interface HaltDecision {
  readonly halt: boolean;
  /** Browsers. */
  readonly refused: number;
  readonly swapped: number;
}

/**
 * Whether browsers refuse a deployment too often. A browser counts once, by its last report: one that tries again and
 * again must not stop the others.
 * @param reports of one deployment, oldest first
 */
export function judgeReports(reports: Iterable<DeploymentReport>): HaltDecision {
  const last = new Map<string, DeploymentReport>();
  for (const report of reports) last.set(report.browserId, report);
  let [refused, swapped] = [0, 0];
  for (const report of last.values()) {
    if (report.outcome === 'swapped') swapped++;
    else if (!OF_THE_BROWSER.has(report.code)) refused++;
  }
  return {
    halt: refused >= HALT_REFUSALS_MIN && refused >= HALT_SHARE_MIN * (refused + swapped),
    refused,
    swapped,
  };
}
