import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountedNote } from '@/lib/domain/monitoring/count-readings';
import { partOf, totalOf } from '@/lib/domain/monitoring/counts';
import { decodeCounts } from '@/lib/domain/monitoring/counts-code';
import { DRIFT_RULE } from '@/lib/domain/monitoring/drift';
import { calibrate } from '@/lib/domain/monitoring/reference';
import { NOTES_MIN } from '@/lib/domain/monitoring/suppress';
import { firstSituation } from '@/lib/domain/monitoring/trigger';
import { type Random, seededRandom } from '@/lib/domain/random';
import { judgeWindow } from '@/lib/pipelines/monitoring';
import { driftSummarySchema } from '@/lib/schemas/registry/monitoring';
import { firingBodySchema } from '@/lib/schemas/registry/triggers';
import { Database } from '@/lib/store/database';
import { DexieMonitoringStore } from '@/lib/store/monitoring-store';
import { platformHost } from '@/workers/platform-host';
import { countNote } from '../fixtures/plain-count';

const LABELS = ['DISEASE', 'TREATMENT'];
const WORDS = ['she', 'has', 'GOUT', 'and', 'takes', 'Aspirin', '75', 'mg', 'b.i.d', '.', 'Überweisung'];

function noteOf(random: Random, print: number): CountedNote {
  const sentences = Array.from({ length: 1 + Math.floor(6 * random()) }, () => {
    const words = Array.from({ length: 3 + Math.floor(30 * random()) }, () => {
      // Some words are of few notes alone.
      const at = Math.floor(WORDS.length * random() ** 3);
      return random() < 0.02 ? `rare${print}` : (WORDS[at] as string);
    });
    const entities = words
      .filter((word) => word === 'GOUT')
      .map(() => ({ label: random() < 0.9 ? 'DISEASE' : 'TREATMENT', tokens: 1, confidence: random() }));
    return {
      words,
      unknown: words.map((word) => word.startsWith('rare')),
      rarityNats: 2 * words.length,
      surpriseNats: words.length * random() * 0.6,
      entities,
    };
  });
  const predicted = sentences.reduce((sum, { entities }) => sum + entities.length, 0);
  return {
    noteId: `n${print}`,
    print,
    counts: countNote(sentences, LABELS),
    certainty: { predicted, right: 0.8 * predicted, expected: 0.9 * predicted + 0.1 },
    uncertainty: random(),
  };
}

const notesOf = (seed: number, count: number, first = 0) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, at) => noteOf(random, first + at));
};
const REFERENCE = calibrate(
  notesOf(3, 150).map(({ counts }) => counts),
  { windowSentences: 60, resamples: 300, seed: 5 },
);
const MODEL = '0f8fad5b-d9cb-469f-a165-70867728950e';
const WATCHED = {
  ...{ modelVersionId: MODEL, labels: LABELS, confidences: { x: [0, 1], y: [0, 1] }, startsFactor: 1 },
  ...{ windowSentences: 60, madeAt: 1, madeBy: 'here' as const, shared: true },
};
const judge = judgeWindow(DRIFT_RULE, 77);
const BROWSER = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
let databases = 0;

async function setUp() {
  const db = new Database(`monitoring-${++databases}`);
  const open = () => new DexieMonitoringStore(db, { host: platformHost, browserId: async () => BROWSER });
  await open().watch(WATCHED, REFERENCE, [5, 6]);
  return { db, store: open(), open };
}

