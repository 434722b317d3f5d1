import type { RunSummary } from '@/lib/domain/model/run-summary';

export type SortDirection = 'ascending' | 'descending';

/** A column that sorts: a fixed one, or `label:` and a label for its F1. */
export type RunSortKey =
  | 'number'
  | 'startedAt'
  | 'dataset'
  | 'template'
  | 'algorithm'
  | 'c1'
  | 'c2'
  | 'iterations'
  | 'f1'
  | 'seconds'
  | 'state'
  | `label:${string}`;

/** One for all: comparing names of 10,000 runs with `localeCompare` takes ten times as long. */
const NAMES = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Sorted copy. Runs without the value stand last in both directions; ties by number, newest first. */
export function sortRuns(runs: readonly RunSummary[], key: RunSortKey, direction: SortDirection): RunSummary[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const keyed = runs.map((run) => ({ run, value: sortValue(run, key) }));
  keyed.sort(({ run: a, value: x }, { run: b, value: y }) => {
    if (x === undefined || y === undefined) {
      if (x === y) return b.number - a.number;
      return x === undefined ? 1 : -1;
    }
    const order = typeof x === 'string' && typeof y === 'string' ? NAMES.compare(x, y) : Number(x) - Number(y);
    return order * sign || b.number - a.number;
  });
  return keyed.map(({ run }) => run);
}

function sortValue(run: RunSummary, key: RunSortKey): number | string | undefined {
  switch (key) {
    case 'number':
      return run.number;
    case 'startedAt':
      return Date.parse(run.startedAt);
    case 'dataset':
      return run.datasetName;
    case 'template':
      return run.featureSet.id;
    case 'algorithm':
      return run.settings.algorithm;
    case 'c1':
      return run.settings.c1;
    case 'c2':
      return run.settings.c2;
    case 'iterations':
      return run.iterations;
    case 'f1':
      return run.figures?.f1.value;
    case 'seconds':
      return run.trainSeconds;
    case 'state':
      return run.state;
    default:
      return run.figures?.perLabel[key.slice('label:'.length)]?.value;
  }
}
