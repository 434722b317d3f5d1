import type { SearchPlan, Trial } from './search';

/**
 * `running` stays while its tab is gone: the next one goes on with it. `stopped`: by a person, for good; `finished` with
 * `outOfTime`: the budget was used up.
 */
export type SearchState = 'running' | 'paused' | 'finished' | 'stopped' | 'failed';

/** One search as the browser keeps it; its results are rows of their own. */
export interface Search {
  readonly id: string;
  /** 1, 2, 3 … in this browser. */
  readonly number: number;
  readonly state: SearchState;
  readonly datasetName: string;
  readonly plan: SearchPlan;
  readonly trials: readonly Trial[];
  readonly createdAt: string;
  readonly finishedAt: string | undefined;
  /** Working time so far, over all sittings. */
  readonly elapsedSeconds: number;
  readonly outOfTime: boolean;
  readonly errorCode: string | undefined;
}

/** How many fits the whole plan takes, at most: of halving, all rungs. */
export function plannedFits(plan: SearchPlan, trials: number): number {
  if (plan.method.kind !== 'halving') return trials * plan.folds;
  const { eta } = plan.method;
  let [left, judged, fits] = [trials, 0, 0];
  for (let folds = 1; ; folds = Math.min(plan.folds, folds * eta)) {
    fits += left * (folds - judged);
    judged = folds;
    if (folds === plan.folds) return fits;
    left = Math.max(1, Math.ceil(left / eta));
  }
}
