import { beforeEach, describe, expect, it } from 'vitest';
import type { StepRun } from '@/lib/domain/monitoring/step-run';
import type { StepRunStore } from '@/lib/pipelines/step-log';

const stepRun = (id: string, startedAt: number, changes: Partial<StepRun> = {}): StepRun => ({
  ...{ id, worker: 'steps-w', pipeline: 'data', step: 'check', startedAt, tookMs: 12.5, reason: { kind: 'asked' } },
  ...{ attempt: 1, outcome: 'ok', countIn: 62, countOut: 60, facts: { datasetId: 'd-1', seed: 7 } },
  ...changes,
});

/** What every StepRunStore keeps; run on each adapter. */
export function stepRunStoreContract(name: string, create: (kept?: number) => Promise<StepRunStore>): void {
  describe(`StepRunStore: ${name}`, () => {
    let store: StepRunStore;
    beforeEach(async () => {
      store = await create();
    });

    it('lists the newest runs of one step first, and none of a step of the same name in another pipeline', async () => {
      await store.put(stepRun('b', 2000));
      await store.put(stepRun('a', 1000));
      await store.put(stepRun('c', 3000));
      await store.put(stepRun('other', 4000, { pipeline: 'inference' }));
      expect((await store.newest('data/check', 2)).map(({ id }) => id)).toEqual(['c', 'b']);
      expect((await store.newest('inference/check', 9)).map(({ id }) => id)).toEqual(['other']);
      expect(await store.get('a')).toEqual(stepRun('a', 1000));
    });

    it('replaces a run under its id, which then no longer runs', async () => {
      await store.put(stepRun('a', 1000, { outcome: 'running', tookMs: undefined }));
      expect((await store.running()).map(({ id }) => id)).toEqual(['a']);
      await store.put(stepRun('a', 1000, { outcome: 'failed', code: 'quota-exceeded' }));
      expect(await store.running()).toEqual([]);
      expect((await store.newest('data/check', 9)).map(({ code }) => code)).toEqual(['quota-exceeded']);
    });

    it('keeps the newest runs of a step, and all of another', async () => {
      const small = await create(5);
      await small.put(stepRun('other', 1, { step: 'split' }));
      for (let at = 1; at <= 8; at++) await small.put(stepRun(`r${at}`, at));
      expect((await small.newest('data/check', 99)).map(({ id }) => id)).toEqual(['r8', 'r7', 'r6', 'r5', 'r4']);
      expect([await small.get('r3'), (await small.get('other'))?.step]).toEqual([undefined, 'split']);
    });
  });
}
