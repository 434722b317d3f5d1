import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoldResult, FoldTask } from '@/lib/domain/model/search';
import { rankTrials } from '@/lib/domain/model/search-progress';
import { plannedFits, type Search } from '@/lib/domain/model/search-record';
import { Cancelled } from '@/lib/pipelines/ports';
import { type FoldJudges, runSearch } from '@/lib/pipelines/search';
import { MemorySearchStore } from '../fakes/memory-search-store';
import { searchFixture } from '../fixtures/searching';
import { testHost } from '../fixtures/test-host';

/** A made-up figure of each fold, later trials better. */
const resultOf = ({ trial, fold }: FoldTask): FoldResult => ({
  trial,
  fold,
  counts: { truePositives: 50 + trial, falsePositives: 20 - fold, falseNegatives: 20 },
  seconds: 0.1,
});

/** Judges that answer in an order of their own and count what they were asked. */
function judges(places: number, asked: string[], wait: () => Promise<void> = async () => undefined): FoldJudges {
  return {
    places,
    judge: async (_place, _search, task) => {
      asked.push(`${task.trial}/${task.fold}`);
      await wait();
      return resultOf(task);
    },
  };
}

async function started(changes?: Parameters<typeof searchFixture>[1]): Promise<[MemorySearchStore, Search]> {
  const store = new MemorySearchStore();
  return [store, await store.start(searchFixture('s', changes))];
}

describe('a search', () => {
  it('judges every planned fold once, however many places there are and whoever answers first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        fc.infiniteStream(fc.nat(3)),
        async (places, halving, delays) => {
          const method = halving ? ({ kind: 'halving', trials: 4, eta: 2 } as const) : ({ kind: 'grid' } as const);
          const [store, search] = await started({ method });
          const asked: string[] = [];
          const wait = async () => {
            for (let turn = Number(delays.next().value); turn > 0; turn--) await Promise.resolve();
          };
          const ended = await runSearch(search, store, judges(places, asked, wait), testHost().clock);
          expect(ended.state).toBe('finished');
          expect(new Set(asked).size).toBe(asked.length);
          expect(asked).toHaveLength(plannedFits(search.plan, search.trials.length));
          expect(rankTrials(await store.results('s'))[0]?.folds).toBe(search.plan.folds);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('goes on where it was cut off: what is stored is not judged again', async () => {
    const [store, search] = await started();
    const asked: string[] = [];
    const controller = new AbortController();
    const cut = judges(2, asked, async () => {
      if (asked.length === 5) controller.abort();
    });
    await expect(runSearch(search, store, cut, testHost().clock, { signal: controller.signal })).rejects.toBeInstanceOf(
      Cancelled,
    );
    const kept = await store.results('s');
    expect(kept.length).toBeGreaterThan(2);
    const again: string[] = [];
    const row = await store.get('s');
    if (!row) throw new Error('the search is gone');
    await runSearch(row, store, judges(2, again), testHost().clock);
    expect(again.some((key) => kept.some(({ trial, fold }) => key === `${trial}/${fold}`))).toBe(false);
    expect(await store.results('s')).toHaveLength(search.trials.length * 3);
  });

  it('starts no fold past its budget, and says so', async () => {
    const [store, search] = await started({ budgetMinutes: 1 });
    const asked: string[] = [];
    let now = 0;
    const clock = { now: () => '2026-03-04T06:00:00.000Z', elapsedMs: () => now };
    const slow = judges(1, asked, async () => {
      now += 25_000;
    });
    const ended = await runSearch(search, store, slow, clock);
    expect(asked).toHaveLength(3);
    expect(ended).toMatchObject({ state: 'finished', outOfTime: true, elapsedSeconds: 75 });
  });

  it('ends with the first failure of a judge; what was judged before is kept', async () => {
    const [store, search] = await started();
    const broken: FoldJudges = {
      places: 2,
      judge: async (_place, _search, task) => {
        if (task.trial === 1) throw new Error('no engine');
        return resultOf(task);
      },
    };
    await expect(runSearch(search, store, broken, testHost().clock)).rejects.toThrow('no engine');
    expect((await store.results('s')).length).toBeGreaterThan(0);
    expect((await store.get('s'))?.state).toBe('running');
  });
});
