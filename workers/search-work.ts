import { drawTrials, type SearchPlan } from '@/lib/domain/model/search';
import type { Search } from '@/lib/domain/model/search-record';
import { type FoldJudges, runSearch } from '@/lib/pipelines/search';
import { foldJudge } from './fold-judge';
import { failed, guarded } from './guarded';
import type { WorkParts } from './host-parts';
import type { JudgedOutcome, SearchApi, SettingsSearchOutcome } from './search-api';

/** A fold that a judge could not judge; the code goes to the search. */
class FoldFailed extends Error {
  constructor(readonly outcome: Exclude<JudgedOutcome, { kind: 'judged' }>) {
    super(outcome.kind);
  }
}

/** Searches over settings by cross-validation, carried on after a reload. */
export function searchWork(parts: WorkParts): Omit<SearchApi, 'readGazetteer'> {
  const { datasets, searches, host, jobLog, locks } = parts;
  const judgeHere = foldJudge(parts);

  const carryOn = (search: Search): Promise<SettingsSearchOutcome> =>
    jobLog.run<SettingsSearchOutcome>(search.id, 'search', async (job) => {
      const pool = parts.startJudges?.();
      const judges: FoldJudges = {
        places: pool?.length ?? 1,
        judge: async (place, { plan, trials }, { trial, fold }) => {
          const one = trials[trial];
          if (!one) throw new Error(`search: no trial ${trial}`);
          const request = { datasetId: plan.datasetId, folds: plan.folds, seed: plan.seed, trial: one, fold };
          const outcome = await (pool?.[place]?.judgeFold(request) ?? judgeHere(request, job.signal));
          if (outcome.kind !== 'judged') throw new FoldFailed(outcome);
          return outcome.result;
        },
      };
      const stop = () => {
        for (const judge of pool ?? []) judge.stop();
      };
      job.signal.addEventListener('abort', stop);
      const cancelled = new Promise<never>((_, reject) => {
        job.signal.addEventListener('abort', () => reject(new FoldFailed({ kind: 'cancelled' })));
      });
      try {
        // A judge that was stopped never answers: the signal ends the wait.
        const outcome = await guarded<SettingsSearchOutcome>(async () => {
          try {
            await Promise.race([runSearch(search, searches, judges, host.clock, job), cancelled]);
            return { kind: 'searched', searchId: search.id };
          } catch (error) {
            if (error instanceof FoldFailed) return error.outcome;
            throw error;
          }
        });
        if (outcome.kind === 'failed') await settle(search.id, { state: 'failed', errorCode: outcome.code });
        return outcome;
      } finally {
        stop();
      }
    });

  const settle = async (searchId: string, change: Partial<Pick<Search, 'state' | 'errorCode'>>): Promise<void> => {
    const search = await searches.get(searchId);
    if (search) await searches.put({ ...search, ...change });
  };

  const continueSearch = async (searchId: string): Promise<SettingsSearchOutcome> => {
    const search = await searches.get(searchId);
    if (!search || search.state === 'finished') return failed('search-missing');
    const running: Search = { ...search, state: 'running', errorCode: undefined };
    await searches.put(running);
    return carryOn(running);
  };

  return {
    startSearch: async (searchId, plan) => {
      const begun = await guarded<Search | SettingsSearchOutcome>(() => begin(searchId, plan));
      return 'kind' in begun ? begun : carryOn(begun);
    },
    continueSearch: (searchId) => guarded(() => continueSearch(searchId)),
    pauseSearch: async (searchId, state) => {
      await settle(searchId, { state });
      jobLog.cancel(searchId);
    },
    continueInterrupted: async () => {
      for (const { id } of await searches.running()) {
        if (!(await locks.isHeld(id))) void continueSearch(id).catch(() => undefined);
      }
    },
  };

  async function begin(searchId: string, plan: SearchPlan): Promise<Search | SettingsSearchOutcome> {
    const dataset = await datasets.get(plan.datasetId);
    if (!dataset) return failed('dataset-missing');
    if (!dataset.labelled) return failed('dataset-unlabelled');
    const trials = drawTrials(plan);
    if (trials.length === 0) return { kind: 'nothing-to-try' };
    return searches.start({
      id: searchId,
      state: 'running',
      datasetName: dataset.name,
      plan,
      trials,
      createdAt: host.clock.now(),
      finishedAt: undefined,
      elapsedSeconds: 0,
      outOfTime: false,
      errorCode: undefined,
    });
  }
}
