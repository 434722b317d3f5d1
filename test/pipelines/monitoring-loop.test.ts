import { describe, expect, it } from 'vitest';
import { nextOwnNumber } from '@/lib/domain/monitoring/deployment-number';
import { notePrint } from '@/lib/domain/monitoring/note-print';
import { notesToQueue } from '@/lib/domain/monitoring/notes-to-queue';
import type { TriggerEvent } from '@/lib/domain/monitoring/trigger-events';
import { TRIGGER_RULES } from '@/lib/domain/monitoring/trigger-rules';
import { seededRandom } from '@/lib/domain/random';
import { createAct, type QueuedNote } from '@/lib/pipelines/act-on-firing';
import { MemoryTriggerStore } from '@/lib/pipelines/memory-monitoring';
import { handleEvent, resume } from '@/lib/pipelines/monitoring';
import type { LoopWork, TriggerStore } from '@/lib/pipelines/monitoring-ports';

const MODEL = 'm1';
const window = (windowNumber: number, level: 'ok' | 'warning' | 'critical'): TriggerEvent => {
  const p = level === 'ok' ? 0.4 : 0.001;
  return { kind: 'window', at: 1_000 * windowNumber, modelVersionId: MODEL, windowNumber, level, cause: 'words', p };
};
const STREAM: readonly TriggerEvent[] = [
  window(1, 'ok'),
  window(2, 'warning'),
  window(3, 'critical'),
  { kind: 'acknowledged', at: 3_500, by: 'r' },
  { kind: 'labelled', at: 4_000, datasetVersionId: 'd1', datasetNotes: 100, newNotes: 55 },
  { kind: 'training-ended', at: 5_000, runId: 'run-2', outcome: 'challenger' },
  { kind: 'deployed', at: 6_000, modelVersionId: 'm2', number: 2 },
  { kind: 'refused', at: 6_500, batchId: 'b', code: 'note-empty', count: 2 },
];

/** Stores that outlive the tab, and a tab that dies at the n-th time it waits for one of them. */
class Browser {
  readonly triggers = new MemoryTriggerStore();
  readonly queue = new Map<string, QueuedNote>();
  readonly work = new Map<string, LoopWork>();
  /** How often each was written anew: what was there under its key already does not count. */
  readonly begun: string[] = [];
  private left = Number.POSITIVE_INFINITY;

  /** At an odd step the change is not made, at an even one it is and the tab does not hear of it. */
  dieAt(step: number): void {
    this.left = step;
  }

  private async step<T>(make: () => Promise<T>): Promise<T> {
    // A dead tab stays dead: it does not get as far as logging that its action failed.
    if (--this.left <= 0) throw new Error('killed before');
    const made = await make();
    if (--this.left <= 0) throw new Error('killed after');
    return made;
  }

  tab() {
    const { triggers } = this;
    const stored: TriggerStore = {
      situation: () => this.step(() => triggers.situation()),
      commit: (situation, firing) => this.step(() => triggers.commit(situation, firing)),
      firings: () => this.step(() => triggers.firings()),
      settle: (key, outcome) => this.step(() => triggers.settle(key, outcome)),
    };
    const act = createAct({
      work: {
        ask: (work) =>
          this.step(async () => {
            if (this.work.has(work.key)) return;
            this.work.set(work.key, work);
            this.begun.push(work.key);
          }),
      },
      notesOf: (number) =>
        this.step(async () =>
          Array.from({ length: 80 }, (_, at) => ({ noteId: `w${number}-${at}`, uncertainty: ((at * 37) % 80) / 80 })),
        ),
      queue: (notes) => this.step(async () => void notes.map((note) => this.queue.set(note.noteId, note))),
    });
    return { triggers: stored, act };
  }
}

async function live(browser: Browser): Promise<void> {
  const ports = browser.tab();
  await resume(ports);
  for (const event of STREAM) await handleEvent(event, TRIGGER_RULES, ports);
}

async function outcomeOf(browser: Browser) {
  return {
    situation: await browser.triggers.situation(),
    fired: (await browser.triggers.firings()).map(({ key }) => key),
    queue: [...browser.queue.values()].sort((a, b) => a.rank - b.rank).map(({ noteId }) => noteId),
    work: [...browser.work.values()],
    begun: browser.begun,
  };
}

