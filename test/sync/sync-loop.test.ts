import { describe, expect, it } from 'vitest';
import type { SyncParts } from '@/lib/pipelines/sync/ports';
import { REOPENINGS_MAX, type SyncPlace, syncLoop } from '@/workers/sync-loop';
import { FakeRegistry } from '../fakes/fake-registry';
import { MemoryOutboxStore } from '../fakes/memory-outbox-store';
import { draftFixture } from '../fixtures/outbox';

/** A place whose waits are answered by the test, one after another, and which ends with them. */
function bench(waits: readonly Awaited<ReturnType<SyncPlace['wait']>>[], online: () => boolean = () => true) {
  const outbox = new MemoryOutboxStore();
  const registry = new FakeRegistry();
  const stop = new AbortController();
  const failures: number[] = [];
  const asked: (number | undefined)[] = [];
  let at = 0;
  const parts: SyncParts = {
    outbox,
    registry,
    clock: { now: () => '2026-03-04T05:06:07.000Z', elapsedMs: () => 0 },
    random: () => 0.5,
  };
  const place: SyncPlace = {
    lead: (work) => work(),
    online,
    wait: async (untilMs) => {
      asked.push(untilMs);
      const what = waits[at++];
      if (what === undefined) stop.abort();
      return what ?? 'time';
    },
    onStoreFailure: (inARow) => void failures.push(inARow),
  };
  return { outbox, registry, parts, place, failures, asked, run: () => syncLoop(parts, place, stop.signal) };
}

describe('the loop that sends', () => {
  it('sends what is added while it waits', async () => {
    const { outbox, registry, place, run } = bench(['added']);
    const { wait } = place;
    let first = true;
    Object.assign(place, {
      wait: async (untilMs: number | undefined) => {
        if (first) await outbox.add([draftFixture('a')]);
        first = false;
        return wait(untilMs);
      },
    });
    await run();
    expect(registry.effects).toHaveLength(1);
  });

  it('asks nothing of a network that is not there, and everything at once when it is back', async () => {
    let up = false;
    const { outbox, registry, place, run } = bench(['time', 'online'], () => up);
    await outbox.add([draftFixture('a')]);
    await outbox.settle('a', (row) => ({ ...row, nextTryAtMs: Date.parse('2026-03-04T05:06:50.000Z'), attempts: 6 }));
    const { wait } = place;
    let waits = 0;
    Object.assign(place, {
      wait: (untilMs: number | undefined) => {
        if (++waits === 2) up = true;
        return wait(untilMs);
      },
    });
    await run();
    expect(registry.requests).toBe(1);
    expect((await outbox.get('a'))?.state).toBe('sent');
  });

  it('tries a row that waited for a sign-in after one', async () => {
    const { outbox, registry, place, run } = bench(['time', 'signed-in']);
    await outbox.add([draftFixture('a')]);
    registry.signedIn = false;
    const { wait } = place;
    let waits = 0;
    Object.assign(place, {
      wait: (untilMs: number | undefined) => {
        if (++waits === 2) registry.signedIn = true;
        return wait(untilMs);
      },
    });
    await run();
    expect((await outbox.get('a'))?.state).toBe('sent');
  });

  it('counts failures of the store in a row, goes on, and says when it works again', async () => {
    const { outbox, parts, failures, run } = bench(Array(REOPENINGS_MAX + 2).fill('time'));
    await outbox.add([draftFixture('a')]);
    const { open } = outbox;
    let broken = REOPENINGS_MAX + 1;
    Object.assign(parts.outbox, {
      open: () => {
        if (broken-- > 0) return Promise.reject(Object.assign(new Error('closed'), { name: 'DatabaseClosedError' }));
        return open.call(outbox);
      },
    });
    await run();
    expect(failures).toEqual([1, 2, 3, 4, 0]);
    expect((await outbox.get('a'))?.state).toBe('sent');
  });

  it('does nothing before it leads', async () => {
    const { outbox, registry, place, run } = bench([]);
    await outbox.add([draftFixture('a')]);
    let lead: (() => void) | undefined;
    Object.assign(place, {
      lead: async (work: () => Promise<void>) => {
        await new Promise<void>((resolve) => {
          lead = resolve;
        });
        return work();
      },
    });
    const running = run();
    await Promise.resolve();
    expect(registry.requests).toBe(0);
    lead?.();
    await running;
    expect(registry.effects).toHaveLength(1);
  });
});
