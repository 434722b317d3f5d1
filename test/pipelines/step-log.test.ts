import { describe, expect, it } from 'vitest';
import { createStepLog, MemoryStepRunStore } from '@/lib/pipelines/step-log';

/** Locks of workers that live until they are told to die. */
function workers() {
  const held = new Set<string>();
  return {
    locks: {
      hold: async <T>(id: string, work: () => Promise<T>) => {
        held.add(id);
        return work();
      },
      isHeld: async (id: string) => held.has(id),
    },
    die: () => held.clear(),
  };
}

function logOf(store: MemoryStepRunStore, locks = workers().locks) {
  let ids = 0;
  let ms = 0;
  const clock = { now: () => '2026-03-04T05:06:07.000Z', elapsedMs: () => ms };
  const log = createStepLog(store, locks, clock, () => `${Math.random()}-${++ids}`);
  return { log, pass: (by: number) => (ms += by) };
}

describe('StepLog', () => {
  it('writes a run while it goes on, and how it ended', async () => {
    const store = new MemoryStepRunStore();
    const { log, pass } = logOf(store);
    const step = log.begin('training/train', { kind: 'trigger', ref: 'new-labels:7' }, 48, { seed: 7 }, 2);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const begun = (await store.running())[0];
    expect(begun).toMatchObject({ id: step.id, pipeline: 'training', step: 'train', countIn: 48, attempt: 2 });
    pass(1250);
    await step.end('failed', undefined, { runId: 'r-1' }, 'dataset-too-small');
    expect(await store.newest('training/train', 9)).toEqual([
      {
        ...begun,
        outcome: 'failed',
        code: 'dataset-too-small',
        tookMs: 1250,
        countOut: undefined,
        facts: { seed: 7, runId: 'r-1' },
      },
    ]);
    expect(begun?.startedAt).toBe(Date.UTC(2026, 2, 4, 5, 6, 7));
  });

  it('marks what a dead worker left running, and not what another living one runs', async () => {
    const store = new MemoryStepRunStore();
    const dead = workers();
    const living = workers();
    const { log: ofDead } = logOf(store, dead.locks);
    const { log: ofLiving } = logOf(store, living.locks);
    const cut = ofDead.begin('data/check', { kind: 'asked' }, 3);
    const goesOn = ofLiving.begin('data/check', { kind: 'asked' }, 3);
    await new Promise((resolve) => setTimeout(resolve, 5));
    dead.die();
    await logOf(store, living.locks).log.markInterrupted();
    expect((await store.get(cut.id))?.outcome).toBe('interrupted');
    expect((await store.get(goesOn.id))?.outcome).toBe('running');
  });

  it('does not fail the work when nothing can be written', async () => {
    class Full extends MemoryStepRunStore {
      override async put(): Promise<void> {
        throw new Error('full');
      }
    }
    const step = logOf(new Full()).log.begin('data/import', { kind: 'asked' }, 1);
    await expect(step.end('ok', 1)).resolves.toBeUndefined();
  });
});
