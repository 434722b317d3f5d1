import { describe, expect, it } from 'vitest';
import { calibrate, type Reference } from '@/lib/domain/monitoring/reference';
import type { Firing, TriggerEvent } from '@/lib/domain/monitoring/trigger-events';
import { TRIGGER_RULES } from '@/lib/domain/monitoring/trigger-rules';
import { type Random, seededRandom } from '@/lib/domain/random';
import { MemorySummaryStore, MemoryTriggerStore } from '@/lib/pipelines/memory-monitoring';
import { createMonitoring, handleEvent, mergedCounts, resume } from '@/lib/pipelines/monitoring';
import { countNote } from '../fixtures/plain-count';

const LABELS = ['DISEASE'];
const USUAL = ['she', 'has', 'gout', 'and', 'takes', 'Aspirin', 'daily', '75', 'mg', '.'];
const FOREIGN = ['MARKETS', 'rallied', 'EUR', '2.5%', 'quarterly-earnings', '!'];

/** Two sentences, of which `foreign` of the words are from elsewhere. */
function noteOf(random: Random, foreign: number) {
  const sentences = [0, 1].map(() => {
    const words = Array.from({ length: 5 + Math.floor(random() * 9) }, () => {
      const from = random() < foreign ? FOREIGN : USUAL;
      return from[Math.floor(random() * from.length)] as string;
    });
    const unknown = words.map((word) => FOREIGN.includes(word));
    const entities = words
      .filter((word) => word === 'gout')
      .map(() => ({ label: 'DISEASE', tokens: 1, confidence: 0.8 }));
    return { words, unknown, rarityNats: 2.5 * words.length, surpriseNats: words.length * 0.1, entities };
  });
  const predicted = sentences.reduce((sum, { entities }) => sum + entities.length, 0);
  return {
    counts: countNote(sentences, LABELS),
    certainty: { predicted, right: 0.8 * predicted, expected: 0.9 * predicted },
  };
}

const random = seededRandom(31);
const REFERENCE: Reference = calibrate(
  Array.from({ length: 200 }, () => noteOf(random, 0).counts),
  { windowSentences: 40, resamples: 600, seed: 5 },
);

function setUp(act: (firing: Firing) => Promise<void> = async () => undefined) {
  const acted: string[] = [];
  let now = 1_000;
  const summaries = new MemorySummaryStore();
  const triggers = new MemoryTriggerStore();
  const ports = {
    summaries,
    triggers,
    now: () => now++,
    act: async (firing: Firing) => {
      acted.push(firing.key);
      await act(firing);
    },
  };
  const watched = { modelVersionId: 'm1', reference: REFERENCE };
  return { ports, acted, summaries, triggers, monitoring: createMonitoring(watched, TRIGGER_RULES, ports) };
}

describe('the monitoring pipeline', () => {
  it('judges a window when it is full, and starts what a foreign one asks for', async () => {
    const { monitoring, summaries, triggers, acted } = setUp();
    const own = seededRandom(8);
    const filled: (string | undefined)[] = [];
    for (let at = 0; at < 60; at++) {
      filled.push((await monitoring.noteRead(noteOf(own, at < 40 ? 0 : 0.4)))?.report.level);
    }
    expect(filled.flatMap((level, at) => (level ? [[at + 1, level]] : []))).toEqual([
      [20, 'ok'],
      [40, 'ok'],
      [60, 'critical'],
    ]);
    expect((await summaries.windows()).map(({ summary }) => summary.windowNumber)).toEqual([1, 2, 3]);
    expect((await triggers.situation())?.state).toBe('critical');
    expect(acted).toHaveLength(1);
    expect((await triggers.firings()).map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['drift-critical', 'acted'],
    ]);
  });

  it('estimates F1 of the window by its formula: 2 · .8 / (1 + .9)', async () => {
    const { monitoring } = setUp();
    const own = seededRandom(9);
    let judged: Awaited<ReturnType<typeof monitoring.noteRead>>;
    for (let at = 0; at < 20; at++) judged = await monitoring.noteRead(noteOf(own, 0));
    expect(judged?.f1?.f1).toBeCloseTo(1.6 / 1.9, 10);
  });

  it('goes on counting windows after the tab was opened anew, and replaces a window that is put again', async () => {
    const first = setUp();
    const own = seededRandom(10);
    for (let at = 0; at < 25; at++) await first.monitoring.noteRead(noteOf(own, 0));
    const again = createMonitoring({ modelVersionId: 'm1', reference: REFERENCE }, TRIGGER_RULES, first.ports);
    for (let at = 0; at < 20; at++) await again.noteRead(noteOf(own, 0));
    const windows = await first.summaries.windows();
    expect(windows.map(({ summary }) => summary.windowNumber)).toEqual([1, 2]);
    for (const window of windows) await first.summaries.put(window);
    expect(mergedCounts(await first.summaries.windows())).toEqual(mergedCounts(windows));
  });
});

const critical: TriggerEvent = {
  kind: 'window',
  at: 5,
  modelVersionId: 'm1',
  windowNumber: 1,
  level: 'critical',
  cause: 'words',
  p: 0.001,
};

describe('a firing', () => {
  it('is logged once under its key, whoever tells of it, and acted on once', async () => {
    const { ports, triggers, acted } = setUp();
    await handleEvent(critical, TRIGGER_RULES, ports);
    await handleEvent(critical, TRIGGER_RULES, ports);
    expect(acted).toHaveLength(1);
    // A second tab that had not seen the first one's situation.
    const [logged] = await triggers.firings();
    const situation = await triggers.situation();
    if (!logged || !situation) throw new Error('nothing was logged');
    expect(await triggers.commit({ ...situation, state: 'warning' }, logged)).toBe('already-fired');
    expect((await triggers.situation())?.state).toBe('critical');
    expect(await triggers.firings()).toHaveLength(1);
  });

  it('that fails is logged as failed, and the state stands', async () => {
    const { ports, triggers } = setUp(async () => {
      throw new Error('no network');
    });
    await handleEvent(critical, TRIGGER_RULES, ports);
    expect((await triggers.firings()).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect((await triggers.situation())?.state).toBe('critical');
  });

  it('that failed is acted on once more by whoever starts next, and not again when it went well', async () => {
    let broken = true;
    const { ports, triggers, acted } = setUp(async () => {
      if (broken) throw new Error('no space');
    });
    await handleEvent(critical, TRIGGER_RULES, ports);
    broken = false;
    expect(await resume(ports)).toBe(1);
    expect((await triggers.firings()).map(({ outcome }) => outcome)).toEqual(['acted']);
    const before = acted.length;
    expect(await resume(ports)).toBe(0);
    expect(acted).toHaveLength(before);
  });

  it('that was logged before the tab died is acted on by the next one', async () => {
    const { ports, triggers, acted } = setUp();
    const dying = { ...triggers, act: async () => new Promise<void>(() => undefined) };
    void handleEvent(critical, TRIGGER_RULES, { triggers, act: dying.act });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await triggers.firings()).map(({ outcome }) => outcome)).toEqual(['open']);
    expect(await resume(ports)).toBe(1);
    expect(acted).toHaveLength(1);
    expect(await resume(ports)).toBe(0);
  });
});