describe('the loop of events, firings and actions', () => {
  it('acts on each firing of a stream, and on nothing when it is replayed', async () => {
    const browser = new Browser();
    await live(browser);
    const once = await outcomeOf(browser);
    expect(once.fired.map((key) => key.split('/')[0])).toEqual([
      'drift-warning',
      'drift-critical',
      'new-labels',
      'challenger-ready',
      'wrong-format',
    ]);
    expect(once.begun).toEqual(['new-labels/d1', 'challenger-ready/run-2']);
    await live(browser);
    expect(await outcomeOf(browser)).toEqual(once);
  });

  it('ends the same, each thing begun once, whichever step the tab is killed in', async () => {
    const untouched = new Browser();
    await live(untouched);
    const expected = await outcomeOf(untouched);
    let kills = 0;
    for (let step = 1; step < 200; step++) {
      const browser = new Browser();
      browser.dieAt(step);
      try {
        await live(browser);
        break;
      } catch {
        kills++;
      }
      // The next tab: the stream comes again from its beginning, as windows that were kept and not told.
      browser.dieAt(Number.POSITIVE_INFINITY);
      await live(browser);
      const ended = await outcomeOf(browser);
      expect({ ...ended, begun: [...ended.begun].sort() }, `killed at ${step}`).toEqual({
        ...expected,
        begun: [...expected.begun].sort(),
      });
    }
    expect(kills).toBeGreaterThan(30);
  });
});

describe('notes that are tagged first', () => {
  const notes = Array.from({ length: 100 }, (_, at) => ({ noteId: `n${at}`, uncertainty: ((at * 41) % 100) / 100 }));

  it('are the least certain and others at random, none twice', () => {
    const chosen = notesToQueue(notes, { uncertain: 30, random: 30 }, seededRandom(2));
    expect(new Set(chosen.map(({ noteId }) => noteId)).size).toBe(60);
    const unsure = chosen.filter(({ why }) => why === 'uncertain').map(({ noteId }) => noteId);
    const least = [...notes].sort((a, b) => b.uncertainty - a.uncertainty).slice(0, 30);
    expect(unsure).toEqual(least.map(({ noteId }) => noteId));
  });

  it('are all of them where there are fewer', () => {
    expect(notesToQueue(notes.slice(0, 7), { uncertain: 3, random: 30 }, seededRandom(2))).toHaveLength(7);
  });

  it('of a critical window go before those of a warning, and of a newer before an older one', async () => {
    const browser = new Browser();
    await live(browser);
    const first = [...browser.queue.values()].sort((a, b) => a.rank - b.rank);
    expect(first.slice(0, 80).every(({ noteId }) => noteId.startsWith('w3-'))).toBe(true);
    expect(first.slice(80).every(({ noteId }) => noteId.startsWith('w2-'))).toBe(true);
    expect(first).toHaveLength(80 + TRIGGER_RULES.queueUncertain + TRIGGER_RULES.queueRandom);
  });
});

describe('numbers of deployments that a browser makes itself', () => {
  it('rise, and leave whole numbers to the site', () => {
    let last = 0;
    for (let step = 0; step < 1000; step++) {
      const next = nextOwnNumber(last);
      expect(next).toBeGreaterThan(last);
      expect(next).toBeLessThan(1);
      last = next;
    }
    expect(nextOwnNumber(4)).toBeGreaterThan(4);
    expect(nextOwnNumber(nextOwnNumber(4))).toBeLessThan(5);
  });
});

describe("a text's print", () => {
  it('differs for texts that differ in one sign or in the order of signs, and is a whole number', () => {
    const texts = ['', 'a', 'b', 'ab', 'ba', 'Gout.', 'Gout. ', 'gout.', '🩺', 'a\u0301', 'á'];
    const prints = texts.map(notePrint);
    expect(new Set(prints).size).toBe(texts.length);
    expect(prints.every(Number.isSafeInteger)).toBe(true);
    expect(notePrint('Gout.')).toBe(notePrint('Gout.'));
  });

  it('is another for each of 100,000 texts', () => {
    const prints = new Set(Array.from({ length: 100_000 }, (_, at) => notePrint(`Note ${at} of ${at % 97}`)));
    expect(prints.size).toBe(100_000);
  });
});
