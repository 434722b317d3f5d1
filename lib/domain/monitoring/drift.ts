import { type Counts, totalOf } from './counts';
import { calibratedP, distanceFrom, type Reference } from './reference';
import { SIGNALS, type SignalName, signalsOf } from './signals';

export type DriftLevel = 'not-enough-data' | 'ok' | 'warning' | 'critical';

export interface SignalReading {
  readonly name: SignalName;
  readonly value: number;
  /** Mean over the reference's resamples. */
  readonly usual: number;
  /** Standard deviations from it. */
  readonly z: number;
  /** Calibrated, and after Benjamini-Hochberg over all signals. */
  readonly p: number;
  readonly q: number;
}

/** Aggregate statistics of a window; never text. */
export interface DriftReport {
  readonly level: DriftLevel;
  readonly sentences: number;
  /** As many sentences as windows of the reference have. */
  readonly enough: boolean;
  /** Of the window's shares from the reference's, and its calibrated p. */
  readonly distance: number;
  readonly p: number;
  readonly signals: readonly SignalReading[];
  /** The signal farthest from usual: what the alarm is about. */
  readonly cause: SignalName;
}

export interface DriftRule {
  /** Calibrated p at or under which a window is a warning, and critical. */
  readonly warningP: number;
  readonly criticalP: number;
  /** Standard deviations that some signal must be away at least: a p alone says nothing of size. */
  readonly effectFloor: number;
}

/**
 * One clean window in fifty may alarm; figures in lib/records/monitoring.md. In windows of notes that share a source clean
 * windows alarm together, so the level stands a little under it.
 */
export const DRIFT_RULE: DriftRule = { warningP: 0.015, criticalP: 0.002, effectFloor: 1 };

/** False discovery rate under which a signal is told of as moved. */
export const MOVED_Q = 0.05;

/**
 * Compares a window with the reference. Its distance decides that something changed, the farthest signal says what.
 * Two levels: warning at the rule's p with an effect over its floor; critical at the smaller p, or when the same signal
 * was the cause of a warning in the window before too.
 * @param before report of the previous window of this model; undefined for the first
 */
export function assessWindow(
  window: Counts,
  reference: Reference,
  before: DriftReport | undefined,
  rule: DriftRule = DRIFT_RULE,
): DriftReport {
  const values = signalsOf(window, reference.counts);
  const distance = distanceFrom(reference, window);
  const p = calibratedP(distance, reference.distances);
  const raw = SIGNALS.map((name, at) => {
    const value = values[at] ?? 0;
    const usual = reference.mean[at] ?? 0;
    const z = (value - usual) / (reference.deviation[at] ?? 1);
    return { name, value, usual, z, p: calibratedP(Math.abs(z), reference.scores[at] ?? new Float64Array()) };
  });
  const adjusted = falseDiscoveryRates(raw.map((signal) => signal.p));
  const signals = raw.map((signal, at) => ({ ...signal, q: adjusted[at] ?? 1 }));
  const farthest = [...signals].sort((a, b) => Math.abs(b.z) - Math.abs(a.z))[0] ?? signals[0];
  const cause = farthest?.name ?? 'unknown-words';
  const sentences = totalOf(window, 'sentences');
  const enough = sentences >= reference.windowSentences;
  const measured = { sentences, enough, distance, p, signals, cause };
  return { ...measured, level: levelOf(measured, before, rule) };
}

/** The level that a rule gives to a window's figures: how other rules would have judged past windows. */
export function levelOf(
  { enough, p, signals, cause }: Omit<DriftReport, 'level'>,
  before: Pick<DriftReport, 'level' | 'cause'> | undefined,
  rule: DriftRule,
): DriftLevel {
  if (!enough) return 'not-enough-data';
  const off = p <= rule.warningP && signals.some((signal) => Math.abs(signal.z) >= rule.effectFloor);
  if (!off) return 'ok';
  const again =
    before !== undefined && (before.level === 'warning' || before.level === 'critical') && before.cause === cause;
  return p <= rule.criticalP || again ? 'critical' : 'warning';
}

/** Signals that moved, farthest first: what a page tells beside the cause. */
export function movedSignals({ signals }: Pick<DriftReport, 'signals'>): SignalReading[] {
  return signals.filter(({ q }) => q <= MOVED_Q).toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z));
}

/** Adjusted p-values of Benjamini & Hochberg 1995, in the order given. */
export function falseDiscoveryRates(p: readonly number[]): number[] {
  const order = p.map((_, at) => at).sort((a, b) => (p[b] ?? 0) - (p[a] ?? 0));
  const adjusted = new Array<number>(p.length).fill(1);
  let smallest = 1;
  for (const [place, at] of order.entries()) {
    const rank = p.length - place;
    smallest = Math.min(smallest, ((p[at] ?? 1) * p.length) / rank);
    adjusted[at] = smallest;
  }
  return adjusted;
}
