import type { Run } from '@/lib/domain/model/run';
import { iterationsOf } from './filter-runs';

export type SortDirection = 'ascending' | 'descending';

/** A column that sorts: a fixed one, or `label:` and a label for its F1. */
export type RunSortKey =
  | 'number'
  | 'startedAt'
  | 'dataset'
  | 'template'
  | 'c1'
  | 'c2'
  | 'iterations'
  | 'f1'
  | 'seconds'
  | 'state'
  | `label:${string}`;

/** Sorted copy. Runs without the value stand last in both directions; ties by number, newest first. */
export function sortRuns(runs: readonly Run[], key: RunSortKey, direction: SortDirection): Run[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...runs].sort((a, b) => {
    const x = sortValue(a, key);
    const y = sortValue(b, key);
    if (x === undefined || y === undefined) {
      if (x === y) return b.number - a.number;
      return x === undefined ? 1 : -1;
    }
    const order = typeof x === 'string' && typeof y === 'string' ? x.localeCompare(y) : Number(x) - Number(y);
    return order * sign || b.number - a.number;
  });
}

function sortValue(run: Run, key: RunSortKey): number | string | undefined {
  const exact = run.evaluation?.scores.exact;
  switch (key) {
    case 'number':
      return run.number;
    case 'startedAt':
      return run.startedAt;
    case 'dataset':
      return run.datasetName;
    case 'template':
      return run.featureSet.id;
    case 'c1':
      return run.settings.c1;
    case 'c2':
      return run.settings.c2;
    case 'iterations':
      return iterationsOf(run);
    case 'f1':
      return exact?.overall.f1.value;
    case 'seconds':
      return run.trainSeconds;
    case 'state':
      return run.state;
    default:
      return exact?.perLabel[key.slice('label:'.length)]?.f1.value;
  }
}
