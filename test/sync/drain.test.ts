import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/domain/random';
import type { OutboxRow } from '@/lib/domain/sync/outbox-row';
import { CHUNK_BYTES } from '@/lib/domain/sync/sync-request';
import { drainOutbox } from '@/lib/pipelines/sync/drain';
import type { SyncParts } from '@/lib/pipelines/sync/ports';
import { FAULTS, FakeRegistry, type Fault, Killed } from '../fakes/fake-registry';
import { MemoryOutboxStore } from '../fakes/memory-outbox-store';
import { draftFixture } from '../fixtures/outbox';

const RUNS = Number(process.env.SYNC_RUNS ?? 2_000);
const START_MS = Date.parse('2026-03-04T05:06:07.000Z');

function bench(seed = 1) {
  let nowMs = START_MS;
  const outbox = new MemoryOutboxStore();
  const registry = new FakeRegistry();
  const parts: SyncParts = {
    outbox,
    registry,
    clock: { now: () => new Date(nowMs).toISOString(), elapsedMs: () => nowMs },
    random: seededRandom(seed),
  };
  return { outbox, registry, parts, pass: (ms: number) => (nowMs += ms), now: () => nowMs };
}

const states = (outbox: MemoryOutboxStore) => [...outbox.rows.values()].map(({ state }) => state);

describe('the outbox', () => {
  it('sends bytes, then the version, then its transition, whose revision it asks for', async () => {
    const { outbox, registry, parts } = bench();
    outbox.held.set('sha-b', new Uint8Array(CHUNK_BYTES + 7).fill(3));
    await outbox.add([
      draftFixture('b', 'v', 'model-bytes'),
      draftFixture('c', 'v', 'model-version'),
      draftFixture('t', 'v', 'transition'),
    ]);
    expect(await drainOutbox(parts)).toEqual({ wakeAtMs: undefined });
    expect(states(outbox)).toEqual(['sent', 'sent', 'sent']);
    expect(registry.uploads.get('sha-b')).toHaveLength(CHUNK_BYTES + 7);
    expect(registry.effects.map(({ path }) => path)).toEqual([
      '/api/model-versions',
      '/api/model-versions/v/transitions',
    ]);
  });

  it('goes on with an upload where it was cut off', async () => {
    const { outbox, registry, parts, pass } = bench();
    outbox.held.set('sha-b', new Uint8Array(3 * CHUNK_BYTES).fill(9));
    await outbox.add([draftFixture('b', 'v', 'model-bytes')]);
    registry.faults = ['none', 'none', 'answer-lost'];
    await drainOutbox(parts);
    expect(states(outbox)).toEqual(['waiting']);
    const before = registry.requests;
    pass(60_000);
    await drainOutbox(parts);
    expect(states(outbox)).toEqual(['sent']);
    // One to ask, one for the piece that was left.
    expect(registry.requests - before).toBe(2);
  });

  it('stops at the first dead request and says when it will try again', async () => {
    const { outbox, registry, parts, now } = bench();
    await outbox.add([draftFixture('a'), draftFixture('b')]);
    registry.faults = ['request-lost'];
    const { wakeAtMs } = await drainOutbox(parts);
    expect(registry.requests).toBe(1);
    expect(wakeAtMs).toBeGreaterThanOrEqual(now());
    expect(wakeAtMs).toBeLessThan(now() + 1_000);
  });

  it('waits days for a network without losing anything or asking more than once a minute', async () => {
    const { outbox, registry, parts, pass, now } = bench();
    await outbox.add([draftFixture('a'), draftFixture('b')]);
    registry.faults = Array(1e5).fill('request-lost');
    const end = now() + 3 * 86_400_000;
    while (now() < end) {
      const { wakeAtMs } = await drainOutbox(parts);
      pass(Math.max(1, (wakeAtMs ?? end) - now()));
    }
    // Uniform under 60 s: once in 30 s on average.
    expect(registry.requests).toBeLessThan(1.1 * ((3 * 86_400) / 30));
    registry.faults = [];
    await drainOutbox(parts);
    await outbox.release();
    await drainOutbox(parts);
    expect(states(outbox)).toEqual(['sent', 'sent']);
  });

  it('waits for a sign-in and goes on after it', async () => {
    const { outbox, registry, parts } = bench();
    registry.signedIn = false;
    await outbox.add([draftFixture('a')]);
    expect(await drainOutbox(parts)).toEqual({ wakeAtMs: undefined });
    expect((await outbox.get('a'))?.waitsFor).toBe('sign-in');
    registry.signedIn = true;
    await drainOutbox(parts);
    expect(states(outbox)).toEqual(['waiting']);
    await outbox.release();
    await drainOutbox(parts);
    expect(states(outbox)).toEqual(['sent']);
  });

  it('says so when the bytes of a row are gone', async () => {
    const { outbox, parts } = bench();
    await outbox.add([draftFixture('b', 'v', 'model-bytes')]);
    await drainOutbox(parts);
    expect(await outbox.get('b')).toMatchObject({ state: 'refused', answer: { code: 'bytes-gone' } });
  });

  it('does not send a row that was taken back while it waited', async () => {
    const { outbox, registry, parts } = bench();
    await outbox.add([draftFixture('a'), draftFixture('b')]);
    await outbox.drop('a');
    await drainOutbox(parts);
    expect(registry.effects.map(({ body }) => body)).toEqual([draftFixture('b').body]);
  });
});