describe('readings in the browser', () => {
  it('are counted once, whoever reads a note again and under whatever id', async () => {
    const { db, store } = await setUp();
    const [first, second] = notesOf(1, 2) as [CountedNote, CountedNote];
    await store.count(WATCHED, [first, { ...first, noteId: 'copy' }, second], judge);
    await store.count(WATCHED, [second, first], judge);
    expect((await store.openSizes()).notes).toBe(2);
    expect((await db.seenNotes.toArray()).map(({ noteId }) => noteId)).toEqual(['n0', 'n1']);
  });

  it('fill the same windows in one go, note by note, and through reloads and two tabs', async () => {
    const notes = notesOf(2, 120);
    const whole = await setUp();
    await whole.store.count(WATCHED, notes, judge);
    const pieces = await setUp();
    // Each by a store of its own, several at once: as tabs and workers do.
    for (let at = 0; at < notes.length; at += 3) {
      await Promise.all(notes.slice(at, at + 3).map((note) => pieces.open().count(WATCHED, [note], judge)));
    }
    const windows = await whole.store.windows();
    expect(windows.length).toBeGreaterThan(3);
    expect(await pieces.store.windows()).toEqual(windows);
    expect(await pieces.store.openSizes()).toEqual(await whole.store.openSizes());
  });

  it('leave nothing behind where the window that they fill cannot be judged', async () => {
    const { db, store } = await setUp();
    const failing = () => {
      throw new Error('judged by nobody');
    };
    await expect(store.count(WATCHED, notesOf(2, 60), failing)).rejects.toThrow('judged by nobody');
    expect(await db.seenNotes.count()).toBe(0);
    expect(await store.openSizes()).toEqual({ notes: 0, sentences: 0 });
    expect(await db.outbox.count()).toBe(0);
  });

  it('put a summary into the outbox with its window: what the server takes, and no more than 1 kB', async () => {
    const { db, store } = await setUp();
    const judged = await store.count(WATCHED, notesOf(4, 60), judge);
    const rows = await db.outbox.orderBy('seq').toArray();
    expect(rows.map(({ target }) => target)).toEqual(
      judged.map(({ summary }) => `${BROWSER}.${MODEL}.${summary.windowNumber}`),
    );
    for (const { body, kind } of rows) {
      expect(kind).toBe('drift-summary');
      expect(body.length).toBeLessThanOrEqual(1024);
      expect(driftSummarySchema.safeParse(JSON.parse(body)).success).toBe(true);
    }
    expect(rows.length).toBeGreaterThan(1);
  });

  it('of a model that never left this browser are told to nobody', async () => {
    const { db, store } = await setUp();
    const judged = await store.count({ ...WATCHED, shared: false }, notesOf(4, 60), judge);
    expect(judged.length).toBeGreaterThan(1);
    expect(await db.outbox.count()).toBe(0);
  });

  it('of another model begin a window of their own, with numbers that go on', async () => {
    const { store } = await setUp();
    const other = { ...WATCHED, modelVersionId: '9b2f1a52-6c1d-4d5c-8f3e-1f0a3f3f9f11' };
    await store.watch(other, REFERENCE, []);
    await store.count(WATCHED, notesOf(6, 40), judge);
    const before = (await store.windows()).length;
    await store.count(other, notesOf(7, 40, 100), judge);
    const windows = await store.windows();
    expect(windows.map(({ windowNumber }) => windowNumber)).toEqual(windows.map((_, at) => at + 1));
    expect(windows.slice(before).every(({ summary }) => summary.modelVersionId === other.modelVersionId)).toBe(true);
  });
});

describe('what is told of windows', () => {
  it('has no cell of 1 to 10 notes, in any window nor in the difference of two neighbours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 40 }), async (seed, batch) => {
        const { db, store, open } = await setUp();
        const notes = notesOf(seed, 90);
        for (let at = 0; at < notes.length; at += batch) {
          await open().count(WATCHED, notes.slice(at, at + batch), judge);
        }
        const byPrint = new Map(notes.map((note) => [note.print, note]));
        const told = (await db.outbox.orderBy('seq').toArray()).map(({ body }) =>
          decodeCounts(JSON.parse(body).counts),
        );
        const windows = await store.windows();
        expect(told.length).toBe(windows.length);
        const membersBefore = new Set<number>();
        for (const [at, { windowNumber }] of windows.entries()) {
          const counts = told[at];
          if (!counts) throw new Error('a body without counts');
          const members = (await store.notesOf(windowNumber)).map(({ print }) => print);
          // Neighbours share no note, so their difference is one of at least 2 · 11 notes.
          for (const print of members) {
            expect(membersBefore.has(print)).toBe(false);
            membersBefore.add(print);
          }
          expect(totalOf(counts, 'notes')).toBe(members.length);
          expect(members.length).toBeGreaterThanOrEqual(NOTES_MIN);
          for (const part of ['words', 'shape', 'tags', 'confidence', 'sentenceLength'] as const) {
            const shown = partOf(counts, part);
            let [from, having] = [0, new Set<number>()];
            for (const [cell, value] of shown.entries()) {
              // A shown cell stands for itself and the cells before it that were joined to it.
              for (let joined = from; joined <= cell; joined++) {
                for (const print of members) {
                  const note = byPrint.get(print);
                  if (note && (partOf(note.counts, part)[joined] ?? 0) > 0) having.add(print);
                }
              }
              if (value === 0) continue;
              expect(having.size).toBeGreaterThanOrEqual(NOTES_MIN);
              [from, having] = [cell + 1, new Set<number>()];
            }
          }
        }
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});

describe('firings of a model that the site knows', () => {
  it('are told once, and again with what came of them', async () => {
    const { db, store } = await setUp();
    const event = { kind: 'window', at: 9_000, modelVersionId: MODEL, windowNumber: 3, level: 'critical' } as const;
    const firing = {
      ...{ key: `drift-critical/${MODEL}/3/words`, rule: 'drift-critical' as const, at: 9_000, from: 'ok' as const },
      ...{ to: 'critical' as const, modelVersionId: MODEL, actions: [{ do: 'queue-first' as const }] },
      event: { ...event, cause: 'words' as const, p: 0.0005 },
    };
    await store.commit(firstSituation(1), firing);
    const [open] = await db.outbox.orderBy('seq').toArray();
    expect(firingBodySchema.parse(JSON.parse(open?.body ?? '')).outcome).toBe('open');
    await store.settle(firing.key, 'acted');
    const rows = await db.outbox.orderBy('seq').toArray();
    // It had not gone out yet: one row, of what stands now.
    expect(rows.map(({ body }) => JSON.parse(body).outcome)).toEqual(['acted']);
    expect(rows[0]?.target).toMatch(/^[0-9a-f]{64}$/);
  });
});
