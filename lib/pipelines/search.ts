import type { FoldResult, FoldTask } from '../domain/model/search';
import { openTasks } from '../domain/model/search-progress';
import type { Search } from '../domain/model/search-record';
import { plannedFits } from '../domain/model/search-record';
import { type Clock, throwIfCancelled, type WorkOptions } from './ports';
import type { SearchStore } from './search-ports';

/** Judges folds, each on a place of its own. */
export interface FoldJudges {
  /** How many at once, 1 or more. */
  readonly places: number;
  judge(place: number, search: Search, task: FoldTask): Promise<FoldResult>;
}

/**
 * Carries a search on from what is done to its end, its budget or the signal: every place takes the next open fold, and
 * each result is stored before the next one begins there.
 * @returns the search as stored at its end @throws Cancelled, and what a judge throws
 */
export async function runSearch(
  search: Search,
  store: SearchStore,
  judges: FoldJudges,
  clock: Clock,
  options: WorkOptions = {},
): Promise<Search> {
  const { plan, trials } = search;
  const done: FoldResult[] = await store.results(search.id);
  const total = plannedFits(plan, trials.length);
  const started = clock.elapsedMs();
  const elapsedSeconds = () => search.elapsedSeconds + (clock.elapsedMs() - started) / 1000;
  const isOutOfTime = () => plan.budgetMinutes !== undefined && elapsedSeconds() >= plan.budgetMinutes * 60;
  const underWay = new Set<string>();
  const keyOf = ({ trial, fold }: FoldTask) => `${trial}/${fold}`;
  let outOfTime = false;
  let failed = false;
  // A place without an open fold waits for the rung to end: for the next result, whoever brings it.
  let wake: () => void = () => undefined;
  let news = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const tell = () => {
    wake();
    news = new Promise<void>((resolve) => {
      wake = resolve;
    });
  };
  options.onProgress?.('search', done.length, total);

  const work = async (place: number): Promise<void> => {
    for (;;) {
      throwIfCancelled(options.signal);
      if (failed) return;
      const open = openTasks(plan, trials.length, done);
      if (open.length === 0) return;
      if (isOutOfTime()) {
        outOfTime = true;
        return;
      }
      const task = open.find((one) => !underWay.has(keyOf(one)));
      if (!task) {
        await news;
        continue;
      }
      underWay.add(keyOf(task));
      try {
        const result = await judges.judge(place, search, task);
        throwIfCancelled(options.signal);
        await store.addResult(search.id, result, elapsedSeconds());
        done.push(result);
        options.onProgress?.('search', done.length, total);
      } catch (error) {
        failed = true;
        throw error;
      } finally {
        underWay.delete(keyOf(task));
        tell();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, judges.places) }, (_, place) => work(place)));
  const ended: Search = {
    ...search,
    state: 'finished',
    outOfTime,
    finishedAt: clock.now(),
    elapsedSeconds: elapsedSeconds(),
  };
  await store.put(ended);
  return ended;
}