type Command =
  | { readonly do: 'share'; readonly transition: boolean }
  | { readonly do: 'report' }
  | { readonly do: 'drain'; readonly tabs: 1 | 2; readonly faults: readonly Fault[] }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'clock-back'; readonly ms: number }
  | { readonly do: 'sign'; readonly in: boolean }
  | { readonly do: 'release' };

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constant('share' as const), transition: fc.boolean() }),
  fc.record({ do: fc.constant('report' as const) }),
  fc.record({
    do: fc.constant('drain' as const),
    tabs: fc.constantFrom(1 as const, 2 as const),
    faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 6 }),
  }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 90_000 }) }),
  fc.record({ do: fc.constant('clock-back' as const), ms: fc.integer({ min: 0, max: 7_200_000 }) }),
  fc.record({ do: fc.constant('sign' as const), in: fc.boolean() }),
  fc.record({ do: fc.constant('release' as const) }),
);

/** Bytes small enough for thousands of runs; pieces are a matter of the test above. */
const bytesOf = (id: string) => new Uint8Array([...id].map((letter) => letter.charCodeAt(0)));

describe('under any faults', () => {
  it('loses nothing, has one effect a key, and keeps the order of each subject', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 14 }), fc.nat(), async (commands, seed) => {
        const { outbox, registry, parts, pass } = bench(seed);
        const acknowledged = new Set<string>();
        let made = 0;
        const drain = () =>
          drainOutbox(parts).catch((error: unknown) => {
            if (!(error instanceof Killed)) throw error;
          });
        for (const each of commands) {
          if (each.do === 'share') {
            const id = `v${++made}`;
            outbox.held.set(`sha-${id}-b`, bytesOf(id));
            await outbox.add([
              draftFixture(`${id}-b`, id, 'model-bytes'),
              draftFixture(`${id}-c`, id, 'model-version'),
              ...(each.transition ? [draftFixture(`${id}-t`, id, 'transition')] : []),
            ]);
          } else if (each.do === 'report') {
            await outbox.add([draftFixture(`r${++made}`, 'reports', 'deployment-report')]);
          } else if (each.do === 'drain') {
            registry.faults = [...each.faults];
            await Promise.all(Array.from({ length: each.tabs }, drain));
          } else if (each.do === 'wait') pass(each.ms);
          else if (each.do === 'clock-back') pass(-each.ms);
          else if (each.do === 'sign') registry.signedIn = each.in;
          else await outbox.release();
          for (const row of outbox.rows.values()) {
            if (row.state === 'sent') acknowledged.add(row.id);
            // What was told as sent never becomes anything else.
            else expect(acknowledged.has(row.id)).toBe(false);
          }
        }
        registry.faults = [];
        registry.signedIn = true;
        await outbox.release();
        await drain();
        const rows = [...outbox.rows.values()];
        expect(rows.filter(({ state }) => state !== 'sent')).toEqual([]);
        expectOneEffectEach(rows, registry);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});

function expectOneEffectEach(rows: readonly OutboxRow[], registry: FakeRegistry): void {
  const json = rows.filter(({ kind }) => kind !== 'model-bytes');
  const effects = registry.effects.map(({ body }) => body);
  expect([...effects].sort()).toEqual(json.map(({ body }) => body).sort());
  for (const { id, kind, subject, target } of rows) {
    if (kind === 'model-bytes') expect(registry.uploads.get(target)).toEqual([...bytesOf(id.replace(/-b$/, ''))]);
    const own = json.filter((row) => row.subject === subject).map(({ body }) => body);
    expect(effects.filter((body) => own.includes(body))).toEqual(own);
  }
}
