import { beforeEach, describe, expect, it } from 'vitest';
import type { RunStore } from '@/lib/pipelines/ports';
import { modelFixture, runFixture } from '../fixtures/stored';

/** What every RunStore keeps; run on each adapter. */
export function runStoreContract(name: string, create: () => Promise<RunStore>): void {
  describe(`RunStore: ${name}`, () => {
    let store: RunStore;
    beforeEach(async () => {
      store = await create();
    });

    it('numbers runs from 1, each number once, also when started at the same moment', async () => {
      const started = await Promise.all(['a', 'b', 'c'].map((id) => store.start(runFixture(id))));
      expect(started.map((run) => run.number).sort()).toEqual([1, 2, 3]);
    });

    it('keeps the last state of a run', async () => {
      const run = await store.start(runFixture('a'));
      await store.put({ ...run, state: 'cancelled', finishedAt: '2026-03-04T05:07:00.000Z' });
      expect(await store.get('a')).toEqual({ ...run, state: 'cancelled', finishedAt: '2026-03-04T05:07:00.000Z' });
    });

    it('keeps a growing curve without touching the rest of the run', async () => {
      const run = await store.start(runFixture('a'));
      const point = {
        fit: 'dev',
        iteration: 7,
        lossNatsPerSentence: 3.5,
        gradientNorm: 20,
        activeFeatures: 9,
      } as const;
      const curve = [{ ...point, devF1: undefined, seconds: 1.25 }];
      await store.putCurve('a', curve);
      expect(await store.get('a')).toEqual({ ...run, curve });
      await store.putCurve('none', curve);
      expect(await store.get('none')).toBeUndefined();
    });

    it('gives back a model byte for byte, lexicon included', async () => {
      const run = await store.start(runFixture('a'));
      const model = modelFixture('m', 'a', run.number);
      await store.finish({ ...run, state: 'finished', modelId: 'm' }, [], model);
      expect(await store.model('m')).toEqual(model);
      expect((await store.get('a'))?.modelId).toBe('m');
    });

    it('leaves the run as it was when its model cannot be stored', async () => {
      const first = await store.start(runFixture('a'));
      await store.finish({ ...first, state: 'finished', modelId: 'm' }, [], modelFixture('m', 'a', 1));
      const second = await store.start(runFixture('b'));
      const attempt = store.finish({ ...second, state: 'finished', modelId: 'm' }, [], modelFixture('m', 'b', 2));
      await expect(attempt).rejects.toThrow();
      expect((await store.get('b'))?.state).toBe('running');
      expect((await store.model('m'))?.runId).toBe('a');
    });

    it('has nothing under unknown ids', async () => {
      expect(await store.get('none')).toBeUndefined();
      expect(await store.model('none')).toBeUndefined();
    });
  });
}
