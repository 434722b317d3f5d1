import { seededRandom, shuffled } from '../random';
import type { Counts } from './evaluation';
import type { FoldResult, FoldTask, SearchPlan } from './search';

/**
 * Folds that may be judged now, given what is done. Empty while a rung waits for folds under way, and at the end.
 * The order is by fold, then trial, so that an interrupted search has judged all trials on the same folds.
 */
export function openTasks(plan: SearchPlan, trialCount: number, done: readonly FoldResult[]): FoldTask[] {
  const judged = new Set(done.map(({ trial, fold }) => `${trial}/${fold}`));
  const missing = (trials: readonly number[], folds: number): FoldTask[] =>
    Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) =>
      trials.filter((trial) => !judged.has(`${trial}/${fold}`)).map((trial) => ({ trial, fold })),
    );
  let trials = Array.from({ length: trialCount }, (_, trial) => trial);
  if (plan.method.kind !== 'halving') return missing(trials, plan.folds);
  const { eta } = plan.method;
  for (let folds = 1; ; folds = Math.min(plan.folds, folds * eta)) {
    const open = missing(trials, folds);
    if (open.length > 0 || folds === plan.folds) return open;
    const ranked = rankTrials(done.filter((result) => result.fold < folds && trials.includes(result.trial)));
    trials = ranked.slice(0, Math.max(1, Math.ceil(trials.length / eta))).map(({ trial }) => trial);
  }
}

export interface TrialScore {
  readonly trial: number;
  readonly folds: number;
  /** From counts summed over the folds judged. */
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  /** Standard error of the folds' F1; undefined under two folds. */
  readonly standardError: number | undefined;
}

/** Best first: trials judged on more folds stand before those given up earlier; then by F1, then as drawn. */
export function rankTrials(done: readonly FoldResult[]): TrialScore[] {
  const byTrial = new Map<number, FoldResult[]>();
  for (const result of done) byTrial.set(result.trial, [...(byTrial.get(result.trial) ?? []), result]);
  return [...byTrial]
    .map(([trial, results]) => scoreOf(trial, results))
    .sort((a, b) => b.folds - a.folds || b.f1 - a.f1 || a.trial - b.trial);
}

function scoreOf(trial: number, results: readonly FoldResult[]): TrialScore {
  const sum = { truePositives: 0, falsePositives: 0, falseNegatives: 0 };
  for (const { counts } of results) {
    sum.truePositives += counts.truePositives;
    sum.falsePositives += counts.falsePositives;
    sum.falseNegatives += counts.falseNegatives;
  }
  const each = results.map(({ counts }) => f1Of(counts));
  const mean = each.reduce((total, one) => total + one, 0) / each.length;
  const squares = each.reduce((total, one) => total + (one - mean) ** 2, 0);
  return {
    trial,
    folds: results.length,
    f1: f1Of(sum),
    precision: ratio(sum.truePositives, sum.truePositives + sum.falsePositives),
    recall: ratio(sum.truePositives, sum.truePositives + sum.falseNegatives),
    standardError: each.length < 2 ? undefined : Math.sqrt(squares / (each.length - 1) / each.length),
  };
}

const ratio = (a: number, b: number): number => (b === 0 ? 0 : a / b);

function f1Of({ truePositives, falsePositives, falseNegatives }: Counts): number {
  return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
}

/**
 * Folds by patient, seeded, as even in notes as whole patients allow: patients in shuffled order, larger ones first,
 * each to the fold with the fewest notes so far.
 * @returns [notes] fold of each note, 0 … folds-1
 */
export function assignFolds(patientKeys: readonly string[], folds: number, seed: number): Int32Array {
  const sizes = new Map<string, number>();
  for (const key of patientKeys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  const order = shuffled([...sizes], seededRandom(seed)).sort((a, b) => b[1] - a[1]);
  const filled = new Array<number>(folds).fill(0);
  const foldOf = new Map<string, number>();
  for (const [key, size] of order) {
    const fold = filled.indexOf(Math.min(...filled));
    foldOf.set(key, fold);
    filled[fold] = (filled[fold] ?? 0) + size;
  }
  return Int32Array.from(patientKeys, (key) => foldOf.get(key) ?? 0);
}
