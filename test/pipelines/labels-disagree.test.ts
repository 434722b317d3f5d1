import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Annotator, GOLD, UNNAMED } from '@/lib/domain/annotation/mark';
import { TRIGGER_RULES } from '@/lib/domain/monitoring/trigger-rules';
import { seededRandom } from '@/lib/domain/random';
import type { Span } from '@/lib/domain/text/span';
import type { LoopWork } from '@/lib/pipelines/monitoring-ports';
import { countAgreed, finishedNotes } from '@/lib/pipelines/retrain/finished-notes';
import { DexieAnnotationStore } from '@/lib/store/annotation-store';
import type { Database } from '@/lib/store/database';
import { DexieDatasetStore } from '@/lib/store/dataset-store';
import { DexieMonitoringStore } from '@/lib/store/monitoring-store';
import { finishNote, openTab, tagEnough, withModel } from '../fixtures/loop-tab';

const OTHER: Annotator = 'Second reader';
/** Nobody else's marks are here. */
const ELSEWHERE: readonly Span[] = [{ start: 0, end: 1, label: 'TREATMENT' }];
const NOTES = 54;

let databases = 0;
let db: Database;
let noteIds: string[];
let tab: ReturnType<typeof openTab>;
beforeEach(async () => {
  const name = `disagree-${++databases}`;
  await withModel(name, 45);
  tab = openTab(name);
  db = tab.db;
  await tagEnough(db);
  noteIds = (await new DexieDatasetStore(db).notes('new')).map(({ note }) => note.id);
  const rules = { ...TRIGGER_RULES, retrainCoolDownMs: 0 };
  await new DexieMonitoringStore(db).putRules({ rules, origin: 'here' });
});

const fired = async () => (await db.firings.orderBy('seq').toArray()).map(({ rule }) => rule);
const retrainings = async () =>
  (await db.monitoring.toArray())
    .filter(({ key }) => key.startsWith('work/new-labels'))
    .map(({ value }) => value as LoopWork)
    .sort((a, b) => a.at - b.at)
    .map(({ state, code }) => [state, code].join(' ').trim());
const finishAll = async (annotator: Annotator, spans: readonly Span[], ids = noteIds) => {
  for (const noteId of ids) await finishNote(db, annotator, noteId, spans);
};
const grown = async () => (await db.datasets.toArray()).find(({ id }) => id !== 'toy' && id !== 'new');

describe('notes on which people disagree', () => {
  it('start no training, and start it once somebody has decided on enough of them', async () => {
    await finishAll(OTHER, ELSEWHERE);
    await tab.run();
    expect(await fired()).toEqual([]);
    await finishAll(GOLD, ELSEWHERE, noteIds.slice(0, 49));
    await tab.run();
    expect(await fired()).toEqual([]);
    await finishAll(GOLD, ELSEWHERE, noteIds.slice(49, 50));
    await tab.run();
    expect(await fired()).toEqual(['new-labels', 'challenger-ready']);
    expect(await retrainings()).toEqual(['done']);
    expect((await grown())?.name).toBe('Toy, 50 notes added');
  }, 60_000);

  it('that nobody agrees on when the training begins make it fail, and it begins anew when they are decided on', async () => {
    await tab.api.tellLabelled();
    expect(await fired()).toEqual(['new-labels']);
    // Between the firing and its work another person finishes them all, otherwise.
    await finishAll(OTHER, ELSEWHERE);
    await tab.run();
    expect(await fired()).toEqual(['new-labels', 'training-failed']);
    expect(await retrainings()).toEqual(['failed nothing-agreed']);
    expect(await grown()).toBeUndefined();

    // As many as were tried: none of them could be learned from then.
    await finishAll(GOLD, ELSEWHERE);
    await tab.run();
    expect(await retrainings()).toEqual(['failed nothing-agreed', 'done']);
    expect(await fired()).toEqual(['new-labels', 'training-failed', 'new-labels', 'challenger-ready']);
    expect((await grown())?.name).toBe('Toy, 54 notes added');
  }, 60_000);

  it('are counted as the training would take them, whoever finished what', async () => {
    const random = seededRandom(11);
    const layers: readonly Annotator[] = [OTHER, 'Third', GOLD];
    for (const noteId of noteIds) {
      for (const annotator of layers) {
        if (random() < 0.6) continue;
        const own = (await new DexieAnnotationStore(db).work('p', UNNAMED, noteId)).marks;
        await finishNote(db, annotator, noteId, random() < 0.5 ? own : ELSEWHERE);
      }
    }
    const stores = { annotations: new DexieAnnotationStore(db), datasets: new DexieDatasetStore(db) };
    const project = await stores.annotations.project('p');
    if (!project) throw new Error('no project');
    for (const since of ['', '2020-01-01T00:00:00.000Z', new Date().toISOString()]) {
      const { notes, setAside } = await finishedNotes([project], since, stores);
      expect(await countAgreed([project], since, stores)).toBe(notes.length);
      if (since === '') {
        expect(notes.length).toBeGreaterThan(20);
        expect(setAside.length).toBeGreaterThan(5);
        expect(notes.length + setAside.length).toBe(NOTES);
      } else if (!since.startsWith('2020')) expect(notes).toHaveLength(0);
    }
  }, 60_000);
});
