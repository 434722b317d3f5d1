import { DRIFT_RULE, type DriftRule } from './drift';

/** What starts what: a reviewer's settings. Each is a threshold that can be reasoned about, none is learned. */
export interface TriggerRules {
  readonly version: 1;
  readonly drift: DriftRule;
  /** Windows without an alarm that end one. */
  readonly cleanWindows: number;
  /** Notes put first on the tagging queue by a drift warning: the least certain, and drawn at random. */
  readonly queueUncertain: number;
  readonly queueRandom: number;
  /** Newly tagged notes that start a training: at least so many, and at least this share of the dataset's notes. */
  readonly retrainNotes: number;
  readonly retrainShare: number;
  /** Milliseconds from the end of one training to the start of the next. */
  readonly retrainCoolDownMs: number;
  /** Fall of the audited F1, 0-1, beyond which going back to the last good version is proposed. */
  readonly auditFall: number;
}

const DAY_MS = 86_400_000;

export const TRIGGER_RULES: TriggerRules = {
  version: 1,
  drift: DRIFT_RULE,
  cleanWindows: 2,
  queueUncertain: 30,
  queueRandom: 30,
  retrainNotes: 50,
  retrainShare: 0.1,
  retrainCoolDownMs: DAY_MS,
  auditFall: 0.05,
};

/** Newly tagged notes that a dataset of `datasetNotes` needs before a training starts by itself. */
export function notesToRetrain(rules: TriggerRules, datasetNotes: number): number {
  return Math.max(rules.retrainNotes, Math.ceil(rules.retrainShare * datasetNotes));
}
