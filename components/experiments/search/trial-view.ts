import { type FoldResult, SEARCHED, type SearchedParameter, type Trial } from '@/lib/domain/model/search';
import { rankTrials, type TrialScore } from '@/lib/domain/model/search-progress';

/** A configuration with what its folds gave. */
export interface TrialView {
  readonly trial: Trial;
  readonly score: TrialScore;
  /** 1 for the best. */
  readonly place: number;
}

/** Best first; configurations without a fold are left out. */
export function trialViews(trials: readonly Trial[], results: readonly FoldResult[]): TrialView[] {
  return rankTrials(results).flatMap((score, at) => {
    const trial = trials[score.trial];
    return trial ? [{ trial, score, place: at + 1 }] : [];
  });
}

export type SettingAxis = SearchedParameter | 'minFrequency';

/** Settings that the trials vary, of those that have them: what pictures are drawn over. */
export function variedSettings(trials: readonly Trial[]): SettingAxis[] {
  return [...SEARCHED, 'minFrequency' as const].filter((axis) => new Set(valuesOf(trials, axis)).size > 1);
}

/** Parameters that some of the trials have, in a fixed order. */
export function shownParameters(trials: readonly Trial[]): SearchedParameter[] {
  return SEARCHED.filter((name) => valuesOf(trials, name).length > 0);
}

/** Of the trials whose algorithm has the setting. */
export function valuesOf(trials: readonly Trial[], axis: SettingAxis): number[] {
  return trials.flatMap(({ settings }) => settings[axis] ?? []);
}

/** Place of a value among the trials' values, 0-1; values above 0 by their logarithm, 0 below them all. */
export function placeOnAxis(value: number, values: readonly number[]): number {
  const positive = values.filter((one) => one > 0).map(Math.log);
  const [low, high] = [Math.min(...positive), Math.max(...positive)];
  const hasZero = values.some((one) => one <= 0);
  if (value <= 0) return 0;
  const share = high > low ? (Math.log(value) - low) / (high - low) : 1;
  return hasZero ? 0.15 + 0.85 * share : share;
}
