import { beforeEach, describe, expect, it } from 'vitest';
import { COUNTS_VERSION } from '@/lib/domain/monitoring/counts';
import { firstSituation } from '@/lib/domain/monitoring/trigger';
import type { Firing } from '@/lib/domain/monitoring/trigger-events';
import type { JudgedWindow, SummaryStore, TriggerStore } from '@/lib/pipelines/monitoring-ports';

export function windowFixture(windowNumber: number, level: JudgedWindow['report']['level'] = 'ok'): JudgedWindow {
  return {
    summary: {
      version: COUNTS_VERSION,
      modelVersionId: 'm1',
      windowNumber,
      counts: [windowNumber, 40],
      certainty: { predicted: 3, rightMilli: 2500, expectedMilli: 2700 },
    },
    report: { level, sentences: 310, enough: true, distance: 41.5, p: 0.3, signals: [], cause: 'words' },
    f1: undefined,
    at: 1_000 + windowNumber,
  };
}

export function firingFixture(key: string, at = 5_000): Firing {
  const event = { kind: 'refused', at, batchId: 'b1', code: 'note-empty', count: 3 } as const;
  const actions = [{ do: 'quarantine' as const }];
  return { key, rule: 'wrong-format', at, from: 'ok', to: 'ok', modelVersionId: undefined, actions, event };
}

/** What every SummaryStore and TriggerStore keeps; run on each adapter. */
export function monitoringStoreContract(
  name: string,
  create: () => Promise<{ readonly summaries: SummaryStore; readonly triggers: TriggerStore }>,
): void {
  describe(`SummaryStore: ${name}`, () => {
    it('gives windows back by rising number, whatever the order of putting', async () => {
      const { summaries } = await create();
      for (const number of [3, 1, 2]) await summaries.put(windowFixture(number));
      expect((await summaries.windows()).map(({ summary }) => summary.windowNumber)).toEqual([1, 2, 3]);
      expect((await summaries.windows())[0]).toMatchObject(windowFixture(1));
    });

    it('replaces a window that is put again', async () => {
      const { summaries } = await create();
      await summaries.put(windowFixture(1));
      await summaries.put(windowFixture(1, 'critical'));
      expect((await summaries.windows()).map(({ report }) => report.level)).toEqual(['critical']);
    });
  });

  describe(`TriggerStore: ${name}`, () => {
    let store: TriggerStore;
    beforeEach(async () => {
      ({ triggers: store } = await create());
    });
    const situation = { ...firstSituation(4_000), state: 'warning' as const };

    it('knows of nothing before the first event', async () => {
      expect(await store.situation()).toBeUndefined();
      expect(await store.firings()).toEqual([]);
    });

    it('keeps situation and firing together, the firing open', async () => {
      expect(await store.commit(situation, firingFixture('k1'))).toBe('kept');
      expect(await store.situation()).toEqual(situation);
      expect(await store.firings()).toMatchObject([{ ...firingFixture('k1'), outcome: 'open' }]);
    });

    it('keeps nothing of a firing whose key is logged', async () => {
      await store.commit(situation, firingFixture('k1'));
      const later = { ...situation, state: 'critical' as const };
      expect(await store.commit(later, firingFixture('k1', 9_000))).toBe('already-fired');
      expect(await store.situation()).toEqual(situation);
      expect((await store.firings()).map(({ at }) => at)).toEqual([5_000]);
    });

    it('lists firings in the order of their logging, also at one time', async () => {
      for (const key of ['z', 'a', 'm']) await store.commit(situation, firingFixture(key));
      expect((await store.firings()).map(({ key }) => key)).toEqual(['z', 'a', 'm']);
    });

    it('keeps what came of a firing, and nothing of one that is not there', async () => {
      await store.commit(situation, firingFixture('k1'));
      await store.settle('k1', 'acted');
      await store.settle('k2', 'failed');
      expect((await store.firings()).map(({ key, outcome }) => [key, outcome])).toEqual([['k1', 'acted']]);
    });
  });
}
